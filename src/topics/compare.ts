import { capitalised, cardWords } from '../replies/words/cards.ts';
import { formatDifference, formatFigure } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { sameSource, sourceWords } from '../replies/words/sources.ts';
import type { ComparisonQuestion } from '../understanding/utterance.ts';
import { sameWithinMargins } from './margins.ts';
import { ofOneSource, readings, type Reading } from './reading.ts';
import type { Said } from './sentences.ts';
import type { Metric } from './topic.ts';
import type { PlaceView } from './view.ts';

/** How many years older than the newest figures may be, for the sake of comparing one vintage. */
const OLDER_FOR_ONE_VINTAGE = 5;

const COUNTS = ['', 'one', 'two', 'three', 'four', 'five'];

export interface PlaceReading {
  readonly view: PlaceView;
  readonly reading: Reading;
}

/** One reading a place, all of one source and vintage where that is possible; places without any are left out. */
export function comparable(metric: Metric, views: readonly PlaceView[]): readonly PlaceReading[] {
  const known = views.flatMap((view) => {
    const all = readings(metric, view.figures);
    return all.length > 0 ? [{ view, all }] : [];
  });
  const row = ofOneSource(
    known.map(({ all }) => all),
    OLDER_FOR_ONE_VINTAGE,
  );
  return known.flatMap(({ view, all }, index) => {
    const reading = row?.[index] ?? all[0];
    return reading ? [{ view, reading }] : [];
  });
}

/** The sentences that compare two or more places in one figure, in the words of the question where one was asked. */
export function compareSentences(
  metric: Metric,
  rows: readonly PlaceReading[],
  question?: ComparisonQuestion,
): readonly Said[] {
  const source = commonSource(rows);
  const texts = rows.length === 2 ? comparePair(metric, rows, question) : compareMany(metric, rows, question);
  const [first = '', ...rest] = texts;
  const said: Said[] = [{ text: first, source }, ...rest.map((text) => ({ text }))];
  return source ? said : [...said, { text: cardWords.yearsDiffer }];
}

/** The same in one line that is read at a glance: "Median household income: higher in Denver, $91,681 against $89,461 in Austin". */
export function compareLine(
  metric: Metric,
  rows: readonly PlaceReading[],
  views: readonly PlaceView[],
): readonly Said[] {
  const source = commonSource(rows);
  const name = namer(rows);
  const value = valuer(metric, rows);
  const sorted = [...rows].sort((a, b) => b.reading.value - a.reading.value);
  const inPlaces = list(sorted.map((row) => cardWords.inPlace(value(row), name(row))));
  const [high, low, third] = sorted;
  const { line, aboutTheSame, higherIn, unknownIn } = cardWords.overview;
  const said =
    !high || !low || third
      ? inPlaces
      : isSame(high.reading, low.reading, metric)
        ? aboutTheSame(inPlaces)
        : higherIn(name(high), value(high), value(low), name(low));
  const unknown = views.filter((view) => !rows.some((row) => row.view === view));
  const rest = unknown.length === 0 ? '' : unknownIn(list(unknown.map(({ title }) => title)));
  const text = `${line(capitalised(metric.label), said)}${rest}`;
  return source ? [{ text, source }] : [{ text }, { text: cardWords.yearsDiffer }];
}

/** A place's name without its state where no other place of the answer has it. */
export function shortName({ place, title }: PlaceView, among: readonly PlaceView[]): string {
  const sameName = among.filter((view) => view.place.name === place.name).length;
  return sameName > 1 ? title : place.name;
}

