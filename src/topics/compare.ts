import { capitalised, cardWords } from '../replies/words/cards.ts';
import { formatCount, formatDifference, formatFigure, formatNumber, formatValue } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { sameSource, sourceWords } from '../replies/words/sources.ts';
import type { ComparisonQuestion } from '../understanding/utterance.ts';
import { isTotal } from './benchmark.ts';
import { isAboutTheSame, mayBeChance } from './differences.ts';
import { ofOneSource, readings, type Reading } from './reading.ts';
import type { Said } from './sentences.ts';
import type { Metric, Unit } from './topic.ts';
import type { PlaceView } from './view.ts';

/** How many years older than the newest figures may be, for the sake of comparing one vintage. */
const OLDER_FOR_ONE_VINTAGE = 5;

const COUNTS = ['', 'one', 'two', 'three', 'four', 'five'];

/** What a person would subtract. How many people or offenses more there are says less than the two numbers. */
const SUBTRACTED: ReadonlySet<Unit> = new Set<Unit>(['dollars', 'dollars-a-month', 'percent', 'years', 'minutes']);

/** Dollars are told in percent as well. */
const MONEY: ReadonlySet<Unit> = new Set<Unit>(['dollars', 'dollars-a-month']);

/** Counted one by one: there are as many, not as much. */
const COUNTED: ReadonlySet<Unit> = new Set<Unit>(['people', 'households', 'homes']);

/** From here on "times as many" says more than the two numbers. */
const TELLING_RATIO = 1.5;

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

/**
 * The sentences that compare two or more places in one figure. A question with a direction is answered from that side in the
 * first words.
 * @param question one that asks "is it" is about the first of the rows
 */
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
  const { first, then } = valuer(metric, rows);
  const sorted = [...rows].sort((a, b) => b.reading.value - a.reading.value);
  const inPlaces = listed(metric, sorted);
  const [high, low, third] = sorted;
  const { line, aboutTheSame, higherIn, unknownIn } = cardWords.overview;
  const said =
    !high || !low || third
      ? inPlaces
      : isAboutTheSame(metric, high.reading, low.reading)
        ? aboutTheSame(inPlaces)
        : higherIn(name(high), first(high), then(low), name(low));
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
  const { first, then } = valuer(metric, rows);
  const [high, low] = a.reading.value >= b.reading.value ? [a, b] : [b, a];
  if (isAboutTheSame(metric, a.reading, b.reading)) {
    const lead = question ? `${question.kind === 'is-it' ? cardWords.notReally : cardWords.neither} ` : '';
    const places = list([name(a), name(b)]);
    const alike = first(a) === first(b);
    const pair = alike ? cardWords.inBoth(first(a)) : cardWords.against(first(a), then(b));
    const inside = !alike && (a.reading.margin ?? b.reading.margin) !== undefined;
    return [`${lead}${cardWords.same(metric.label, places, pair)}.`, ...(inside ? [cardWords.insideMargin] : [])];
  }
  // A question that looks for the lowest, or calls one place lower, is answered from the low side.
  const fromBelow =
    question?.kind === 'which' ? question.order === 'lowest' : question?.kind === 'is-it' ? low === a : false;
  const [winner, other] = fromBelow ? [low, high] : [high, low];
  const word = fromBelow ? metric.less : metric.more;
  const gap = difference(metric, winner, other);
  const against = cardWords.inPlace(cardWords.against(first(winner), then(other)), name(other));
  const pair = gap === undefined ? against : cardWords.apart(against, gap);
  const sentence =
    metric.describe === 'place'
      ? cardWords.placeCompared(name(winner), word, metric.label, pair)
      : cardWords.figureCompared(name(winner), word, metric.label, pair);
  return [`${yesOrNo(question, a === high)}${sentence}.`, ...chance(metric, a, b, cardWords.chance)];
}

function compareMany(
  metric: Metric,
  rows: readonly PlaceReading[],
  question: ComparisonQuestion | undefined,
): readonly string[] {
  const name = namer(rows);
  const fromBelow = question?.order === 'lowest';
  const sorted = [...rows].sort((a, b) => (b.reading.value - a.reading.value) * (fromBelow ? -1 : 1));
  const [first, second] = sorted;
  const [asked] = rows;
  if (!first || !second || !asked) return [];
  const leaders = leadersOf(metric, sorted);
  const values = listed(metric, sorted);
  const count = COUNTS[rows.length] ?? String(rows.length);
  const isShared = leaders.length > 1;
  if (leaders.length === rows.length) return [`${cardWords.sameInAll(count, metric.label, values)}.`];
  const word = fromBelow ? metric.least : metric.most;
  const names = list(leaders.map(name));
  const say = metric.describe === 'place' ? cardWords.placesLead : cardWords.figuresLead;
  const sentence = say(count, names, isShared, word, metric.label, values);
  const chanceWords = isShared ? [] : chance(metric, first, second, cardWords.chanceOfLead);
  const whole = `${capitalised(sentence)}.`;
  if (question?.kind !== 'is-it') return [whole, ...chanceWords];
  if (!leaders.includes(asked)) return [`${cardWords.no} ${sentence}.`, ...chanceWords];
  return [isShared ? `${cardWords.notReally} ${whole}` : `${cardWords.yes} ${sentence}.`, ...chanceWords];
}

