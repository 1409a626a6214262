import type { DialogFactory } from '../src/conversation/parts.ts';
import { oneStepDialog } from '../src/conversation/dialog.ts';
import { reply } from '../src/replies/build.ts';
import { isEmergency } from '../src/understanding/distress.ts';
import { words } from '../src/replies/words/index.ts';

/** A person in need gets help's numbers, and nothing else: 911 first where something happens right now. */
const distress: DialogFactory = ({ controller }) =>
  oneStepDialog('distress', controller, (turn) => {
    turn.say(reply(isEmergency(turn.request.text ?? '') ? words.emergency : words.distress));
  });
export default distress;
