import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { placeNames } from '../src/replies/places.ts';
import { reply } from '../src/replies/build.ts';
import { menuPages, topicMenu } from '../src/replies/menu.ts';
import { loadTopicsOfPlaces } from '../src/topics/topics-with-data.ts';
import { words } from '../src/replies/words/index.ts';

/** What can be asked, and the menu of topics, page by page. */
const help: DialogFactory = ({ controller, catalogue, store, lookup }) =>
  oneStepDialog('help', controller, async (turn) => {
    const { places } = turn.memory;
    const page = turn.request.menuPage;
    const topics = await loadTopicsOfPlaces(places, catalogue, store, lookup);
    const pages = menuPages(topics);
    const text =
      page === undefined
        ? words.help.text
        : places.length === 0
          ? words.help.menu(page, pages)
          : words.help.menuFor(placeNames(places, lookup), page, pages);
    turn.say(reply(text, { quickReplies: topicMenu(topics, places, page ?? 0) }));
  });
export default help;
