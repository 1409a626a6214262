import { oneStepDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { groupsOf, toQuery } from '../src/conversation/ranking-query.ts';
import { button, reply } from '../src/replies/build.ts';
import { distinctTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';
import type { PeerGroup, Ranking, RankingQuery } from '../src/places/store.ts';
import type { Metric } from '../src/topics/topic.ts';
import { alternativesTo } from '../src/topics/alternatives.ts';
import { rankingCard } from '../src/topics/ranking-card.ts';
import { thresholdsOf, type Threshold } from '../src/topics/threshold.ts';

/** A list of fewer than one in this many of the places that an alternative ranks would mislead. */
const FAIR_SHARE = 2;

/** A state with fewer cities than this has its towns ranked with them. */
const FEWEST_CITIES = 20;

/** "most expensive city in Washington": a short list with the figures and a bar chart; each line opens its place. */
const rankCities: DialogFactory = ({ controller, catalogue, store, lookup, pictures }) =>
  oneStepDialog('rank-cities', controller, async (turn) => {
    const { ranking } = turn.request;
    const found = ranking && catalogue.metric(ranking.metric);
    if (!ranking || !found) throw new TypeError('rank-cities was begun without a figure to rank by');
    const rankAmong = async (among: PeerGroup): Promise<Ranked | undefined> => {
      const ranked = await Promise.all(
        alternativesTo(found.metric, found.topic).flatMap((metric) =>
          metric.variables.map(async (variable): Promise<Ranked | undefined> => {
            const by = { metric, asked: found.metric, variable };
            const thresholds = await thresholdsOf(ranking.where, among, by, { catalogue, store });
            const known = thresholds.filter((threshold) => threshold !== undefined);
            if (known.length < thresholds.length) return undefined;
            const query = toQuery(ranking, among, variable, known);
            return { metric, query, thresholds: known, result: await store.rank(query) };
          }),
        ),
      );
      return widestOf(ranked.filter((each) => each !== undefined));
    };
    const [cities, withTowns] = groupsOf(ranking);
    const amongCities = cities && (await rankAmong(cities));
    const widest =
      withTowns && (amongCities?.result.total ?? 0) < FEWEST_CITIES ? await rankAmong(withTowns) : amongCities;
    if (!widest || widest.result.rows.length === 0) {
      turn.say(reply(ranking.offset > 0 ? words.ranking.end : words.ranking.none));
      return;
    }
    const { metric, query, thresholds, result } = widest;
    const rows = result.rows.flatMap((row) => {
      const place = lookup.get(row.geoid);
      return place ? [{ ...row, place }] : [];
    });
    const card = rankingCard({ metric, query, thresholds, rows, ranking: result });
    const { caution } = found.topic;
    const text = [...(ranking.ofStates ? [words.ranking.ofStates] : []), card.text, ...(caution ? [caution] : [])];
    const shown = ranking.offset + rows.length;
    turn.say(
      reply(text.join(' '), {
        picture: card.chart && { url: pictures.ranking(query), alt: card.chart.alt },
        cards: rows.map((row, index) => ({
          title: distinctTitle(row.place, lookup),
          subtitle: card.lines[index] ?? '',
          buttons: [
            button(words.buttons.open, {
              do: 'topic',
              topic: found.topic.id,
              metric: metric.id,
              places: [row.geoid],
            }),
          ],
        })),
        quickReplies: shown < result.total ? [button(words.ranking.more, { do: 'more' })] : [],
      }),
    );
    turn.remember({ ranking: { ...ranking, shown }, offered: rows.map((row) => row.geoid) });
  });

interface Ranked {
  readonly metric: Metric;
  readonly query: RankingQuery;
  readonly thresholds: readonly Threshold[];
  readonly result: Ranking;
}

/** The asked figure where a fair share of the places has it; otherwise the alternative that most of them have. */
function widestOf(ranked: readonly Ranked[]): Ranked | undefined {
  const [first, ...rest] = ranked;
  if (!first) return undefined;
  const widest = rest.reduce((best, next) => (next.result.total > best.result.total ? next : best), first);
  return first.result.total * FAIR_SHARE >= widest.result.total ? first : widest;
}

export default rankCities;
