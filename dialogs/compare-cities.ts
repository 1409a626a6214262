import { answerTopics } from '../src/conversation/answer-topics.ts';
import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { loadViews } from '../src/topics/load-views.ts';
import { framed } from '../src/replies/framing.ts';
import { overviewReply } from '../src/replies/overview-reply.ts';
import { compareOverviewCard } from '../src/topics/overview-card.ts';
import { topicsOfPlaces } from '../src/topics/topics-with-data.ts';

/** Two to five places side by side: on the topics asked for, or in their main figures when none was. */
const compareCities: DialogFactory = (parts) =>
  placesDialog('compare-cities', parts.controller, async (turn) => {
    if (turn.request.wanted.length > 0) return answerTopics(turn, parts);
    const { places } = turn.request;
    const views = await loadViews(places, [], parts.store, parts.lookup);
    const topics = topicsOfPlaces(parts.catalogue, views);
    const card = compareOverviewCard(views, parts.catalogue);
    turn.say(framed(overviewReply(card, places, topics, parts), turn, parts));
  });
export default compareCities;
