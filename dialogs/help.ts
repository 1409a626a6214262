import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { placeNames } from '../src/replies/places.ts';
import { reply } from '../src/replies/build.ts';
import { menuPages, topicMenu } from '../src/replies/menu.ts';
import { words } from '../src/replies/words/index.ts';

/** What can be asked, and the menu of topics, page by page. */
const help: DialogFactory = ({ controller, catalogue, lookup }) =>
  oneStepDialog('help', controller, (turn) => {
    const { places } = turn.memory;
    const page = turn.request.menuPage;
    const pages = menuPages(catalogue);
    const text =
      page === undefined
        ? words.help.text
        : places.length === 0
          ? words.help.menu(page, pages)
          : words.help.menuFor(placeNames(places, lookup), page, pages);
    turn.say(reply(text, { quickReplies: topicMenu(catalogue, places, page ?? 0) }));
  });
export default help;
