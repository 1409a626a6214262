import { answering } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { toQuery } from '../src/conversation/ranking-query.ts';
import { button, reply } from '../src/replies/build.ts';
import { placeTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words.ts';
import { rankingCard } from '../src/topics/ranking-card.ts';

/** "most expensive city in Washington": a short list with the figures and a bar chart; each line opens its place. */
const rankCities: DialogFactory = ({ controller, catalogue, store, lookup, pictures }) =>
  answering('rank-cities', controller, async (turn) => {
    const { ranking } = turn.request;
    const found = ranking && catalogue.metric(ranking.metric);
    const variable = found?.metric.variables[0];
    if (!ranking || !found || variable === undefined)
      throw new TypeError('rank-cities was begun without a figure to rank by');
    const query = toQuery(ranking, variable, catalogue);
    const result = await store.rank(query);
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
          title: placeTitle(row.place),
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
export default rankCities;
