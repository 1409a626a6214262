import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { loadOutstanding } from '../src/topics/load-outstanding.ts';
import { loadViews } from '../src/topics/load-views.ts';
import { framed } from '../src/replies/framing.ts';
import { overviewReply } from '../src/replies/overview-reply.ts';
import { overviewCard } from '../src/topics/overview-card.ts';

/** A place by itself: the main figures, what stands out, and the topics to go on with. */
const cityOverview: DialogFactory = (parts) =>
  placesDialog('city-overview', parts.controller, async (turn) => {
    const { places } = turn.request;
    const [view] = await loadViews(places, [], parts.store, parts.lookup);
    if (!view) throw new TypeError('city-overview was begun without a place');
    const outstanding = await loadOutstanding(view, parts.catalogue, parts.store);
    turn.say(framed(overviewReply(overviewCard(view, parts.catalogue, outstanding), places, parts), turn, parts));
  });
export default cityOverview;
