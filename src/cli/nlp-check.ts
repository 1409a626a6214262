import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { CitricsError } from '../errors.ts';
import { CORPUS_FOLDER, faultLine, readCorpus } from '../understanding/corpus.ts';
import { checkParts, faultsOf } from '../understanding/corpus-check.ts';
import { nlpParts } from './nlp-parts.ts';

const { positionals } = parseArgs({ allowPositionals: true });

try {
  const { corpus, faults } = await readCorpus(positionals[0] ?? CORPUS_FOLDER);
  const { gazetteer, topics, lookup } = await nlpParts();
  const all = faults.length > 0 ? faults : faultsOf(corpus, checkParts(topics, lookup, gazetteer));
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