/**
 * Those at the top that are about the same, each as each other: with a village of a wide margin between them, the first and
 * the last of a list can't be told apart though others can.
 */
function leadersOf(metric: Metric, sorted: readonly PlaceReading[]): readonly PlaceReading[] {
  const end = sorted.findIndex(({ reading }, index) =>
    sorted.slice(0, index).some((before) => !isAboutTheSame(metric, before.reading, reading)),
  );
  return end === -1 ? sorted : sorted.slice(0, end);
}

/** "Yes:" or "No:", for "is Detroit poorer than Flint?", where the first place named is the one asked about. */
function yesOrNo(question: ComparisonQuestion | undefined, isHigher: boolean): string {
  if (question?.kind !== 'is-it') return '';
  return `${isHigher === (question.order === 'highest') ? cardWords.yes : cardWords.no} `;
}

/** That chance may have made the difference, where so few were asked. */
function chance(metric: Metric, a: PlaceReading, b: PlaceReading, words: string): readonly string[] {
  const [one, other] = [a, b].map(({ view, reading }) => ({ reading, population: view.place.population }));
  return one && other && mayBeChance(metric, one, other) ? [words] : [];
}

/**
 * How much higher or lower; undefined where an open end or different years leave it open, or where nobody would subtract. Of
 * dollars also in percent of the other place's; of counts how many times as many, where that says more than the two numbers.
 */
function difference(metric: Metric, winner: PlaceReading, other: PlaceReading): string | undefined {
  const [a, b] = [winner.reading, other.reading];
  if ((a.bound ?? b.bound) || !sameSource(a, b)) return undefined;
  const { more, less, orPercent, times } = cardWords;
  const say = a.value > b.value ? more : less;
  if (isTotal(metric)) {
    const ratio = a.value / b.value;
    return b.value > 0 && ratio >= TELLING_RATIO ? times(ratioWords(ratio), COUNTED.has(metric.unit)) : undefined;
  }
  if (!SUBTRACTED.has(metric.unit)) return undefined;
  const gap = formatDifference(a.value - b.value, metric.unit);
  if (!MONEY.has(metric.unit) || b.value <= 0) return say(gap);
  const percent = Math.abs(a.value / b.value - 1) * 100;
  return say(orPercent(formatValue(percent < 10 ? percent : Math.round(percent), 'percent'), gap));
}

/** "37", "2.4" */
function ratioWords(ratio: number): string {
  return ratio >= 10 ? formatCount(Math.round(ratio)) : String(Math.round(ratio * 10) / 10);
}

/** "$141,446 in San Francisco, $80,366 in Los Angeles, and $66,804 in Fresno" */
function listed(metric: Metric, rows: readonly PlaceReading[]): string {
  const name = namer(rows);
  const { first, then } = valuer(metric, rows);
  return list(rows.map((row, index) => cardWords.inPlace(index === 0 ? first(row) : then(row), name(row))));
}

function namer(rows: readonly PlaceReading[]): (row: PlaceReading) => string {
  const views = rows.map(({ view }) => view);
  return ({ view }) => shortName(view, views);
}

type SayValue = (row: PlaceReading) => string;

/** A value with its unit, and one that follows it without; each with its source where the values' sources differ. */
function valuer(metric: Metric, rows: readonly PlaceReading[]): { readonly first: SayValue; readonly then: SayValue } {
  const common = commonSource(rows);
  const say =
    (format: (reading: Reading) => string): SayValue =>
    ({ reading }) =>
      common ? format(reading) : `${format(reading)} (${sourceWords(reading)})`;
  const whole = (reading: Reading): string => formatFigure(reading, metric.unit);
  return {
    first: say(whole),
    then: say((reading) => (reading.bound ? whole(reading) : formatNumber(reading.value, metric.unit))),
  };
}

function commonSource(rows: readonly PlaceReading[]): Reading | undefined {
  const [first, ...others] = rows.map(({ reading }) => reading);
  return first && others.every((other) => sameSource(other, first)) ? first : undefined;
}
