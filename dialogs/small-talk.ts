import type { DialogFactory, DialogParts } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import type { Memory, Question } from '../src/conversation/memory.ts';
import type { Turn } from '../src/conversation/turn.ts';
import { button, reply, saying } from '../src/replies/build.ts';
import { goOn } from '../src/replies/menu.ts';
import { distinctTitle } from '../src/replies/places.ts';
import type { Button, Reply } from '../src/replies/reply.ts';
import { words } from '../src/replies/words/index.ts';

/** "Who are you?", "never mind": says what it is, or that it has heard, and leads back to cities. */
const smallTalk: DialogFactory = ({ controller, lookup }) =>
  oneStepDialog('small-talk', controller, (turn) => {
    turn.say(asideReply(turn, lookup) ?? reply(words.smallTalk, { quickReplies: words.examples.map(saying) }));
  });

/** One short line; undefined where the message is small talk of another kind. */
function asideReply({ request: { aside }, memory }: Turn, lookup: DialogParts['lookup']): Reply | undefined {
  const { asides } = words;
  const isOpen = (kind: Question['kind']): boolean => memory.asked?.kind === kind;
  switch (aside) {
    case 'back': {
      const before = placesBefore(memory, lookup);
      return before.length > 0
        ? reply(asides.back, { quickReplies: before })
        : reply(asides.nothingBefore, { quickReplies: words.exampleCities.map(saying) });
    }
    case 'no':
      if (isOpen('feedback')) return reply(asides.notPassedOn);
      return reply(
        memory.asked?.kind === 'which-place' && memory.asked.candidates.length > 0 ? asides.noneOfThese : asides.no,
      );
    case 'cancel':
      return reply(isOpen('feedback') ? asides.notPassedOn : asides.cancel);
    case 'stop':
      return reply(asides.stop, { quickReplies: [saying(words.forgetMe.offer)] });
    case 'yes':
    case 'maker':
      return reply(asides[aside], { quickReplies: goOn() });
    case 'wait':
      return reply(asides.wait);
    default:
      return undefined;
  }
}

/** The places before the one that is looked at, the last one first, with what was asked of them. */
function placesBefore({ recent = [], places }: Memory, lookup: DialogParts['lookup']): readonly Button[] {
  return recent
    .filter(({ place }) => !places.includes(place))
    .toReversed()
    .flatMap(({ place: geoid, topic }) => {
      const place = lookup.get(geoid);
      if (!place) return [];
      return button(
        distinctTitle(place, lookup),
        topic === undefined ? { do: 'overview', places: [geoid] } : { do: 'topic', topic, places: [geoid] },
      );
    });
}

export default smallTalk;
