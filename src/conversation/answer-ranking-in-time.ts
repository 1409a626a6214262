import { button, reply } from '../replies/build.ts';
import { distinctTitle } from '../replies/places.ts';
import type { Reply } from '../replies/reply.ts';
import { timeWords } from '../replies/words/sources.ts';
import { words } from '../replies/words/index.ts';
import type { PeerGroup, RankingQuery } from '../places/store.ts';
import { stateName } from '../places/states.ts';
import { alternativesTo } from '../topics/alternatives.ts';
import { loadMembers, type Member } from '../topics/load-members.ts';
import { rankingInTimeCard } from '../topics/ranking-in-time-card.ts';
import { canRankChange, rankInTime, timesKnown, type RankingInTime } from '../topics/ranking-in-time.ts';
import { thresholdsOf, type Threshold } from '../topics/threshold.ts';
import type { TimeQuestion } from '../topics/time.ts';
import type { Metric, Topic } from '../topics/topic.ts';
import type { DialogParts } from './parts.ts';
import { actionOfRanking } from './ranking-action.ts';
import { limitsOf } from './ranking-limits.ts';
import { groupsOf, toQuery, type RankedGroup } from './ranking-query.ts';
import { actionOfTime } from './time-action.ts';
import type { Turn } from './turn.ts';

type Ranking = NonNullable<Turn['request']['ranking']>;
type RankingWithTime = Ranking & { readonly time: TimeQuestion };

/** The places that a ranking is among. */
interface Members {
  readonly among: PeerGroup;
  readonly query: RankingQuery;
  readonly thresholds: readonly Threshold[];
  readonly members: readonly Member[];
}

/** How places changed in size is no ranking by size: hamlets that doubled are left out of it. */
const NOT_BY_SIZE = 'change';

/**
 * A ranking by the figures of another time, or by how they changed; where nothing known can rank them so, what there is
 * instead.
 */
export async function answerRankingInTime(
  turn: Turn,
  parts: DialogParts,
  ranking: RankingWithTime,
  asked: { readonly metric: Metric; readonly topic: Topic },
): Promise<void> {
  const { time } = ranking;
  const { metric, topic } = asked;
  // The FBI warns against ranking by a year; by what changed from one to another it would be worse.
  const metrics = time.at === undefined && topic.caution !== undefined ? [] : alternativesTo(metric, topic);
  const places = turn.request.places;
  const groups = groupsOf({ ...ranking, metric: NOT_BY_SIZE }, places);
  let last: Members | undefined;
  for (const group of groups) {
    last = await membersFor(group, ranking, { metric, metrics }, parts);
    const found = last && rankInTime(metrics, last.members, time, last.query);
    if (!last || !found || (found.total < group.enough && group !== groups.at(-1))) continue;
    turn.say(listOf(found, last, { turn, parts, ranking, topic }));
    return;
  }
  const members = last?.members ?? [];
  const known = timesKnown(metrics, members, time);
  if (time.at === undefined && !canRankChange(metrics, members)) turn.say(cannotRank(metric, ranking));
  else
    turn.say(
      reply(known ? words.ranking.notThen(metric.label, timeWords(known[0]), timeWords(known[1])) : words.ranking.none),
    );
}

/** The places of a group that meet the ranking's conditions; undefined where nothing is known of one of these. */
async function membersFor(
  { among }: RankedGroup,
  ranking: Ranking,
  { metric, metrics }: { readonly metric: Metric; readonly metrics: readonly Metric[] },
  { catalogue, store, lookup }: DialogParts,
): Promise<Members | undefined> {
  const [variable = ''] = metric.variables;
  const thresholds = await thresholdsOf(
    ranking.where,
    among,
    { metric, asked: metric, variable },
    { catalogue, store },
  );
  const known = thresholds.filter((threshold) => threshold !== undefined);
  if (known.length < thresholds.length) return undefined;
  const query = toQuery(ranking, among, { variable, unit: metric.unit }, known);
  return {
    among,
    query,
    thresholds: known,
    members: await loadMembers({ among, where: query.where ?? [], metrics }, store, lookup),
  };
}

function listOf(
  found: RankingInTime,
  { among, query, thresholds }: Members,
  { turn, parts, ranking, topic }: { turn: Turn; parts: DialogParts; ranking: RankingWithTime; topic: Topic },
): Reply {
  const { lookup, pictures } = parts;
  const near = lookup.get(turn.request.places[0] ?? '');
  const { order, time } = ranking;
  const card = rankingInTimeCard(found, { among, order, near, thresholds });
  const shown = ranking.offset + found.rows.length;
  const before = limitsOf(ranking);
  const after = topic.caution === undefined ? [] : [topic.caution];
  turn.remember({ ranking: { ...ranking, shown }, offered: found.rows.map(({ place }) => place.geoid) });
  return reply([...before, card.text, ...after].join(' '), {
    picture: card.chart && { url: pictures.ranking(query, time), alt: card.chart.alt },
    cards: found.rows.map(({ place }, index) => ({
      title: distinctTitle(place, lookup),
      subtitle: card.lines[index] ?? '',
      buttons: [
        button(words.buttons.open, {
          do: 'topic',
          topic: topic.id,
          metric: found.metric.id,
          places: [place.geoid],
          ...actionOfTime(time),
        }),
      ],
    })),
    opens: actionOfRanking(ranking, topic.id, near?.geoid),
    quickReplies: shown < found.total ? [button(words.ranking.more, { do: 'more' })] : [],
  });
}

/** That a figure's changes can't be ranked, with those that can. */
function cannotRank({ label }: Metric, { states }: Ranking): Reply {
  const [state] = states;
  const where = state === undefined ? words.ranking.inTheUs : words.ranking.inState(stateName(state));
  return reply(words.ranking.noChange(label), {
    quickReplies: words.ranking.changesToAsk(where).map(([title, text]) => button(title, { do: 'say', text })),
  });
}
