import { z } from 'zod';
import type { DatasetId, FigureSet } from '../../places/figure.ts';
import type { Geoid } from '../../places/place.ts';
import type { Finding } from './rule.ts';

/** A number as its source publishes it, quoted by hand: `data/published-values.json`. */
export const PublishedValue = z.object({
  geoid: z.string(),
  name: z.string(),
  variable: z.string(),
  dataset: z.custom<DatasetId>((value) => typeof value === 'string'),
  year: z.number().int(),
  value: z.number(),
  bound: z.enum(['or-more', 'or-less']).optional(),
  margin: z.number().optional(),
  /** Publication and table, or address. */
  source: z.string().min(1),
});
export type PublishedValue = z.infer<typeof PublishedValue>;

/** Published values that the store doesn't give to the digit. */
export function comparePublished(
  published: readonly PublishedValue[],
  stored: ReadonlyMap<Geoid, FigureSet>,
): readonly Finding[] {
  return published.flatMap(({ geoid, name, variable, dataset, year, value, bound, margin, source }): Finding[] => {
    const figure = stored
      .get(geoid)
      ?.figures.find((each) => each.variable === variable && each.dataset === dataset && each.year === year);
    const isEqual = figure?.value === value && figure.bound === bound && (margin ?? figure.margin) === figure.margin;
    if (isEqual) return [];
    const values = `${source} publishes ${tell(value, bound, margin)}, the store has ${tell(figure?.value, figure?.bound, figure?.margin)}`;
    return [{ rule: 'published-values', geoid, name, variable, dataset, year, values }];
  });
}

function tell(value: number | undefined, bound: string | undefined, margin: number | undefined): string {
  if (value === undefined) return 'nothing';
  return `${String(value)}${bound ? ` ${bound}` : ''}${margin === undefined ? '' : ` ± ${String(margin)}`}`;
}
