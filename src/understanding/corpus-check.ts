import { loadWordUses, type WordUses } from '../places/gazetteer/surprise.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { NONE } from './classifier.ts';
import {
  CorpusError,
  faultLine,
  lineOf,
  type Corpus,
  type CorpusEntry,
  type CorpusFile,
  type Fault,
} from './corpus.ts';
import { unmark, type FindPlace } from './corpus-tests.ts';
import { createLexicon } from './lexicon.ts';
import { lexiconEntriesOf } from './model.ts';
import { isOrdinary, type PlaceFinder } from './understand.ts';
import { INTENTS } from './utterance.ts';
import { fold, isEmpty, stemsOf, wordsOf } from './words.ts';

/** What the faults of a corpus are judged by. */
export interface CheckParts {
  readonly topics: Catalogue;
  readonly find: FindPlace;
  /** Names of places in a phrase, where a mask belongs. */
  readonly placesInText: PlaceFinder['placesInText'];
  readonly uses: WordUses;
}

/** The parts, from what the app and the commands have. */
export function checkParts(
  topics: Catalogue,
  lookup: PlaceLookup,
  { placesInText }: Pick<PlaceFinder, 'placesInText'>,
): CheckParts {
  return { topics, find: (nameAndState) => lookup.find(nameAndState), placesInText, uses: loadWordUses() };
}

/**
 * Holds a corpus against the catalogue before it is used: each topic and intent has phrases and tests, each figure exists.
 * @throws CorpusError naming the files
 */
export function requireCorpusOf(topics: Catalogue, corpus: Corpus): void {
  const faults = [...corpus.files.flatMap((file) => namesIn(file, topics)), ...missing(corpus, topics)];
  if (faults.length > 0) throw new CorpusError(faults.map(faultLine).join('\n'));
}

/** Intents that need phrases of their own; the others follow from topics and places. */
const NEEDS_PHRASES: ReadonlySet<string> = new Set(
  INTENTS.filter((intent) => !['city-metric', 'choose-city', 'distress', 'fallback'].includes(intent)),
);
const SHORTEST_NEAR = 3;

/** Every fault of a corpus that can be read, in the order of its files. */
export function faultsOf(corpus: Corpus, parts: CheckParts): readonly Fault[] {
  const lexicon = createLexicon(lexiconEntriesOf(corpus), [], parts.uses);
  const namesPlace = (text: string): string | undefined =>
    parts.placesInText(text, (words) => lexicon.has(words)).mentions.find((mention) => !isOrdinary(mention, parts.uses))
      ?.text;
  return [
    ...corpus.files.flatMap((file) => [
      ...namesIn(file, parts.topics),
      ...phrasesIn(file, namesPlace),
      ...testsIn(file, parts),
    ]),
    ...repeated(corpus),
    ...missing(corpus, parts.topics),
  ].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
}

function fault(file: CorpusFile, text: string, message: string): Fault {
  return { path: file.path, line: lineOf(file.source, text), message };
}

/** Intents, topics and figures that nobody knows. */
function namesIn(file: CorpusFile, topics: Catalogue): Fault[] {
  const faults: Fault[] = [];
  const known = (id: string): boolean =>
    id === NONE || (INTENTS as readonly string[]).includes(id) || topics.topic(id) !== undefined;
  const metric = (id: string | undefined, topic: string | undefined): void => {
    if (id === undefined) return;
    const found = topics.metric(id);
    if (found === undefined)
      faults.push(fault(file, id, `there is no figure "${id}": the names are in src/topics/catalogue`));
    else if (topic !== undefined && found.topic.id !== topic)
      faults.push(fault(file, id, `the figure "${id}" belongs to the topic "${found.topic.id}", not to "${topic}"`));
  };
  if (file.kind === 'topic' && topics.topic(file.id) === undefined)
    faults.push(
      fault(
        file,
        file.name,
        `there is no topic "${file.id}": a topic's file has the name of one in src/topics/catalogue`,
      ),
    );
  for (const entry of file.data) {
    if (!known(entry.intent)) faults.push(fault(file, entry.intent, `"${entry.intent}" is no intent and no topic`));
    if (file.kind === 'topic' && entry.intent !== file.id)
      faults.push(fault(file, entry.intent, `"${entry.intent}" stands in the file of "${file.id}"`));
    metric(entry.metric, file.kind === 'topic' ? file.id : undefined);
    for (const topic of entry.topics ?? [])
      if (topics.topic(topic) === undefined) faults.push(fault(file, topic, `there is no topic "${topic}"`));
  }
  for (const { asked } of file.kind === 'topic' ? [] : (file.nearMisses ?? []))
    faults.push(fault(file, asked, `"${asked}": only a topic can stand in for something; move it to a topic's file`));
  for (const list of file.words ?? []) metric(list.metric, file.kind === 'topic' ? file.id : undefined);
  return faults;
}

