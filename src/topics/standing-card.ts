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
import { isThin, isWide } from './coverage.ts';
import type { Metric } from './topic.ts';

/** A rank among fewer places than this says nothing. */
const FEWEST = 5;

/** The largest share that is written for less than all. */
const ALMOST_ALL = 99.9;

/** True where a standing tells something: among enough places, of more than a few of the states that it speaks of. */
export function isTelling({ of, figure, coverage }: Standing): boolean {
  return of >= FEWEST && figure.value !== undefined && isWide(coverage);
}

/** Where one figure of a place stands, in one or two sentences. @param telling standings of one figure; with none of them undefined */
export function sayStanding(place: Place, metric: Metric, telling: readonly Standing[]): string | undefined {
  const first = telling.find(({ coverage }) => !isThin(coverage)) ?? telling[0];
  if (first?.figure.value === undefined) return undefined;
  const value = formatFigure({ ...first.figure, value: first.figure.value }, metric.unit);
  return words.standing.text(
    placeTitle(place),
    metric.label,
    value,
    list(
      telling.map((standing) =>
        (isThin(standing.coverage) ? words.standing.rankOfKnown : words.standing.rank)(
          formatCount(standing.rank),
          formatCount(standing.of),
          groupName(standing),
        ),
      ),
    ),
    shareBelow(first),
    groupName(first),
    sourceWords(first.figure),
  );
}

/** In how many of a hundred it is lower; that of all is said of the first alone. */
function shareBelow({ percentile, rank }: Standing): string {
  const whole = Math.round(percentile);
  if (whole < 100 || rank === 1) return formatValue(whole, 'percent');
  return formatValue(Math.min(ALMOST_ALL, Math.floor(percentile * 10) / 10), 'percent');
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

function groupName({ among, coverage }: Standing): string {
  const { inState, inNation, ofItsSize, known } = words.standing;
  const group =
    among.states !== undefined
      ? inState(areaName(among.states))
      : among.minPopulation === undefined
        ? inNation
        : ofItsSize;
  return isThin(coverage) ? known(group) : group;
}
