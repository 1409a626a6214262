import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { CitricsError } from '../errors.ts';
import { CORPUS_FOLDER, loadCorpus } from '../understanding/corpus.ts';
import type { Interpretation } from '../understanding/interpret.ts';
import { EVIDENCE } from '../understanding/scorer.ts';
import { createUnderstanding } from '../understanding/understand.ts';
import { nlpParts } from './nlp-parts.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { cache: { type: 'string' } },
});

try {
  if (positionals.length === 0)
    throw new CitricsError('nlp-try', 'Nothing to try: npm run -s nlp:try -- "rent in tacoma"');
  const [corpus, parts] = await Promise.all([loadCorpus(CORPUS_FOLDER), nlpParts()]);
  const understanding = await createUnderstanding({
    ...parts,
    corpus,
    cacheFolder: values.cache ?? join(loadConfig(process.env).dataDir, 'cache'),
  });
  for (const text of positionals) {
    show(understanding.explain(text), (geoid) => {
      const place = parts.gazetteer.get(geoid);
      return place ? `${place.name}, ${place.state}` : geoid;
    });
  }
} catch (error) {
  if (!(error instanceof CitricsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function show({ utterance, reading, scored, decided }: Interpretation, nameOf: (geoid: string) => string): void {
  const { text, mentions, intent, confidence, topics, ...rest } = utterance;
  console.log(`\n${JSON.stringify(text)}`);
  console.log(`  read as     ${reading.plain}`);
  console.log(`  intent      ${intent} (${confidence.toFixed(2)}), read as ${decided}`);
  for (const { topic, metric, confidence: sure, evidence } of topics)
    console.log(
      `  topic       ${topic}${metric === undefined ? '' : `, figure ${metric}`} (${sure.toFixed(2)}) by ${evidence.join(', ') || 'node-nlp'}`,
    );
  for (const { text: written, candidates, decided, match } of mentions)
    console.log(
      `  place       ${written}: ${candidates.slice(0, 4).map(nameOf).join('; ')}${decided ? '' : ' (asks which)'}, ${match}`,
    );
  const said = Object.entries(rest).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  for (const [key, value] of said) console.log(`  ${key.padEnd(11)} ${JSON.stringify(value)}`);
  console.log(
    `  words       ${reading.matches.map(({ phrase, meaning }) => `"${phrase}" → ${Object.values(meaning).filter(Boolean).join(' ')}`).join('; ') || 'none known'}`,
  );
  console.log('  considered');
  for (const { label, probability, evidence } of scored.slice(0, 5)) {
    const why = evidence.flatMap((value, i) =>
      i > 0 && value > 0 ? [`${EVIDENCE[i] ?? ''} ${value.toFixed(2)}`] : [],
    );
    console.log(`    ${probability.toFixed(2)}  ${label.padEnd(20)} ${why.join('; ')}`);
  }
}
