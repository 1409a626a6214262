import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { answerRankingInTime } from '../src/conversation/answer-ranking-in-time.ts';
import { actionOfRanking } from '../src/conversation/ranking-action.ts';
import { limitsOf } from '../src/conversation/ranking-limits.ts';
import { groupsOf, toQuery } from '../src/conversation/ranking-query.ts';
import { button, reply } from '../src/replies/build.ts';
import { framed, sayInstead } from '../src/replies/framing.ts';
import { formatCount } from '../src/replies/format.ts';
import { distinctTitle, placeTitle } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';
import type { PeerGroup, Ranking, RankingQuery } from '../src/places/store.ts';
import type { Metric } from '../src/topics/topic.ts';
import { alternativesTo } from '../src/topics/alternatives.ts';
import type { Catalogue } from '../src/topics/catalogue.ts';
import type { RankingRequest } from '../src/understanding/utterance.ts';
import { isWide } from '../src/topics/coverage.ts';
import { rankingCard } from '../src/topics/ranking-card.ts';
import { sayWhyNone } from '../src/topics/ranking-of-none.ts';
import { thresholdsOf, type Threshold } from '../src/topics/threshold.ts';

/** A list of fewer than one in this many of the places that an alternative ranks would mislead. */
const FAIR_SHARE = 2;

/** "most expensive city in Washington", "safest suburbs of Dallas": a short list with the figures and a bar chart; each line opens its place. */
const rankCities: DialogFactory = (parts) =>
  placesDialog('rank-cities', parts.controller, async (turn) => {
    const { catalogue, store, lookup, pictures } = parts;
    const { places } = turn.request;
    const ranking = turn.request.ranking && byChangeFigure(turn.request.ranking, catalogue);
    const found = ranking && catalogue.metric(ranking.metric);
    if (!ranking || !found) throw new TypeError('rank-cities was begun without a figure to rank by');
    const { time } = ranking;
    if (time) return answerRankingInTime(turn, parts, { ...ranking, time }, found);
    const rankAmong = async (among: PeerGroup): Promise<readonly Ranked[]> => {
      const ranked = await Promise.all(
        alternativesTo(found.metric, found.topic).flatMap((metric) =>
          metric.variables.map(async (variable): Promise<Ranked | undefined> => {
            const by = { metric, asked: found.metric, variable };
            const thresholds = await thresholdsOf(ranking.where, among, by, { catalogue, store });
            const known = thresholds.filter((threshold) => threshold !== undefined);
            if (known.length < thresholds.length) return undefined;
            const query = toQuery(ranking, among, { variable, unit: metric.unit }, known);
            return { metric, query, thresholds: known, result: await store.rank(query) };
          }),
        ),
      );
      return ranked.filter((each) => each !== undefined);
    };
    let tried: readonly Ranked[] = [];
    let widest: Ranked | undefined;
    for (const { among, enough } of groupsOf(ranking, places)) {
      tried = await rankAmong(among);
      widest = widestOf(tried);
      if (widest && widest.result.total >= enough) break;
    }
    const near = lookup.get(places[0] ?? '');
    if (!widest || widest.result.rows.length === 0) {
      const none = (await sayWhyNone(tried, near, store)) ?? words.ranking.none;
      turn.say(reply(ranking.offset > 0 ? words.ranking.end : none));
      return;
    }
    const { metric, query, thresholds, result } = widest;
    const rows = result.rows.flatMap((row) => {
      const place = lookup.get(row.geoid);
      return place ? [{ ...row, place }] : [];
    });
    const card = rankingCard({ metric, query, thresholds, rows, near, ranking: result });
    const shown = ranking.offset + rows.length;
    const instead = near ? [] : sayInstead(turn.request.wanted, catalogue); // `framed` says it near a place
    const asked = ranking.offset === 0 && ranking.line !== undefined ? rows[ranking.line - 1] : undefined;
    const line =
      asked &&
      words.ranking.line(formatCount(asked.rank), placeTitle(asked.place), card.lines[rows.indexOf(asked)] ?? '');
    const before = [...limitsOf(ranking), ...instead, ...(line === undefined ? [] : [line])];
    const after = found.topic.caution === undefined ? [] : [found.topic.caution];
    const answer = reply([...before, card.text, ...after].join(' '), {
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
      opens: actionOfRanking(ranking, found.topic.id, near?.geoid),
      quickReplies: shown < result.total ? [button(words.ranking.more, { do: 'more' })] : [],
    });
    turn.say(near ? framed(answer, turn, parts) : answer);
    turn.remember({ ranking: { ...ranking, shown }, offered: rows.map((row) => row.geoid) });
  });

/** A ranking by change since no certain time is one by the figure that says it, where a source publishes such a one. */
function byChangeFigure<T extends RankingRequest>(ranking: T, catalogue: Catalogue): T {
  const found = catalogue.metric(ranking.metric);
  const { time } = ranking;
  if (!found || !time || time.at !== undefined || (time.since ?? time.until) !== undefined) return ranking;
  const [change] = alternativesTo(found.metric, found.topic).flatMap(({ changes = [] }) => changes);
  return change ? { ...ranking, metric: change.metric, time: undefined } : ranking;
}

interface Ranked {
  readonly metric: Metric;
  readonly query: RankingQuery;
  readonly thresholds: readonly Threshold[];
  readonly result: Ranking;
}

/**
 * The asked figure where a fair share of the places has it; otherwise the alternative that most of them have. A figure that is
 * known in a few states only yields to one that is known in most.
 */
function widestOf(all: readonly Ranked[]): Ranked | undefined {
  const wide = all.filter(({ result }) => isWide(result.coverage));
  const [first, ...rest] = wide.length > 0 ? wide : all;
  if (!first) return undefined;
  const widest = rest.reduce((best, next) => (next.result.total > best.result.total ? next : best), first);
  return first.result.total * FAIR_SHARE >= widest.result.total ? first : widest;
}

export default rankCities;
