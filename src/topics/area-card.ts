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
import type { Metric, Topic } from './topic.ts';

/**
 * A figure of a whole state, or of the nation where none is given: its own where the store has it, else that it isn't known and
 * what is usual among the places there.
 * @param among the places that stand for the state or the nation
 */
export async function sayArea(
  metric: Metric,
  topic: Topic,
  state: StateCode | undefined,
  among: PeerGroup,
  store: PlaceStore,
): Promise<string> {
  const { notWhole, whole, middle } = words.listed;
  const area = areaGeoid(state);
  const own = newest((await store.figures([area])).get(area), metric.variables);
  if (own && isKnown(own))
    return whole(areaName(state), metric.label, formatFigure(own, metric.unit), sourceWords(own));
  const found = isTotal(metric) ? undefined : await widestUsual(metric, topic, among, store);
  if (!found) return notWhole(areaName(state));
  const { label, unit } = found.metric;
  const { median, of, vintages } = found.usual;
  const sources = list([...new Set(vintages.map(sourceWords))]);
  const least = formatCount(among.minPopulation ?? 0);
  return `${notWhole(areaName(state))} ${middle(label, formatValue(median, unit), formatCount(of), least, sources)}`;
}

/** What is usual by the column that most places have, of the metric or of one that answers the same question. */
async function widestUsual(
  metric: Metric,
  topic: Topic,
  among: PeerGroup,
  store: PlaceStore,
): Promise<{ readonly metric: Metric; readonly usual: Usual } | undefined> {
  const columns = alternativesTo(metric, topic).flatMap((each) =>
    each.variables.map((variable) => ({ metric: each, variable })),
  );
  const usuals = await store.usual(columns, among);
  const known = columns.flatMap((column, at) => {
    const usual = usuals[at];
    return usual ? [{ metric: column.metric, usual }] : [];
  });
  return known.toSorted((a, b) => b.usual.of - a.usual.of)[0];
}
