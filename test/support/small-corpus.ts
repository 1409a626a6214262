import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { CORPUS_FOLDER } from '../../src/understanding/corpus.ts';

interface File {
  readonly data: { utterances: string[]; tests: unknown[] }[];
}

const PHRASES = 10;
const TESTS = 2;

let template: Promise<ReadonlyMap<string, string>> | undefined;

/** A copy of the corpus with the first phrases and tests of each topic and intent, in a folder of its own: trained in a second. */
export async function smallCorpus(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'citrics-desk-')), 'nlp-corpus', 'en');
  await cp(CORPUS_FOLDER, folder, { recursive: true });
  for (const [name, text] of await (template ??= smallFiles())) await writeFile(join(folder, name), text);
  return folder;
}

async function smallFiles(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(CORPUS_FOLDER, { recursive: true })).filter(
    (name) => name.endsWith('.json') && name !== 'places.json',
  );
  const files = names.map(async (name): Promise<[string, string]> => {
    const json = JSON.parse(await readFile(join(CORPUS_FOLDER, name), 'utf8')) as File;
    for (const entry of json.data) {
      entry.utterances = entry.utterances.slice(0, PHRASES);
      entry.tests = entry.tests.slice(0, TESTS);
    }
    return [name, await format(JSON.stringify(json, null, 2), { parser: 'json', printWidth: 120 })];
  });
  return new Map(await Promise.all(files));
}
