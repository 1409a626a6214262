import type { Figure, FigureSet } from '../places/figure.ts';
import { isKnown, newest } from '../places/figures-of.ts';
import type { Geoid } from '../places/place.ts';
import { formatFigure } from '../replies/format.ts';
import { sourceWords } from '../replies/words/sources.ts';
import { alternativesTo } from './alternatives.ts';
import type { Metric, Topic } from './topic.ts';

/** One figure of several places, to stand beside their names. */
export interface ValuesBeside {
  readonly label: string;
  /** `$1,400 a month`, by place; a place without the figure is left out. */
  readonly values: ReadonlyMap<Geoid, string>;
  readonly sources: readonly string[];
}

/** The figure of these places, or the nearest to it that more of them have; undefined where nothing of that is known. */
export function valuesBeside(
  metric: Metric,
  topic: Topic,
  geoids: readonly Geoid[],
  figures: ReadonlyMap<Geoid, FigureSet>,
): ValuesBeside | undefined {
  const found = alternativesTo(metric, topic).map((each) => ({ metric: each, rows: rowsOf(each, geoids, figures) }));
  const [best] = found.toSorted((a, b) => b.rows.length - a.rows.length);
  if (best === undefined || best.rows.length === 0) return undefined;
  return {
    label: best.metric.label,
    values: new Map(best.rows.map(({ geoid, figure }) => [geoid, formatFigure(figure, best.metric.unit)])),
    sources: [...new Set(best.rows.map(({ figure }) => sourceWords(figure)))],
  };
}

interface Row {
  readonly geoid: Geoid;
  readonly figure: Figure & { readonly value: number };
}

function rowsOf(
  { variables }: Metric,
  geoids: readonly Geoid[],
  figures: ReadonlyMap<Geoid, FigureSet>,
): readonly Row[] {
  return geoids.flatMap((geoid) => {
    const figure = newest(figures.get(geoid), variables);
    return figure && isKnown(figure) ? [{ geoid, figure }] : [];
  });
}
