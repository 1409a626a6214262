import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CitricsError } from '../errors.ts';
import { loadWordUses } from '../places/gazetteer/surprise.ts';
import { converse } from '../conversation/converse.ts';
import { CORPUS_FOLDER, loadCorpus } from '../understanding/corpus.ts';
import { testsOf, type TestCase } from '../understanding/corpus-tests.ts';
import { confusions, evaluate, type Evaluation } from '../understanding/evaluate.ts';
import { phrasesOf, trainModel } from '../understanding/model.ts';
import { understandingOf } from '../understanding/understand.ts';
import { INTENTS } from '../understanding/utterance.ts';
import { nlpParts } from './nlp-parts.ts';

/** The file of tests can't be used. */
class TestFileError extends CitricsError {
  constructor(message: string, options?: ErrorOptions) {
    super('nlp-test-file', message, options);
  }
}

const tests = z.array(
  z.object({
    text: z.string(),
    intent: z.enum(INTENTS).optional(),
    topic: z.string().nullable().optional(),
    topics: z.array(z.string()).optional(),
    metric: z.string().optional(),
    places: z.array(z.string()).optional(),
    after: z.array(z.string()).optional(),
  }),
);

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, folds: { type: 'string' } },
  allowPositionals: true,
});

try {
  const corpus = await loadCorpus(CORPUS_FOLDER);
  const parts = await nlpParts();
  const uses = loadWordUses();
  const [file] = positionals;
  const cases = file === undefined ? testsOf(corpus, parts.find) : await readTests(file);
  const phrases = phrasesOf(corpus);
  const run = (kept: typeof phrases, of: readonly TestCase[]): Evaluation => {
    const understanding = understandingOf(trainModel(corpus, uses, kept), parts.gazetteer, parts.topics);
    return evaluate(of, (messages) => converse(understanding, parts.lookup, parts.topics, new Date(), messages));
  };
  const folds = values.folds === undefined ? 0 : Number(values.folds);
  if (folds > 1) {
    for (let fold = 0; fold < folds; fold += 1) {
      const result = run(
        phrases.filter((_, i) => i % folds !== fold),
        cases.filter((_, i) => i % folds === fold),
      );
      print(result, `fold ${fold + 1} of ${folds}: `);
    }
  } else print(run(phrases, cases), '');
} catch (error) {
  if (!(error instanceof CitricsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function readTests(path: string): Promise<readonly TestCase[]> {
  try {
    return tests.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new TestFileError(
      `${path} can't be read as tests: ${why}\nIt has to be a list of {"text", "intent", "topic", "places", "after"}.`,
      { cause },
    );
  }
}

function print(result: Evaluation, head: string): void {
  if (values.json) {
    console.log(JSON.stringify(result));
    return;
  }
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  console.log(
    `${head}${result.n} tests: all right ${percent(result.all)}; intent ${percent(result.intent)}, topic ${percent(result.topic)}, ` +
      `figure ${percent(result.metric)}, places ${percent(result.places)}; not for us recognised ${percent(result.out_of_scope_recall)}, ` +
      `good questions refused ${percent(result.refused)}`,
  );
  if (head !== '') return;
  console.log('\nTaken for something else, the most frequent first:');
  for (const { expected, got, count } of confusions(result).slice(0, 40))
    console.log(`${String(count).padStart(4)}  ${expected}  →  ${got}`);
  console.log('\nWorst cases (the surest first):');
  for (const { text, expected, got } of [...result.misses].sort((a, b) => b.got.confidence - a.got.confidence)) {
    console.log(
      `  ${JSON.stringify(text)}\n      expected ${JSON.stringify(expected)}\n      got      ${JSON.stringify(got)}`,
    );
  }
}
