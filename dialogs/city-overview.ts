import { standingFor } from '../src/conversation/answer-standing.ts';
import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';
import { loadOutstanding } from '../src/topics/load-outstanding.ts';
import { loadViews } from '../src/topics/load-views.ts';
import { framed } from '../src/replies/framing.ts';
import { overviewReply } from '../src/replies/overview-reply.ts';
import { overviewCard } from '../src/topics/overview-card.ts';
import { LEAST_INCOME } from '../src/understanding/amount-asked.ts';
import { topicsOfPlaces } from '../src/topics/topics-with-data.ts';

/** The figures of an overview that are more or less than elsewhere; a number of people is just its own. */
const COMPARED = [{ topic: 'household-income' }, { topic: 'rent' }];

/** So small an amount is no year's income. */
function isByMonth({ topic }: (typeof COMPARED)[number]): boolean {
  return topic === 'rent';
}

/** A place by itself: the main figures, what stands out, and the topics to go on with. */
const cityOverview: DialogFactory = (parts) =>
  placesDialog('city-overview', parts.controller, async (turn) => {
    const { places, standing, amount } = turn.request;
    if (standing) {
      // "How does that compare?" after an overview is about the figures that it gave.
      const asked = amount !== undefined && amount < LEAST_INCOME ? COMPARED.filter(isByMonth) : COMPARED;
      const said = await Promise.all(asked.map((wanted) => standingFor(wanted, turn, parts)));
      const known = said.filter((each) => each !== undefined);
      known.forEach((each, index) => turn.say(index === 0 ? framed(each, turn, parts) : each));
      if (known.length > 0) return;
    }
    const [view] = await loadViews(places, [], parts.store, parts.lookup);
    if (!view) throw new TypeError('city-overview was begun without a place');
    const outstanding = await loadOutstanding(view, parts.catalogue, parts.store);
    const topics = topicsOfPlaces(parts.catalogue, [view]);
    const card = overviewCard(view, parts.catalogue, outstanding);
    turn.say(framed(overviewReply(card, places, topics, parts), turn, parts));
  });
export default cityOverview;
