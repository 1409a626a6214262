import { isKnown, newest } from '../places/figures-of.ts';
import type { StateCode } from '../places/place.ts';
import { areaGeoid } from '../places/states.ts';
import type { PeerGroup, PlaceStore, Usual } from '../places/store.ts';
import { formatCount, formatFigure, formatValue } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { sourceWords } from '../replies/words/sources.ts';
import { words } from '../replies/words/index.ts';
import { alternativesTo } from './alternatives.ts';
import { areaName, isTotal } from './benchmark.ts';
import { isWide } from './coverage.ts';
import type { Metric, Topic } from './topic.ts';

/** A whole state, a region of several, or the nation where it has none, with the places that stand for it. */
export interface Area {
  readonly states?: readonly StateCode[];
  readonly among: PeerGroup & { readonly minPopulation: number };
}

/**
 * A figure of whole states, of regions or of the nation: their own where the store has it, which no region has, else that it
 * isn't known and what is usual among the places there, for all of them by the same column.
 * @param areas at least one
 */
export async function sayAreas(
  metric: Metric,
  topic: Topic,
  areas: readonly Area[],
  store: PlaceStore,
): Promise<string> {
  const { notWhole, whole, middle } = words.listed;
  const geoids = areas.map(({ states = [] }) => (states.length > 1 ? undefined : areaGeoid(states[0])));
  const own = await store.figures(geoids.filter((geoid) => geoid !== undefined));
  const published = areas.flatMap(({ states }, index) => {
    const figure = newest(own.get(geoids[index] ?? ''), metric.variables);
    return figure && isKnown(figure)
      ? [whole(areaName(states), metric.label, formatFigure(figure, metric.unit), sourceWords(figure))]
      : [];
  });
  if (published.length === areas.length) return published.join('\n');
  const unknown = notWhole(areas.map(({ states }) => areaName(states)));
  const found = isTotal(metric) ? undefined : await widestUsual(metric, topic, areas, store);
  if (!found) return unknown;
  const { label, unit } = found.metric;
  const lines = found.rows.map(({ area, usual }) => {
    const sources = list([...new Set(usual.vintages.map(sourceWords))]);
    const least = formatCount(area.among.minPopulation);
    return middle(formatCount(usual.of), areaName(area.states), least, label, formatValue(usual.median, unit), sources);
  });
  return [unknown, ...lines].join(lines.length > 1 ? '\n' : ' ');
}

/** What is usual in each area by the column that most places have, of the metric or of one that answers the same question. */
async function widestUsual(metric: Metric, topic: Topic, areas: readonly Area[], store: PlaceStore) {
  const columns = alternativesTo(metric, topic).flatMap((each) =>
    each.variables.map((variable) => ({ metric: each, variable })),
  );
  const perArea = await Promise.all(areas.map(({ among }) => store.usual(columns, among)));
  const candidates = columns.flatMap((column, at) => {
    const rows = areas.flatMap((area, index): { readonly area: Area; readonly usual: Usual }[] => {
      const usual = perArea[index]?.[at];
      return usual && isWide(usual.coverage) ? [{ area, usual }] : [];
    });
    const fewest = Math.min(...rows.map(({ usual }) => usual.of));
    return rows.length === areas.length ? [{ metric: column.metric, rows, fewest }] : [];
  });
  return candidates.toSorted((a, b) => b.fewest - a.fewest)[0];
}
