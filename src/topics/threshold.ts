import { isKnown, newest } from '../places/figures-of.ts';
import type { Figure, VariableId } from '../places/figure.ts';
import type { Geoid } from '../places/place.ts';
import { areaGeoid } from '../places/states.ts';
import type { Condition, PeerGroup, PlaceStore, Usual } from '../places/store.ts';
import type { RankingCondition, RelativeValue } from '../understanding/utterance.ts';
import { alternativesTo } from './alternatives.ts';
import type { Catalogue } from './catalogue.ts';
import type { Metric } from './topic.ts';

/** A condition of a ranking as the store takes it, and what its number is where the person named none. */
export interface Threshold {
  readonly metric: Metric;
  readonly condition: Condition;
  readonly usual?: UsualValue;
}

/** A state's or the nation's own published figure, or the median of the places of a group. */
export type UsualValue =
  | { readonly kind: 'published'; readonly area: 'state' | 'nation'; readonly figure: Figure }
  | { readonly kind: 'median'; readonly among: PeerGroup; readonly usual: Usual };

/** A column counts as widely known where it has at least one in so many of the places that the best known one has. */
const FAIR_SHARE = 2;

/**
 * The conditions of a ranking in numbers; one for which nothing is known is undefined.
 *
 * @param among whom the ranking lists
 * @param ranked the figure that the list is by, whose conditions are about the very column that is shown
 */
export function thresholdsOf(
  conditions: readonly RankingCondition[],
  among: PeerGroup,
  ranked: { readonly metric: Metric; readonly asked: Metric; readonly variable: VariableId },
  { catalogue, store }: { readonly catalogue: Catalogue; readonly store: PlaceStore },
): Promise<readonly (Threshold | undefined)[]> {
  return Promise.all(
    conditions.map(async ({ variable: id, op, value }): Promise<Threshold | undefined> => {
      const found = catalogue.metric(id);
      if (!found) throw new TypeError(`no figure "${id}" in the catalogue: rankings are understood with it`);
      const isRanked = id === ranked.asked.id;
      const { metric, variable } = isRanked
        ? ranked
        : await widest(alternativesTo(found.metric, found.topic), among, store);
      if (typeof value === 'number') return { metric, condition: { variable, op, value } };
      const usual = await usualValue(variable, value, among, store);
      return usual && { metric, condition: { variable, op, value: numberOf(usual) }, usual };
    }),
  );
}

/** The first column of a metric, or of those that stand in for it, that a fair share of the places has that any column has. */
async function widest(metrics: readonly Metric[], among: PeerGroup, store: PlaceStore): Promise<Column> {
  const columns = metrics.flatMap((metric) => metric.variables.map((variable) => ({ metric, variable })));
  const usuals = await store.usual(
    columns.map(({ variable }) => ({ variable })),
    among,
  );
  const counts = usuals.map((usual) => usual?.of ?? 0);
  const most = Math.max(...counts);
  return columns[counts.findIndex((count) => count * FAIR_SHARE >= most)] as Column;
}

interface Column {
  readonly metric: Metric;
  readonly variable: VariableId;
}

async function usualValue(
  variable: VariableId,
  { usualOf }: RelativeValue,
  listed: PeerGroup,
  store: PlaceStore,
): Promise<UsualValue | undefined> {
  const area = areaOf(usualOf, listed);
  if (area !== undefined) {
    const figure = newest((await store.figures([area])).get(area), [variable]);
    if (figure && isKnown(figure) && figure.bound === undefined)
      return { kind: 'published', area: area === 'US' ? 'nation' : 'state', figure };
  }
  const among = area === 'US' ? { ...listed, states: undefined, near: undefined } : listed;
  const [usual] = await store.usual([{ variable }], among);
  return usual && { kind: 'median', among, usual };
}

/** Whose own figure is meant; undefined for the middle of those listed, which stands for a region as well. */
function areaOf(usualOf: RelativeValue['usualOf'], { states = [] }: PeerGroup): Geoid | undefined {
  if (usualOf === 'listed' || (usualOf === 'state' && states.length > 1)) return undefined;
  return areaGeoid(usualOf === 'state' ? states[0] : undefined);
}

function numberOf(usual: UsualValue): number {
  return usual.kind === 'published' ? (usual.figure.value as number) : usual.usual.median;
}
