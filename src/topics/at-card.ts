import { formatChange, formatDifference, formatFigure } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { cardWords } from '../replies/words/cards.ts';
import { monthName, sourceWords, timeWords, whenWords } from '../replies/words/sources.ts';
import { answering, atTime, comparedAt, saidBeside, type AtTime } from './at.ts';
import { isMoney, numbersOf, stayedTheSame, type Line } from './change.ts';
import { compareSentences } from './compare.ts';
import { readings, type Reading } from './reading.ts';
import { sayMetric, sayTopicOf } from './say-place.ts';
import { questionOf, type PlacesQuestion } from './say-places.ts';
import type { Said } from './sentences.ts';
import { compareTimes, isMonth, whenOf, yearOf, type When } from './time.ts';
import type { Metric, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

interface AtQuestion extends PlacesQuestion {
  readonly at: When;
}

/** The figure that answers for another at a time, where anything does. */
export function metricAt(topic: Topic, main: Metric, views: readonly PlaceView[], { at, metric }: AtQuestion): Metric {
  const metrics = answering(main, topic, metric);
  const known = metrics.filter((each) => views.some((view) => atTime([each], view.figures, at)));
  const inAll = known.find((each) => views.every((view) => atTime([each], view.figures, at)));
  const [view] = views;
  return (views.length === 1 ? atTime(metrics, view?.figures, at)?.metric : (inAll ?? known[0])) ?? main;
}

/**
 * A figure of one time, of each place or of several beside each other, and what became of it since. Of places that have none
 * of that time what there is instead.
 * @param main what answers: `metricAt`
 */
export function sayAt(
  topic: Topic,
  main: Metric,
  views: readonly PlaceView[],
  nameOf: (view: PlaceView) => string,
  question: AtQuestion,
): readonly Said[] {
  const rows = views.length > 1 ? comparedAt([main], views, question.at) : [];
  const [first] = rows;
  if (first === undefined || rows.length < 2)
    return views.flatMap((view) => sayAtOf(topic, main, view, nameOf(view), question));
  const without = views.filter((view) => !rows.some((row) => row.view === view));
  const time = rows.every(({ reading }) => whenOf(reading) === whenOf(first.reading))
    ? timeWords(first.reading)
    : whenWords(question.at);
  return [
    { text: cardWords.at.figuresOf(time) },
    ...compareSentences(main, rows, questionOf(first.view, views, question)),
    ...without.map((view) => sayNone(topic, main, view, nameOf(view), question)),
  ];
}

function sayAtOf(topic: Topic, main: Metric, view: PlaceView, name: string, question: AtQuestion): readonly Said[] {
  const { at, metric: asked } = question;
  const found = atTime([main], view.figures, at);
  if (!found) {
    const newest = asked === undefined ? sayTopicOf(topic, main, view) : sayMetric(topic, main, view);
    return [sayNone(topic, main, view, name, question), ...newest];
  }
  const beside =
    asked === undefined && found.points.length === 1
      ? saidBeside(main, topic).flatMap((metric) => {
          const same = atTime([metric], view.figures, at);
          return same?.line.dataset === found.line.dataset ? [sayThen(same)] : [];
        })
      : [];
  const isCompared = found.line.points.at(-1) !== found.points.at(-1);
  return [
    sayFigure(found, name),
    ...(isOfMonth(found, at) ? [] : [{ text: cardWords.change.otherYears(whenWords(at)) }]),
    ...beside,
    ...newestElsewhere(main, found.line, view),
    ...(isMoney(main) && isCompared ? [{ text: cardWords.change.notAdjusted }] : []),
  ];
}

/** "In 2015 the median household income in Boston, MA was $58,263; in 2023 it was $94,755, 62.6 % more." */
function sayFigure({ metric, line, points }: AtTime, name: string): Said {
  const [first] = points;
  const end = points.at(-1) ?? first;
  const later = lastAfter(line, end);
  const value = (reading: Reading): string => formatFigure(reading, metric.unit);
  const { was, went, since, sinceMonth } = cardWords.at;
  if (first === end) {
    const said = was(timeWords(first), metric.label, name, value(first));
    const now = later ? since(timeWords(later), value(later), sizeOf(metric, first, later)) : '';
    return { text: `${said}${now}.`, source: later ?? first };
  }
  const said = went(
    String(first.year),
    metric.label,
    name,
    { value: value(first), month: monthName(first) },
    { value: value(end), month: monthName(end) },
  );
  const alike = later && points.find((point) => point.month?.slice(5) === later.month?.slice(5));
  const now =
    later && alike
      ? sinceMonth(timeWords(later), value(later), sizeOf(metric, alike, later), timeWords(alike))
      : later
        ? since(timeWords(later), value(later), sizeOf(metric, end, later))
        : '';
  return { text: `${said}${now}.`, source: later ?? end };
}

/** False where a month is asked of and the figure is of a year, or of another month of it. */
function isOfMonth({ points: [point] }: AtTime, at: When): boolean {
  return !isMonth(at) || point.month !== undefined || sourceWords(point).endsWith(whenWords(at));
}

/** The same of what is told beside it. */
function sayThen({ metric, line, points: [point] }: AtTime): Said {
  const later = lastAfter(line, point);
  const now = later
    ? cardWords.at.since(timeWords(later), formatFigure(later, metric.unit), sizeOf(metric, point, later))
    : '';
  return {
    text: `${cardWords.at.then(metric.label, formatFigure(point, metric.unit))}${now}.`,
    source: later ?? point,
  };
}

/** The newest number of a line, where it is a later one. */
function lastAfter({ points }: Line, point: Reading): Reading | undefined {
  const last = points.at(-1);
  return last && whenOf(last) > whenOf(point) ? last : undefined;
}

/** "62.6 % more", "3.2 points less", "about the same"; empty where open ends leave it open. */
function sizeOf(metric: Metric, first: Reading, last: Reading): string {
  if (first.bound ?? last.bound) return '';
  if (stayedTheSame(metric, first, last)) return cardWords.at.same;
  const difference = last.value - first.value;
  const size =
    metric.unit === 'percent' || first.value <= 0
      ? formatDifference(difference, metric.unit)
      : formatChange((last.value / first.value - 1) * 100).slice(1);
  return difference > 0 ? cardWords.more(size) : cardWords.less(size);
}

/** Where another source goes on after the line's end, its newest number, which is not to be set beside the line's. */
export function newestElsewhere(metric: Metric, line: Line, view: PlaceView): readonly Said[] {
  const end = line.points.at(-1);
  const [newest] = readings(metric, view.figures).toSorted((a, b) => b.year - a.year);
  if (!end || !newest || newest.year <= end.year) return [];
  return [{ text: cardWords.at.newest(metric.label, formatFigure(newest, metric.unit)), source: newest }];
}

/** That there is no figure of the time, and of which times there are. */
function sayNone(topic: Topic, metric: Metric, view: PlaceView, name: string, { at, metric: asked }: AtQuestion): Said {
  const lines = numbersOf(metric, view.figures);
  const line = lines.toSorted((a, b) => b.points.length - a.points.length)[0];
  const [first] = line?.points ?? [];
  const last = line?.points.at(-1);
  const { none, figuresOn, from, of, nearest } = cardWords.at;
  const isTopic = asked === undefined && topic.compare === 'sentences';
  const label = isTopic ? figuresOn(topic.name) : metric.label;
  const when = whenWords(first?.month === undefined ? String(yearOf(at)) : at);
  if (!line || !first || !last) return { text: `${none(label, name, when)}.` };
  if (first === last) return { text: `${none(label, name, when)}; ${of(timeWords(first))}.` };
  const isInside = compareTimes(whenOf(first), at) < 0 && compareTimes(whenOf(last), at) > 0;
  if (!isInside || isTopic) return { text: `${none(label, name, when)}; ${from(timeWords(first), timeWords(last))}.` };
  const near = nearestTo(
    at,
    lines.flatMap(({ points }) => points),
  );
  const said = near.map((point) => cardWords.change.at(formatFigure(point, metric.unit), timeWords(point)));
  return { text: `${none(label, name, when)}; ${nearest(list(said))}.` };
}

/** The number before a time and the one after it. */
function nearestTo(at: When, points: readonly Reading[]): readonly Reading[] {
  const sorted = points.toSorted((a, b) => (whenOf(a) < whenOf(b) ? -1 : 1));
  const before = sorted.findLast((point) => compareTimes(whenOf(point), at) < 0);
  const after = sorted.find((point) => compareTimes(whenOf(point), at) > 0);
  return [before, after].filter((point) => point !== undefined);
}
