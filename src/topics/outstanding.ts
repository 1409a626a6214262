import type { Usual } from '../places/store.ts';
import { marginOf, Z_90 } from './margins.ts';
import type { Reading } from './reading.ts';
import type { Metric, MetricId } from './topic.ts';

/** One figure of a place beside what is usual in a group of places. */
export interface Beside {
  readonly metric: Metric;
  readonly ours: Reading;
  readonly usual: Usual;
}

/**
 * What a place can be known for, by theme: only one figure of a theme is said, for they tell the same story. Who lives there by
 * race, origin, language or disability is told to whoever asks, and never volunteered: people choose homes with this, and the
 * Fair Housing Act (42 U.S.C. 3604) forbids to steer them by it.
 */
export const THEMES: readonly {
  readonly metrics: readonly MetricId[];
  /** Only more than usual is worth saying: few people of a group are what most places have. */
  readonly onlyMore?: true;
}[] = [
  { metrics: ['median-age', 'under-18', '65-and-over'] },
  { metrics: ['median-household-income', 'per-capita-income', 'poverty-rate', 'child-poverty-rate', 'snap'] },
  { metrics: ['unemployment-rate', 'labor-force-participation'] },
  { metrics: ['bachelors-or-higher', 'graduate-degree', 'high-school-or-higher'] },
  { metrics: ['commute-minutes', 'public-transit', 'walk-to-work', 'work-from-home', 'no-car'] },
  { metrics: ['median-gross-rent', 'median-home-value', 'rent-burden'] },
  { metrics: ['owner-occupied', 'detached-homes', 'large-apartment-buildings', 'mobile-homes'] },
  { metrics: ['vacant-homes'], onlyMore: true },
  { metrics: ['built-before-1940', 'built-2010s', 'built-since-2020'], onlyMore: true },
  { metrics: ['self-employed', 'government-workers'], onlyMore: true },
  {
    metrics: ['work-in-farming', 'work-in-manufacturing', 'work-in-education-and-health', 'work-in-arts-and-food'],
    onlyMore: true,
  },
  { metrics: ['household-size', 'married-couples', 'households-with-children'] },
  { metrics: ['veterans', 'armed-forces'], onlyMore: true },
  { metrics: ['uninsured'], onlyMore: true },
];

/** Standard deviations of a normal distribution between its median and a quartile. */
const QUARTILE = 0.6745;
/** A figure nearer to the usual than this many robust standard deviations is nothing to speak of. */
const FURTHER_THAN = 1;
/** Nobody is struck by a smaller difference: points of a share, and parts of anything else. */
const LEAST = { points: 3, part: 0.1 } as const;
/** A share is worth a line if here or usually at least this many percent. */
const SMALLEST_SHARE = 5;

/**
 * The figures in which a place is furthest from what is usual, furthest first, one of a theme, at most `limit`.
 *
 * The distance is a robust standard score that lets each side of the group have its own spread, `(x - median) /
 * ((quartile - median) / 0.6745)` with the quartile of the side on which the place lies (the semi-interquartile form of A. C.
 * Kimber, "Exploratory data analysis for possibly censored data from skewed distributions", Applied Statistics 39 (1), 1990);
 * the place's own sampling error is added to the spread in quadrature, so that the noise of a small sample counts against it,
 * and a difference inside the 90 % margin of error is left out.
 *
 * @param population the place's number of people
 */
export function outstandingOf(figures: readonly Beside[], population: number, limit: number): readonly Beside[] {
  const scored = figures
    .map((each) => ({ each, score: scoreOf(each, population) }))
    .filter(({ each, score }) => Math.abs(score) >= FURTHER_THAN && isStriking(each))
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  const told = new Set<(typeof THEMES)[number]>();
  const chosen: Beside[] = [];
  for (const { each, score } of scored) {
    const theme = THEMES.find(({ metrics }) => metrics.includes(each.metric.id));
    if (!theme || told.has(theme) || (theme.onlyMore && score < 0)) continue;
    told.add(theme);
    chosen.push(each);
  }
  return chosen.slice(0, limit);
}

/** Zero where the difference is inside the margin of error. */
function scoreOf({ metric, ours, usual }: Beside, population: number): number {
  const difference = ours.value - usual.median;
  const margin = marginOf(metric, ours, population);
  if (Math.abs(difference) <= margin) return 0;
  const quartile = difference > 0 ? usual.upperQuartile : usual.lowerQuartile;
  return difference / Math.hypot((quartile - usual.median) / QUARTILE, margin / Z_90);
}

function isStriking({ metric, ours, usual }: Beside): boolean {
  const difference = Math.abs(ours.value - usual.median);
  if (metric.unit !== 'percent') return usual.median > 0 && difference >= LEAST.part * usual.median;
  return difference >= LEAST.points && Math.max(ours.value, usual.median) >= SMALLEST_SHARE;
}
