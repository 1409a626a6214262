import type { DialogFactory, DialogParts } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import type { Memory } from '../src/conversation/memory.ts';
import { describeDataset } from '../src/places/datasets.ts';
import { button, reply } from '../src/replies/build.ts';
import { goOn } from '../src/replies/menu.ts';
import { placeNames } from '../src/replies/places.ts';
import { words } from '../src/replies/words/index.ts';
import { describeSource } from '../src/replies/words/sources.ts';
import { buildCard, type TopicCard } from '../src/topics/card.ts';
import { loadViews } from '../src/topics/load-views.ts';
import { sayPrecision } from '../src/topics/precision.ts';
import { compareOverviewCard, overviewCard } from '../src/topics/overview-card.ts';

/** "Where is this from?": of the last answer's figures, with all sources to tap; else what the store holds, as it says itself. */
const sources: DialogFactory = (parts) =>
  oneStepDialog('sources', parts.controller, async (turn) => {
    if (turn.request.precision) {
      const sure = await precisionOfLast(turn.memory, parts);
      const text = sure.length > 0 ? sure.join(' ') : words.terms['margin-of-error'];
      turn.say(reply(text, { quickReplies: [button(words.buttons.allSources, { do: 'sources' }), ...goOn()] }));
      return;
    }
    const last = turn.request.allSources ? undefined : await lastAnswer(turn.memory, parts);
    if (last && last.card.sources.length > 0) {
      const { what, card } = last;
      const places = placeNames(turn.memory.places, parts.lookup);
      turn.say(
        reply(words.sourcesOf(what, places, card.sources.map(describeSource)), {
          quickReplies: [button(words.buttons.allSources, { do: 'sources' }), ...goOn()],
        }),
      );
      return;
    }
    const holdings = await parts.store.holdings();
    turn.say(reply(words.sources(holdings.map(describeDataset)), { quickReplies: goOn() }));
  });

/** How sure the figures are that were given last, one sentence a place; none where no figure was. */
async function precisionOfLast(
  { places, subject }: Memory,
  { catalogue, store, lookup }: DialogParts,
): Promise<readonly string[]> {
  const [wanted] = subject?.wanted ?? [];
  const main = wanted && catalogue.topic(wanted.topic)?.main;
  const found = main === undefined ? undefined : catalogue.metric(wanted?.metric ?? main);
  if (!found || places.length === 0 || subject?.places.length === 0) return [];
  const views = await loadViews(places, [], store, lookup);
  const said = views.flatMap((view) => sayPrecision(found.topic, found.metric, view) ?? []);
  const means = new Set(said.map(({ margin }) => words.precision[margin]));
  return [...said.map(({ text }) => text), ...means];
}

/** What was answered last, once more; undefined where it was about no places. */
async function lastAnswer(
  { places, subject }: Memory,
  { catalogue, store, lookup }: DialogParts,
): Promise<{ readonly what: string; readonly card: TopicCard } | undefined> {
  if (places.length === 0 || subject?.places.length === 0) return undefined;
  const views = await loadViews(places, [], store, lookup);
  const [only] = views;
  if (!only) return undefined;
  const [wanted] = subject?.wanted ?? [];
  const topic = wanted && catalogue.topic(wanted.topic);
  if (topic) {
    const { time, comparison } = subject ?? {};
    const card = buildCard(topic, views, { metric: wanted.metric, time, question: comparison, catalogue });
    return { what: topic.name, card };
  }
  const card = views.length === 1 ? overviewCard(only, catalogue) : compareOverviewCard(views, catalogue);
  return { what: words.overview, card };
}

export default sources;
