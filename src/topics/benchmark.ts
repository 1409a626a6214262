import type { StateCode } from '../places/place.ts';
import { regionOf } from '../places/regions.ts';
import { stateName } from '../places/states.ts';
import type { Standing } from '../places/store.ts';
import { cardWords } from '../replies/words/cards.ts';
import { sameAs, standsAgainst } from '../replies/comparatives.ts';
import { list } from '../replies/lists.ts';
import { formatCount, formatValue } from '../replies/format.ts';
import { sameSource } from '../replies/words/sources.ts';
import { marginOf, sameWithinMargins } from './margins.ts';
import { readings, type Reading } from './reading.ts';
import type { Metric, Unit } from './topic.ts';
import type { PlaceView } from './view.ts';

/** Totals: a place is not "above" its state in people. */
const TOTALS: ReadonlySet<Unit> = new Set<Unit>(['people', 'households', 'homes', 'square-miles']);

/** Adds up over places, so that there is no usual size of it. */
export function isTotal({ unit }: Metric): boolean {
  return TOTALS.has(unit);
}

/** The median of fewer other places than this moves with any one of them. */
const FEWEST_PEERS = 10;

/** The median of the other places of a place's size, and how many they are. */
export interface Peers {
  readonly count: number;
  readonly median: number;
  readonly states?: readonly StateCode[];
}

/** What a standing tells of the others; undefined where they are too few. */
export function peersIn({ of, median, among }: Standing): Peers | undefined {
  const count = of - 1;
  return median === undefined || count < FEWEST_PEERS ? undefined : { count, median, states: among.states };
}

/**
 * How one place stands: against its state and the nation where they have the figure of the same source and vintage, else
 * against the median of the places of its size in its state; a difference inside the figure's own margin of error is none.
 * Undefined where nothing is comparable.
 * @param what the subject of the sentence, where "that" could be taken for another figure
 */
export function benchmarkSentence(
  metric: Metric,
  reading: Reading,
  view: PlaceView,
  what: string = cardWords.that,
): string | undefined {
  if (isTotal(metric) || reading.bound !== undefined || reading.value <= 0) return undefined;
  const state = stateName(view.place.state);
  const areas = [
    { reading: benchmark(metric, reading, view.state), whose: cardWords.stateOf(state) },
    { reading: benchmark(metric, reading, view.nation), whose: cardWords.nation },
  ];
  const ofAreas = areas.flatMap(({ reading: theirs, whose }) => (theirs ? [against(reading, theirs, whose)] : []));
  if (ofAreas.length > 0) return cardWords.benchmarks(what, ofAreas);
  const others = peersOf(reading, view);
  if (!others || others.median <= 0) return undefined;
  const peers = cardWords.peers(
    formatCount(others.count),
    areaName(others.states),
    formatValue(others.median, metric.unit),
  );
  const stands = standsAgainst(reading.value, others.median, peers);
  const isUnsure = isInsideMargin(metric, reading, others.median, view) && stands !== sameAs(peers);
  return isUnsure ? cardWords.unsure(peers) : cardWords.benchmarks(what, [stands]);
}

function isInsideMargin(metric: Metric, reading: Reading, median: number, { place }: PlaceView): boolean {
  const { population = 0 } = place;
  if (reading.dataset !== 'acs5' || (population === 0 && reading.margin === undefined)) return false;
  return Math.abs(reading.value - median) <= marginOf(metric, reading, population);
}

/** A state's or the nation's number of the same variable, source and vintage. */
export function benchmark(
  metric: Pick<Metric, 'variables'>,
  reading: Reading,
  area: PlaceView['state'],
): Reading | undefined {
  return readings(metric, area).find(
    (theirs) =>
      theirs.variable === reading.variable &&
      sameSource(theirs, reading) &&
      theirs.bound === undefined &&
      theirs.value > 0,
  );
}

/** "Washington" for WA, "the Midwest" for its states, "Ohio and Iowa" for two that make no region; "the US" for no state. */
export function areaName(states: readonly StateCode[] | undefined): string {
  if (states === undefined || states.length === 0) return cardWords.theUs;
  return regionOf(states)?.name ?? list(states.map(stateName));
}

function against(ours: Reading, theirs: Reading, whose: string): string {
  return standsAgainst(sameWithinMargins(ours, theirs) ? theirs.value : ours.value, theirs.value, whose);
}

/** The places that a figure is measured against where no state's or nation's is known. */
export function peersOf(reading: Reading, { standing }: PlaceView): Peers | undefined {
  if (!standing) return undefined;
  const { variable, dataset, year } = standing.figure;
  const isOfReading = variable === reading.variable && dataset === reading.dataset && year === reading.year;
  return isOfReading ? peersIn(standing) : undefined;
}
