import type { Figure } from '../places/figure.ts';
import type { Place } from '../places/place.ts';
import type { Standing } from '../places/store.ts';
import { standsAgainst } from '../replies/comparatives.ts';
import { formatCount, formatFigure, formatValue } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { placeTitle } from '../replies/places.ts';
import { sourceWords } from '../replies/words/sources.ts';
import { words } from '../replies/words/index.ts';
import { areaName } from './benchmark.ts';
import type { Metric } from './topic.ts';

/** A rank among fewer places than this says nothing. */
const FEWEST = 5;

/** Where one figure of a place stands among the given groups, in one or two sentences; undefined where too few have it. */
export function sayStanding(place: Place, metric: Metric, standings: readonly Standing[]): string | undefined {
  const telling = standings.filter(({ of, figure }) => of >= FEWEST && figure.value !== undefined);
  const [first] = telling;
  if (first?.figure.value === undefined) return undefined;
  const value = formatFigure({ ...first.figure, value: first.figure.value }, metric.unit);
  return words.standing.text(
    placeTitle(place),
    metric.label,
    value,
    list(
      telling.map((standing) =>
        words.standing.rank(formatCount(standing.rank), formatCount(standing.of), groupName(standing)),
      ),
    ),
    `${Math.round(first.percentile)} %`,
    groupName(first),
    sourceWords(first.figure),
  );
}

/**
 * "$90,000 is a little below the median household income in Austin, TX ($91,501, ACS 2023)."
 * @param amount in the unit of the metric
 */
export function sayAmount(
  amount: number,
  place: Place,
  metric: Metric,
  figure: Figure & { readonly value: number },
): string {
  const value = formatFigure(figure, metric.unit);
  const whose = words.standing.whose(metric.label, placeTitle(place), value, sourceWords(figure));
  return words.standing.amount(formatValue(amount, metric.unit), standsAgainst(amount, figure.value, whose));
}

function groupName({ among }: Standing): string {
  if (among.states !== undefined) return words.standing.inState(areaName(among.states));
  return among.minPopulation === undefined ? words.standing.inNation : words.standing.ofItsSize;
}
