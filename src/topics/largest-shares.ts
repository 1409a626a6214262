import type { FigureSet } from '../places/figure.ts';
import { sameSource } from '../replies/words/sources.ts';
import { readings, type Reading } from './reading.ts';
import type { Share, Topic } from './topic.ts';

export interface NamedShare {
  readonly label: string;
  readonly reading: Reading;
}

/** Rounded shares add up to a little more or less than the whole, and groups of some sources overlap a little. */
const SLACK = 3;

/**
 * The largest shares of a distribution, largest first, in the newest vintage that shows them. Undefined where a share that is
 * not known might be larger than one of those: the rest up to 100 % decides.
 */
export function largestShares(
  shares: readonly Share[],
  topic: Topic,
  set: FigureSet,
  count: number,
): readonly NamedShare[] | undefined {
  const known = shares.map((share) => {
    const metric = topic.metrics.find(({ id }) => id === share.metric);
    return { label: share.label, readings: metric ? readings(metric, set) : [] };
  });
  const sources = known.flatMap((each) => each.readings).sort((a, b) => b.year - a.year);
  for (const source of sources) {
    const rows = known.flatMap(({ label, readings: all }) => {
      const reading = all.find((each) => sameSource(each, source));
      return reading ? [{ label, reading }] : [];
    });
    const sorted = rows.sort((a, b) => b.reading.value - a.reading.value);
    const named = sorted.slice(0, count).filter(({ reading }) => reading.value > 0);
    const smallest = named.at(-1)?.reading.value;
    const rest = 100 - sorted.reduce((total, { reading }) => total + reading.value, 0);
    const complete = rows.length === shares.length;
    if (smallest !== undefined && (complete || (named.length === count && smallest > rest + SLACK))) return named;
  }
  return undefined;
}
