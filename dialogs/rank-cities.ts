import { answering } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { toQuery } from '../src/conversation/ranking-query.ts';
import { button, reply } from '../src/replies/build.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words.ts';
import type { VariableId } from '../src/places/figure.ts';
import type { PlaceStore, Ranking, RankingQuery } from '../src/places/store.ts';
import { rankingCard } from '../src/topics/ranking-card.ts';

/** "most expensive city in Washington": a short list with the figures and a bar chart; each line opens its place. */
const rankCities: DialogFactory = ({ controller, catalogue, store, lookup, pictures }) =>
  answering('rank-cities', controller, async (turn) => {
    const { ranking } = turn.request;
    const found = ranking && catalogue.metric(ranking.metric);
    if (!ranking || !found) throw new TypeError('rank-cities was begun without a figure to rank by');
    const { query, result } = await rankWidest(
      found.metric.variables,
      (variable) => toQuery(ranking, variable, catalogue),
      store,
    );
    if (result.rows.length === 0) {
      turn.say(reply(ranking.offset > 0 ? words.ranking.end : words.ranking.none));
      return;
    }
    const rows = result.rows.flatMap((row) => {
      const place = lookup.get(row.geoid);
      return place ? [{ ...row, place }] : [];
    });
    const card = rankingCard({ metric: found.metric, query, rows, ranking: result });
    const shown = ranking.offset + rows.length;
    turn.say(
      reply(card.text, {
        picture: card.chart && { url: pictures.ranking(query), alt: card.chart.alt },
        cards: rows.map((row, index) => ({
          title: distinctTitle(row.place, lookup),
          subtitle: card.lines[index] ?? '',
          buttons: [
            button(words.buttons.open, {
              do: 'topic',
              topic: found.topic.id,
              metric: found.metric.id,
              places: [row.geoid],
            }),
          ],
        })),
        quickReplies: shown < result.total ? [button(words.ranking.more, { do: 'more' })] : [],
      }),
    );
    turn.remember({ ranking: { ...ranking, shown }, offered: rows.map((row) => row.geoid) });
  });
/** A figure may come from several columns: the one that most of the places have makes the fairest list. */
async function rankWidest(
  variables: readonly VariableId[],
  toQueryBy: (variable: VariableId) => RankingQuery,
  store: PlaceStore,
): Promise<{ readonly query: RankingQuery; readonly result: Ranking }> {
  const ranked = await Promise.all(
    variables.map(async (variable) => {
      const query = toQueryBy(variable);
      return { query, result: await store.rank(query) };
    }),
  );
  const [first, ...rest] = ranked;
  if (!first) throw new TypeError('a metric without columns got into the catalogue');
  return rest.reduce((widest, next) => (next.result.total > widest.result.total ? next : widest), first);
}

export default rankCities;
