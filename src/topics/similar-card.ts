import type { Place } from '../places/place.ts';
import type { SimilarPlace } from '../places/store.ts';
import type { Figure } from '../places/figure.ts';
import { cardWords } from '../replies/words/cards.ts';
import { formatFigure } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { placeTitle } from '../replies/places.ts';
import { sourceWords } from '../replies/words/sources.ts';
import type { Catalogue } from './catalogue.ts';
import { isTooFewToSurvey } from './margins.ts';
import type { Metric } from './topic.ts';

/** Reasons said of each place: more would not be read. */
const MOST_REASONS = 2;

export interface SimilarParts {
  readonly place: Place;
  readonly rows: readonly (SimilarPlace & { readonly place: Place })[];
  readonly catalogue: Catalogue;
}

/** Places like another one, each with the figures in which it is closest. Pure. */
export function similarCard({ place, rows, catalogue }: SimilarParts): {
  readonly text: string;
  readonly lines: readonly string[];
  /** The figure that most of the reasons name, for a picture. */
  readonly metric?: Metric;
} {
  const named = rows.map((row) => ({ row, reasons: reasonsOf(row, catalogue) }));
  const lines = named.map(({ reasons }) => list(reasons.map(({ words }) => words)));
  const sources = [...new Set(named.flatMap(({ reasons }) => reasons.map(({ source }) => source)))];
  const tiny = [place, ...rows.map((row) => row.place)].filter(({ population }) => isTooFewToSurvey(population));
  const { title, line, sources: say } = cardWords.similar;
  return {
    text: [
      title(placeTitle(place)),
      ...named.map(({ row }, index) =>
        lines[index] === '' ? placeTitle(row.place) : line(placeTitle(row.place), lines[index] ?? ''),
      ),
      ...(sources.length === 0 ? [] : [say(sources)]),
      ...(tiny.length === 0 || sources.length === 0 ? [] : [cardWords.tooFew(list(tiny.map(placeTitle)))]),
    ].join('\n'),
    lines,
    metric: mostNamed(named.flatMap(({ reasons }) => reasons.map(({ metric }) => metric))),
  };
}

function reasonsOf(
  row: SimilarPlace,
  catalogue: Catalogue,
): readonly { metric: Metric; words: string; source: string }[] {
  return row.reasons
    .flatMap(({ variable, ours, theirs }) => {
      const metric = catalogue.topics
        .flatMap(({ metrics }) => metrics)
        .find(({ variables }) => variables.includes(variable));
      const here = metric && known(ours, metric);
      const there = metric && known(theirs, metric);
      if (!metric || here === undefined || there === undefined) return [];
      return [{ metric, words: cardWords.similar.reason(clauseOf(metric, there), here), source: sourceWords(theirs) }];
    })
    .slice(0, MOST_REASONS);
}

function mostNamed(metrics: readonly Metric[]): Metric | undefined {
  const count = (metric: Metric): number => metrics.filter((each) => each === metric).length;
  return metrics.toSorted((a, b) => count(b) - count(a))[0];
}

/** "44.4 % of people aged 25 and over have a bachelor's degree or higher" for a share, "median age 40 years" for the rest. */
function clauseOf({ unit, label, says }: Metric, value: string): string {
  if (unit !== 'percent' || !says.startsWith('{value} of')) return `${label} ${value}`;
  return says.replaceAll(' in {place}', '').replaceAll('{value}', () => value);
}

function known(figure: Figure, metric: Metric): string | undefined {
  return figure.value === undefined ? undefined : formatFigure({ ...figure, value: figure.value }, metric.unit);
}
