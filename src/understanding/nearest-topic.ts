import type { Catalogue } from '../topics/catalogue.ts';
import type { MetricId } from '../topics/topic.ts';
import type { Match } from './lexicon.ts';
import type { Reading } from './reading.ts';

/** The figure or topic that is named closest to a number, or to what stands for one. */
export function nearestTopic({ matches }: Reading, at: number, after: number): Match | undefined {
  return matches
    .filter(
      ({ meaning, to, from }) =>
        meaning.for === 'topic' &&
        meaning.order === undefined &&
        ((to <= at && at - to <= 4) || (from >= after && from - after <= 3)),
    )
    .sort((a, b) => distance(a, at, after) - distance(b, at, after))[0];
}

/** "by rent", "ordered by the lowest crime": what stands behind "by" is what places are ranked by. */
export function isRankedBy({ words }: Pick<Reading, 'words'>, { from }: Pick<Match, 'from'>): boolean {
  return /\b(?:by|on|per)(?: (?:the|their|its|highest|lowest|most|least|best|worst))*$/.test(
    words
      .slice(Math.max(0, from - 3), from)
      .map(({ text }) => text)
      .join(' '),
  );
}

export function metricOf(match: Match | undefined, catalogue: Catalogue): MetricId | undefined {
  if (match?.meaning.for !== 'topic') return undefined;
  return match.meaning.metric ?? catalogue.topic(match.meaning.topic)?.main;
}

/** How many words lie between; a little more after the number than before it. */
export function distance(match: { from: number; to: number }, at: number, after: number): number {
  return match.to <= at ? at - match.to : match.from - after + 0.5;
}