function comparePair(
  metric: Metric,
  rows: readonly PlaceReading[],
  question: ComparisonQuestion | undefined,
): readonly string[] {
  const [a, b] = rows;
  if (!a || !b) return [];
  const name = namer(rows);
  const value = valuer(metric, rows);
  const [high, low] = a.reading.value >= b.reading.value ? [a, b] : [b, a];
  if (isSame(a.reading, b.reading, metric)) {
    const lead = question ? `${question.kind === 'is-it' ? cardWords.notReally : cardWords.neither} ` : '';
    const places = list([name(a), name(b)]);
    const pair = `${value(a)}, against ${value(b)}`;
    return [
      `${lead}${cardWords.same(metric.label, places, pair)}.`,
      ...(a.reading.value === b.reading.value ? [] : [cardWords.insideMargin]),
    ];
  }
  // A question that looks for the lowest, or calls one place lower, is answered from the low side.
  const fromBelow =
    question?.kind === 'which' ? question.order === 'lowest' : question?.kind === 'is-it' ? low === a : false;
  const [winner, other] = fromBelow ? [low, high] : [high, low];
  const word = fromBelow ? metric.less : metric.more;
  const gap = difference(metric, high, low);
  const pair =
    gap === undefined
      ? `${value(winner)}, against ${value(other)} in ${name(other)}`
      : cardWords.pair(value(winner), value(other), name(other), fromBelow ? cardWords.less(gap) : cardWords.more(gap));
  const sentence =
    metric.describe === 'place'
      ? cardWords.placeCompared(name(winner), word, metric.label, pair)
      : cardWords.figureCompared(name(winner), word, metric.label, pair);
  return [`${yesOrNo(question, a, high)}${sentence}.`];
}

function compareMany(
  metric: Metric,
  rows: readonly PlaceReading[],
  question: ComparisonQuestion | undefined,
): readonly string[] {
  const name = namer(rows);
  const value = valuer(metric, rows);
  const fromBelow = question?.kind === 'which' && question.order === 'lowest';
  const sorted = [...rows].sort((a, b) => (b.reading.value - a.reading.value) * (fromBelow ? -1 : 1));
  const [first, second] = sorted;
  if (!first || !second) return [];
  const listed = list(sorted.map((row) => cardWords.inPlace(value(row), name(row))));
  if (isSame(first.reading, second.reading, metric)) return [`${cardWords.sameWithoutLeader(metric.label, listed)}.`];
  const count = COUNTS[rows.length] ?? String(rows.length);
  const word = fromBelow ? metric.least : metric.most;
  const sentence =
    metric.describe === 'place'
      ? cardWords.placeLeads(count, name(first), word, metric.label, listed)
      : cardWords.figureLeads(count, name(first), word, metric.label, listed);
  return [`${capitalised(sentence)}.`];
}

/** "Yes:" or "No:", for "is Detroit poorer than Flint?", where the first place named is the one asked about. */
function yesOrNo(question: ComparisonQuestion | undefined, asked: PlaceReading, high: PlaceReading): string {
  if (question?.kind !== 'is-it') return '';
  const isHigher = high === asked;
  return `${isHigher === (question.order === 'highest') ? cardWords.yes : cardWords.no} `;
}

function isSame(a: Reading, b: Reading, metric: Metric): boolean {
  return formatFigure(a, metric.unit) === formatFigure(b, metric.unit) || sameWithinMargins(a, b);
}

/** How much higher; undefined where an open end leaves it open. */
function difference(metric: Metric, high: PlaceReading, low: PlaceReading): string | undefined {
  if (high.reading.bound ?? low.reading.bound) return undefined;
  return formatDifference(high.reading.value - low.reading.value, metric.unit);
}

function namer(rows: readonly PlaceReading[]): (row: PlaceReading) => string {
  const views = rows.map(({ view }) => view);
  return ({ view }) => shortName(view, views);
}

/** A value; with its source where the values' sources differ. */
function valuer(metric: Metric, rows: readonly PlaceReading[]): (row: PlaceReading) => string {
  const common = commonSource(rows);
  return ({ reading }) =>
    common ? formatFigure(reading, metric.unit) : `${formatFigure(reading, metric.unit)} (${sourceWords(reading)})`;
}

function commonSource(rows: readonly PlaceReading[]): Reading | undefined {
  const [first, ...others] = rows.map(({ reading }) => reading);
  return first && others.every((other) => sameSource(other, first)) ? first : undefined;
}