/** Names of places where a mask belongs, and marks that belong to tests. */
function phrasesIn(file: CorpusFile, namesPlace: (text: string) => string | undefined): Fault[] {
  return file.data.flatMap(({ intent, utterances }) =>
    utterances.flatMap((text) => {
      if (text.includes(']('))
        return [fault(file, text, `"${text}": marks around places are for tests; write @place here`)];
      if (intent === NONE) return [];
      const named = namesPlace(text.replace(/@\w+/g, ' , '));
      return named === undefined
        ? []
        : [fault(file, text, `"${text}": "${named}" is a place; write @place in its stead`)];
    }),
  );
}

/** Marks that name no place, tests that are phrases as well. */
function testsIn(file: CorpusFile, { find }: CheckParts): Fault[] {
  const learned = new Set(file.data.flatMap(({ utterances }) => utterances.map(plainOf)));
  return file.data.flatMap(({ tests }) =>
    tests.flatMap((test) => {
      const marked = typeof test === 'string' ? test : test.text;
      const { text, places } = unmark(marked);
      const unknown = places.filter((name) => find(name) === undefined);
      const masked = plainOf(marked.replace(/\[[^\]]+\]\([^)]+\)/g, '@place'));
      return [
        ...unknown.map((name) => fault(file, marked, `"${text}": there is no place "${name}"; write "Name, ST"`)),
        ...(masked !== '@place' && learned.has(masked)
          ? [fault(file, marked, `"${text}" is a phrase as well: a test has to be in other words`)]
          : []),
      ];
    }),
  );
}

/** One phrase under two intents, and phrases of two intents that differ in nothing but endings, order and small words. */
function repeated(corpus: Corpus): Fault[] {
  const faults: Fault[] = [];
  const exact = new Map<string, { file: CorpusFile; entry: CorpusEntry }>();
  const near = new Map<string, { file: CorpusFile; entry: CorpusEntry; text: string }>();
  for (const file of corpus.files) {
    for (const entry of file.data) {
      for (const text of entry.utterances) {
        const plain = plainOf(text);
        const other = exact.get(plain);
        if (other === undefined) exact.set(plain, { file, entry });
        else if (other.entry.intent !== entry.intent)
          faults.push(fault(file, text, `"${text}" stands under "${other.entry.intent}" as well (${other.file.path})`));
        else faults.push(fault(file, text, `"${text}" stands there twice`));
        const key = stemsOf(text).length >= SHORTEST_NEAR ? [...stemsOf(text)].sort().join(' ') : undefined;
        const close = key === undefined ? undefined : near.get(key);
        if (key !== undefined && close === undefined) near.set(key, { file, entry, text });
        else if (close && other === undefined && close.entry.intent !== entry.intent)
          faults.push(
            fault(file, text, `"${text}" is nearly "${close.text}" of "${close.entry.intent}" (${close.file.path})`),
          );
      }
    }
  }
  return [...faults, ...repeatedWords(corpus)];
}

/** A word that speaks for two topics, or twice for one. */
function repeatedWords(corpus: Corpus): Fault[] {
  const faults: Fault[] = [];
  const owners = new Map<string, string>();
  for (const file of corpus.files) {
    for (const { words, weak = false } of file.words ?? []) {
      for (const phrase of words) {
        const key = wordsOf(phrase)
          .map(({ text }) => text)
          .join(' ');
        if (wordsOf(phrase).every(isEmpty)) faults.push(fault(file, phrase, `"${phrase}" says nothing by itself`));
        const owner = owners.get(key);
        if (owner !== undefined && owner !== file.id && !weak)
          faults.push(fault(file, phrase, `"${phrase}" stands under the words of "${owner}" as well`));
        owners.set(key, file.id);
      }
    }
  }
  return faults;
}

/** Topics and intents that nobody can ask for, or that no test looks at. */
function missing(corpus: Corpus, topics: Catalogue): Fault[] {
  const faults: Fault[] = [];
  const folder = corpus.files[0]?.path.replace(/[^/\\]+[/\\][^/\\]+$/, '') ?? '';
  const entries = corpus.files.flatMap(({ data }) => data);
  const wanted = [...topics.topics.map(({ id }) => id), ...NEEDS_PHRASES, NONE];
  for (const id of wanted) {
    const own = entries.filter(({ intent }) => intent === id);
    const file = corpus.files.find(({ data }) => data.some(({ intent }) => intent === id));
    const at = { path: file?.path ?? `${folder}${topics.topic(id) ? 'topics' : 'intents'}/${id}.json`, line: 1 };
    if (own.every(({ utterances }) => utterances.length === 0))
      faults.push({ ...at, message: `"${id}" has no phrases` });
    if (own.every(({ tests }) => tests.length === 0)) faults.push({ ...at, message: `"${id}" has no tests` });
  }
  return faults;
}

function plainOf(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => (word.startsWith('@') ? word : fold(word)))
    .filter((word) => word !== '')
    .join(' ');
}
