import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { CitricsError } from '../errors.ts';

/** The editors' folder of the language that there is. */
export const CORPUS_FOLDER = join(import.meta.dirname, '../../nlp-corpus/en');

/** The corpus can't be used; the message names files, lines and what to do. */
export class CorpusError extends CitricsError {
  constructor(message: string, options?: ErrorOptions) {
    super('corpus', message, options);
  }
}

const test = z.union([
  z.string().min(1),
  z.strictObject({ text: z.string().min(1), after: z.array(z.string().min(1)).min(1) }),
]);
const entry = z.strictObject({
  /** A topic's id, an intent, or `None` for what is not for us. */
  intent: z.string().min(1),
  /** The figure of the topic that the phrases ask for. */
  metric: z.string().optional(),
  /** The topics that the phrases of an intent are about. */
  topics: z.array(z.string()).optional(),
  utterances: z.array(z.string().min(1)),
  tests: z.array(test),
});
const wordList = z.strictObject({
  metric: z.string().optional(),
  order: z.enum(['highest', 'lowest']).optional(),
  weak: z.boolean().optional(),
  about: z.string().optional(),
  words: z.array(z.string().min(1)).min(1),
});
const nearMiss = z.strictObject({
  /** What is asked for, after "I have no figures on". */
  asked: z.string().min(1),
  words: z.array(z.string().min(1)).min(1),
});
const file = z.strictObject({
  name: z.string().min(1),
  locale: z.literal('en-US'),
  data: z.array(entry).min(1),
  words: z.array(wordList).optional(),
  /** What people ask for that a topic stands in for: "murders" for the violent crime rate. */
  nearMisses: z.array(nearMiss).optional(),
});

export type CorpusEntry = z.infer<typeof entry>;
export type CorpusTest = z.infer<typeof test>;

/** One file of the editors' folder. */
export interface CorpusFile extends z.infer<typeof file> {
  readonly path: string;
  /** As on the disk, for the line of a fault. */
  readonly source: string;
  readonly kind: 'topic' | 'intent' | 'out-of-scope';
  /** The file's name without its ending: the id of its topic or intent. */
  readonly id: string;
}

export interface Corpus {
  readonly files: readonly CorpusFile[];
  /** SHA-256 over every file. */
  readonly hash: string;
}

/** A fault of one file. */
export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Reads a folder such as `nlp-corpus/en`; what can't be read comes back as faults. */
export async function readCorpus(folder: string): Promise<{ corpus: Corpus; faults: readonly Fault[] }> {
  const listed = [
    ...(await jsonFiles(join(folder, 'topics'), 'topic')),
    ...(await jsonFiles(join(folder, 'intents'), 'intent')),
    { path: join(folder, 'out-of-scope.json'), kind: 'out-of-scope' as const },
  ];
  const sources: Source[] = [];
  for (const { path, kind } of listed) {
    const source = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new CorpusError(`${path} can't be read: ${String(cause)}. Restore it from the repository.`, { cause });
    });
    sources.push({ path, kind, source });
  }
  return corpusOf(sources);
}

/** The corpus as it would be with another text in one of its files; what can't be read comes back as faults. */
export function withSource(corpus: Corpus, path: string, source: string): { corpus: Corpus; faults: readonly Fault[] } {
  return corpusOf(corpus.files.map((file) => (file.path === path ? { ...file, source } : file)));
}

type Source = Pick<CorpusFile, 'path' | 'source' | 'kind'>;

function corpusOf(sources: readonly Source[]): { corpus: Corpus; faults: readonly Fault[] } {
  const files: CorpusFile[] = [];
  const faults: Fault[] = [];
  const hash = createHash('sha256');
  for (const { path, source, kind } of sources) {
    hash.update(basename(path)).update(source);
    const read = parseFile(path, source);
    if ('faults' in read) faults.push(...read.faults);
    else files.push({ ...read.file, path, source, kind, id: basename(path, '.json') });
  }
  return { corpus: { files, hash: hash.digest('hex') }, faults };
}

/**
 * Reads a folder that has to be sound.
 * @throws CorpusError with every fault of form.
 */
export async function loadCorpus(folder: string): Promise<Corpus> {
  const { corpus, faults } = await readCorpus(folder);
  if (faults.length > 0) throw new CorpusError(faults.map(faultLine).join('\n'));
  return corpus;
}

export function faultLine({ path, line, message }: Fault): string {
  return `${path}:${line}: ${message}`;
}

/** The line (from 1) on which a JSON string of that text stands first. */
export function lineOf(source: string, text: string): number {
  const at = source.indexOf(JSON.stringify(text));
  return at < 0 ? 1 : source.slice(0, at).split('\n').length;
}

async function jsonFiles(
  folder: string,
  kind: CorpusFile['kind'],
): Promise<{ path: string; kind: CorpusFile['kind'] }[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new CorpusError(`${folder} can't be read: ${String(cause)}. Restore the folder from the repository.`, {
      cause,
    });
  });
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ path: join(folder, name), kind }));
}

function parseFile(path: string, source: string): { file: z.infer<typeof file> } | { faults: Fault[] } {
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    const line = lineOfBreak(source);
    return {
      faults: [{ path, line, message: `this is no JSON (a comma or a quote too many or too few?): ${String(error)}` }],
    };
  }
  const parsed = file.safeParse(json);
  if (parsed.success) return { file: parsed.data };
  return {
    faults: parsed.error.issues.map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const line = keys[0] === undefined ? lineOfPath(source, issue.path) : lineOf(source, keys[0]);
      return { path, line, message: `${issue.path.join('.')}${issue.path.length > 0 ? ': ' : ''}${issue.message}` };
    }),
  };
}

/** The first line with which a file can't go on as JSON; engines say where in different ways, or not at all. */
function lineOfBreak(source: string): number {
  const lines = source.split('\n');
  let [low, high] = [1, lines.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (breaks(lines.slice(0, middle).join('\n'))) high = middle;
    else low = middle + 1;
  }
  return low;
}

function breaks(start: string): boolean {
  try {
    JSON.parse(start);
    return false;
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    return (
      !/end of JSON|Unterminated/.test(String(error)) && (position === undefined || Number(position) < start.length)
    );
  }
}

/** About where a path of keys is: the n-th "utterances", "tests" or entry; good enough to open the file at. */
function lineOfPath(source: string, path: readonly PropertyKey[]): number {
  const key = path.findLast((part) => typeof part === 'string');
  return key === undefined ? 1 : lineOf(source, key);
}
