import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { CitricsError } from '../errors.ts';
import { CORPUS_FOLDER, faultLine, lineOf, readCorpus, type Fault } from '../understanding/corpus.ts';
import { checkParts, faultsOf } from '../understanding/corpus-check.ts';
import { nlpParts } from './nlp-parts.ts';

const { positionals } = parseArgs({ allowPositionals: true });

try {
  const { corpus, faults } = await readCorpus(positionals[0] ?? CORPUS_FOLDER);
  const { gazetteer, topics, lookup } = await nlpParts();
  const inCorpus = faults.length > 0 ? faults : faultsOf(corpus, checkParts(topics, lookup, gazetteer));
  const all = [...inCorpus, ...unknownPlaces(gazetteer.unresolvedNicknames)];
  for (const fault of all) console.log(faultLine({ ...fault, path: relative(process.cwd(), fault.path) }));
  if (all.length > 0) process.exitCode = 1;
  else {
    const entries = corpus.files.flatMap(({ data }) => data);
    const phrases = entries.reduce((sum, { utterances }) => sum + utterances.length, 0);
    const tests = entries.reduce((sum, entry) => sum + entry.tests.length, 0);
    console.log(`No faults in ${corpus.files.length} files: ${phrases} phrases, ${tests} tests.`);
  }
} catch (error) {
  if (!(error instanceof CitricsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Nicknames and cities of regions that name no place of the list. */
function unknownPlaces(names: readonly string[]): readonly Fault[] {
  const path = join(CORPUS_FOLDER, 'places.json');
  const source = readFileSync(path, 'utf8');
  return names.map((name) => ({
    path,
    line: lineOf(source, name),
    message: `"${name}" leads to no place that is known: write the city as "Name, ST"`,
  }));
}
