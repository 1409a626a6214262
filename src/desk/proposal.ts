import type { PlaceLookup } from '../places/lookup.ts';
import { withSource, type Corpus } from '../understanding/corpus.ts';
import { isOrdinary, type ExplainingUnderstanding } from '../understanding/understand.ts';
import { PLACE, STATE } from '../understanding/words.ts';
import { withLines } from './file-text.ts';
import { nameOf } from './sense.ts';
import type { Target } from './targets.ts';

/** What an editor wants the bot to learn. */
export interface Proposal {
  readonly target: Target;
  /** Learned from; `@place` and `@state` stand where a person names one. */
  readonly phrases: readonly string[];
  /** Never learned from; places are marked: `[philly](Philadelphia, PA)`. */
  readonly tests: readonly string[];
}

/** The lines of a form's field, without blanks around them and without repetitions. */
export function linesOf(field: string): readonly string[] {
  const lines = field.split(/\r?\n/).map((line) => line.normalize('NFC').replace(/\s+/g, ' ').trim());
  return [...new Set(lines)].filter((line) => line !== '');
}

/** A phrase as the corpus keeps it: `@place` and `@state` in place of the names. */
export function asPhrase(text: string, understanding: ExplainingUnderstanding): string {
  const { places, states } = namesIn(text, understanding);
  const masks = [
    ...places.map(({ span }) => ({ span, mask: PLACE })),
    ...states
      .filter(({ span }) => !places.some((place) => overlap(place.span, span)))
      .map(({ span }) => ({ span, mask: STATE })),
  ];
  return replaced(
    text,
    masks.map(({ span, mask }) => ({ span, by: mask })),
  );
}

/** A test as the corpus keeps it: each name that leaves no doubt is marked with the place it means. */
export function asTest(
  text: string,
  understanding: ExplainingUnderstanding,
  lookup: Pick<PlaceLookup, 'get' | 'find'>,
): string {
  if (text.includes('](')) return text; // marked by hand
  const marks = namesIn(text, understanding).places.flatMap(({ span, text: written, candidates, decided }) => {
    const name = nameOf(lookup.get(candidates[0] ?? ''));
    return decided && name !== undefined && lookup.find(name) === candidates[0]
      ? [{ span, by: `[${written}](${name})` }]
      : [];
  });
  return replaced(text, marks);
}

/** The corpus with a proposal in it, and the changed file's text. */
export function withProposal(
  corpus: Corpus,
  { target, phrases, tests }: Proposal,
): { readonly corpus: Corpus; readonly source: string } {
  const file = corpus.files.find(({ path }) => path === target.path);
  if (file === undefined) throw new RangeError(`the corpus has no file ${target.path}`);
  const taught = withLines(file.source, ['data', target.entry, 'utterances'], phrases);
  const source = withLines(taught, ['data', target.entry, 'tests'], tests);
  return { corpus: withSource(corpus, target.path, source).corpus, source };
}

/** The places and states that are named in a text; words that are masks already are none. */
function namesIn(text: string, understanding: ExplainingUnderstanding) {
  const { mentions, states } = understanding.explain(text.replace(/@\w+/g, (mask) => ','.padEnd(mask.length))).reading
    .places;
  return { places: mentions.filter((mention) => !isOrdinary(mention, understanding.uses)), states };
}

type Span = readonly [number, number];

function overlap(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function replaced(text: string, changes: readonly { readonly span: Span; readonly by: string }[]): string {
  return changes
    .toSorted((a, b) => b.span[0] - a.span[0])
    .reduce((changed, { span, by }) => changed.slice(0, span[0]) + by + changed.slice(span[1]), text);
}
