import { capitalised, cardWords } from '../replies/words/cards.ts';
import { formatFigure, formatValue } from '../replies/format.ts';
import { sameSource } from '../replies/words/sources.ts';
import { benchmarkSentence } from './benchmark.ts';
import { noMetric } from './missing.ts';
import { read, readings, type Reading } from './reading.ts';
import { sayTopic, type Said } from './sentences.ts';
import type { Metric, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** A topic of one place: its sentences, and how its main figure stands. */
export function sayTopicOf(topic: Topic, main: Metric, view: PlaceView): readonly Said[] {
  const reading = read(main, view.figures);
  const sentences = sayAnything(topic, view, sayTopic(topic, view));
  const said = sentences.reduce((count, { figures = 1 }) => count + figures, 0);
  const what = said > 1 ? cardWords.theFigure(main.label) : cardWords.that;
  const stands = reading && topic.compare !== 'sentences' ? benchmarkSentence(main, reading, view, what) : undefined;
  return [
    ...(reading || topic.compare === 'sentences' ? [] : noMetric(main, [view])),
    ...sentences,
    ...(stands === undefined ? [] : [{ text: stands }]),
  ];
}

/** One figure by itself; where it is missing, that, and what the topic does know. */
export function sayMetric(topic: Topic, metric: Metric, view: PlaceView): readonly Said[] {
  const reading = read(metric, view.figures);
  if (!reading) return [...noMetric(metric, [view]), ...sayAnything(topic, view, sayTopic(topic, view)).slice(0, 1)];
  const stands = benchmarkSentence(metric, reading, view);
  return [sayReading(metric, reading, view), ...(stands === undefined ? [] : [{ text: stands }])];
}

function sayReading(metric: Metric, reading: Reading, view: PlaceView): Said {
  const clause = metric.says
    .replaceAll('{place}', () => view.title)
    .replaceAll('{value}', () => formatFigure(reading, metric.unit));
  return { text: `${capitalised(clause)}${countWords(metric, reading, view)}.`, source: reading };
}

/** The sentences; where the figures suffice for none of them, the first figure that is known. */
export function sayAnything(topic: Topic, view: PlaceView, sentences: readonly Said[]): readonly Said[] {
  if (sentences.length > 0) return sentences;
  for (const metric of topic.metrics) {
    const reading = read(metric, view.figures);
    if (reading) return [sayReading(metric, reading, view)];
  }
  return [];
}

/** " (14,210 people)": how many the share is, where the same source says so. */
function countWords(metric: Metric, reading: Reading, view: PlaceView): string {
  const { count } = metric;
  const found =
    count && readings({ variables: [count.variable] }, view.figures).find((each) => sameSource(each, reading));
  return count && found ? ` (${formatValue(found.value, count.unit)})` : '';
}
