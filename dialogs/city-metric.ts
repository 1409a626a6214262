import { answerTopics } from '../src/conversation/answer-topics.ts';
import { answeringAboutPlaces } from '../src/conversation/dialog.ts';
import type { DialogFactory } from '../src/conversation/parts.ts';

/** One topic, or several, of one place: "Seattle rent". */
const cityMetric: DialogFactory = (parts) =>
  answeringAboutPlaces('city-metric', parts.controller, (turn) => answerTopics(turn, parts));
export default cityMetric;
