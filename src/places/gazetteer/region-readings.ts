import { REGIONS, type Region } from '../regions.ts';
import type { Word } from './message.ts';
import { surpriseOf, type Lookup, type Reading } from './readings.ts';
import { spellings } from './spellings.ts';
import { WEIGHT } from './weights.ts';

const LONGEST_REGION = 4;
/** "southern cities": what is counted of a region. */
const COUNTED = /^(?:cit(?:y|ies)|towns?|places?|suburbs?|villages?|communities|metros?|states?|areas?|locations?)$/;
/** "the south side", "the west end", "the south of France": a part of something else. */
const PART_OF =
  /^(?:side|sides|of|end|bay|part|parts|loop|shore|fork|valley|hills?|pole|wing|bank|county|street|st|avenue|ave|pacific|sea|lawn|park|beach|bend|village|korean?|african?|american?|asian?|central|exit|entrance|facing|bound)$/;

/** Regions by the words of their names, without blanks. */
const NAMED = new Map(
  REGIONS.flatMap((region) => {
    const names = [region.name, region.name.replace(/^the /, ''), ...(region.others ?? [])];
    return [...names, ...names.map((name) => `the ${name.replace(/^the /, '')}`)]
      .filter((name) => !isDirection(region, name.replace(/^the /, '')))
      .flatMap((name) => spellings(name).map((words) => [words.join(''), region] as const));
  }),
);
const DIRECTIONS = new Map(
  REGIONS.flatMap((region) => (region.directions ?? []).map((word) => [word, region] as const)),
);

function isDirection({ directions = [] }: Region, name: string): boolean {
  return directions.includes(name.toLowerCase());
}

/** Regions of whole states that begin at a word: "the Midwest", "the south", "southern towns". */
export function regionReadings(from: number, lookup: Lookup): Reading[] {
  const { words } = lookup;
  const readings: Reading[] = [];
  const add = (region: Region, to: number, certainty: number): unknown =>
    readings.push({
      from,
      to,
      meaning: { kind: 'outside', entry: { kind: 'states', name: region.name, states: region.states } },
      score: WEIGHT.region + certainty + surpriseOf(words.slice(from, to)),
    });
  let key = '';
  for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_REGION); to += 1) {
    const word = words[to - 1];
    if (word === undefined || (to > from + 1 && !word.joined)) break;
    key += word.owner?.folded ?? word.folded;
    const named = NAMED.get(key);
    if (named) add(named, to, 0);
  }
  const [first, second] = words.slice(from, from + 2);
  const own = DIRECTIONS.get(first?.folded ?? '');
  if (own && second?.joined === true && COUNTED.test(second.folded)) add(own, from + 1, WEIGHT.direction);
  const after = first?.folded === 'the' ? DIRECTIONS.get(second?.folded ?? '') : undefined;
  if (after && !isPartOf(words[from + 2], from + 2, lookup)) add(after, from + 2, WEIGHT.direction);
  return readings;
}

/** Whether "the south" goes on: "the south side", "the South Bronx", "the south Texas coast". */
function isPartOf(next: Word | undefined, at: number, { states }: Lookup): boolean {
  if (next?.joined !== true) return false;
  if (COUNTED.test(next.folded)) return false;
  return (
    PART_OF.test(next.folded) ||
    next.kind === 'name' ||
    next.kind === 'unknown' ||
    states.startingAt(at).some(({ form }) => form === 'name')
  );
}
