import { cardWords } from '../replies/words/cards.ts';
import { addMonths } from '../places/figure-table.ts';
import { formatChange, formatFigure } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { sameSource } from '../replies/words/sources.ts';
import { changeInWords, changeSentence, isMoney, linesAlike, linesOf, shortestApart, type Line } from './change.ts';
import { newestElsewhere } from './at-card.ts';
import { read, readings } from './reading.ts';
import { compareTimes, whenOf, yearOf, type ChangeQuestion } from './time.ts';
import { metricOf, type Said } from './sentences.ts';
import type { Metric, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** Changes that differ by less than this many percent of a place's first number are no different to a person. */
const AS_FAST = 1;

/** What is lately, of a figure by month. */
const MONTHS_LATELY = 12;

/** What is known of how a figure changed in one place. */
interface Told {
  readonly view: PlaceView;
  readonly said: Said;
  /** In percent of the first number, or in points of a share; absent where it can't be set beside others'. */
  readonly change?: number;
  /** The change as it is written: `+24.2 %`. */
  readonly label?: string;
}

/**
 * How a figure changed in each place, by its numbers over time or else by what its source says of its change. Of several places
 * first in which it changed most.
 */
export function sayChanges(
  topic: Topic,
  metric: Metric,
  views: readonly PlaceView[],
  nameOf: (view: PlaceView) => string,
  question: ChangeQuestion,
): readonly Said[] {
  const lines = linesAlike(views.map((view) => linesInTime(metric, view, question)));
  const told = views.flatMap((view, index): readonly Told[] => {
    const line = lines[index];
    return line
      ? [{ view, ...toldByLine(metric, line, nameOf(view), question) }]
      : toldByFigures(topic, metric, view, nameOf(view));
  });
  const [view] = views;
  const untold = views.filter((view) => !told.some((each) => each.view === view));
  return [
    ...verdict(metric, told, nameOf),
    ...told.map(({ said }) => said),
    ...(view && views.length === 1 ? goesOnElsewhere(metric, lines[0], view, question) : []),
    ...(untold.length > 0 ? [{ text: cardWords.change.unknown(list(untold.map(nameOf)), metric.label) }] : []),
    ...(isMoney(metric) && told.length > 0 ? [{ text: cardWords.change.notAdjusted }] : []),
  ];
}

/** The newest number of another source, where a line ends before it and before what was asked; it may point the other way. */
function goesOnElsewhere(
  metric: Metric,
  line: Line | undefined,
  view: PlaceView,
  { until }: ChangeQuestion,
): readonly Said[] {
  const last = line?.points.at(-1);
  const isAnswered = last === undefined || (until !== undefined && compareTimes(whenOf(last), until) >= 0);
  return line === undefined || isAnswered ? [] : newestElsewhere(metric, line, view);
}

/** A place's lines in the asked time; where it has none then the last year that is known by month, or all that is known of years. */
function linesInTime(metric: Metric, { figures }: PlaceView, question: ChangeQuestion): readonly Line[] {
  const asked = linesOf(metric, figures, question);
  if (asked.length > 0) return asked;
  return linesOf(metric, figures, {}).map((line) => {
    const { month: last, year = 0 } = line.points.at(-1) ?? {};
    if (question.since === undefined) return line;
    if (last === undefined) return year > yearOf(question.since) ? shortestApart(line) : line;
    return { ...line, points: line.points.filter((point) => whenOf(point) >= addMonths(last, -MONTHS_LATELY)) };
  });
}

function toldByLine(metric: Metric, line: Line, name: string, question: ChangeQuestion): Omit<Told, 'view'> {
  const said = changeSentence(metric, line, name, question);
  const [first] = line.points;
  const last = line.points.at(-1);
  if (!first || !last || (first.bound ?? last.bound) || first.value <= 0) return { said };
  const change = metric.unit === 'percent' ? last.value - first.value : (last.value / first.value - 1) * 100;
  return { said, change, label: changeInWords(metric, first, last) };
}

function toldByFigures(topic: Topic, metric: Metric, view: PlaceView, name: string): readonly Told[] {
  const now = read(metric, view.figures);
  const changes = (metric.changes ?? []).flatMap(({ metric: id, years }) => {
    const found = now && readings(metricOf(topic, id), view.figures).find((each) => sameSource(each, now));
    return found ? [{ years, change: found.value }] : [];
  });
  const [first] = changes;
  if (!now || !first) return [];
  const { known, moved, overYears } = cardWords.change;
  const moves = changes.map(({ change, years }) => `${moved(formatChange(change))} ${overYears(years)}`);
  const text = `${known(name, metric.label, moves, formatFigure(now, metric.unit))}.`;
  return [{ view, said: { text, source: now }, change: first.change, label: formatChange(first.change) }];
}

/** In which of several places it rose or fell most, where all that is told of them is of one source and time. */
function verdict(metric: Metric, told: readonly Told[], nameOf: (view: PlaceView) => string): readonly Said[] {
  const rows = told.flatMap(({ view, said, change, label }) =>
    change === undefined || label === undefined ? [] : [{ name: nameOf(view), source: said.source, change, label }],
  );
  const [first, second] = rows;
  if (!first?.source || !second || rows.length < told.length) return [];
  const { source } = first;
  if (!rows.every((row) => row.source && sameSource(row.source, source))) return [];
  const { rose, fell, faster, fasterOfTwo, apartWays, asFast, in: inPlace } = cardWords.change;
  const sorted = rows.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const [most, ...others] = sorted;
  if (!most) return [];
  const names = (some: typeof rows): string => list(some.map(({ name }) => name));
  const rising = rows.filter(({ change }) => change > 0);
  const falling = rows.filter(({ change }) => change < 0);
  const spread = Math.abs(most.change) - Math.abs(sorted.at(-1)?.change ?? 0);
  if (rising.length > 0 && falling.length > 0)
    return rising.length + falling.length < rows.length
      ? []
      : [{ text: apartWays(metric.label, names(rising), names(falling)) }];
  if (spread < AS_FAST) return [{ text: asFast(metric.label, names(rows), list(rows.map(({ label }) => label))) }];
  const verb = rising.length > 0 ? rose : fell;
  const rest = list(others.map(({ label, name }) => inPlace(label, name)));
  return [{ text: (rows.length === 2 ? fasterOfTwo : faster)(metric.label, verb, most.name, most.label, rest) }];
}
