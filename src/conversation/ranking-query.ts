import type { VariableId } from '../places/figure.ts';
import type { RankingQuery } from '../places/store.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { RankingRequest } from '../understanding/utterance.ts';

/**
 * The size below which a place is no "city" to most people: hamlets with a handful of households hold every extreme. Used when
 * the person names no size; the answer says so.
 */
const USUAL_MINIMUM = { nation: 50_000, state: 10_000 } as const;

/** A person's ranking as the store takes it: metric ids become variables, an open size becomes the usual one. */
export function toQuery(
  ranking: RankingRequest & { readonly offset: number },
  variable: VariableId,
  catalogue: Catalogue,
): RankingQuery {
  const [state] = ranking.states;
  const usual = state === undefined ? USUAL_MINIMUM.nation : USUAL_MINIMUM.state;
  return {
    variable,
    among: {
      state,
      minPopulation: ranking.minPopulation ?? (ranking.maxPopulation === undefined ? usual : undefined),
      maxPopulation: ranking.maxPopulation,
    },
    where: ranking.where.flatMap((condition) => {
      const variableOf = catalogue.metric(condition.variable)?.metric.variables[0];
      return variableOf === undefined ? [] : [{ ...condition, variable: variableOf }];
    }),
    order: ranking.order,
    limit: ranking.count,
    offset: ranking.offset,
  };
}
