import { answerTopics } from '../src/conversation/answer-topics.ts';
import { placesDialog } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';

/** One topic, or several, of one place: "Seattle rent". */
const cityMetric: DialogFactory = (parts) =>
  placesDialog('city-metric', parts.controller, (turn) => answerTopics(turn, parts));
export default cityMetric;
