import { asksChange, saysChange } from './change.ts';
import type { Moment } from './moments.ts';
import type { Reading } from './reading.ts';
import type { TimeMention } from './times.ts';

/** When a figure is asked of, as a message says it. */
export type TimeAsked =
  | { readonly at: Moment }
  /** How it changed over a stretch of time, as far as is known where an end is left out. */
  | { readonly since?: Moment; readonly until?: Moment }
  /** How it changed within a year. */
  | { readonly within: Moment }
  /** "and now?" takes an earlier time back. */
  | { readonly now: true };

const NOW = /\b(?:now|today|these days|nowadays|currently|present)\b/;
/** "compared to five years ago", "higher than in 2015": two times are set beside each other, and one of them is today. */
const BESIDE = /\b(?:compared (?:to|with)|versus|vs|against|relative to|(?:change|changed|different) from)\s*$/i;

/** Topics whose figures have years in their names: "built since 2010". */
const NAMED_BY_YEARS: ReadonlySet<string> = new Set(['year-built', 'moved-in']);

/** When a message asks of; undefined where it names no time and asks for no change. Pure. */
export function timeOf(reading: Reading): TimeAsked | undefined {
  const plain = wordsOutside(reading, []);
  const times = reading.times.filter((time) => !isInName(reading, time));
  const stretch = times.find(({ kind }) => kind === 'stretch');
  if (stretch) return widest(stretch, times);
  const since = times.find(({ kind }) => kind === 'since');
  const until = times.find(({ kind }) => kind === 'until');
  const [first, second] = times.filter(({ kind }) => kind === 'at');
  const end = until ?? (since ? first : second);
  if (since) return { since: since.moment, ...(end && { until: end.moment }) };
  if (first && end) return { since: first.moment, until: end.moment };
  const untimed = withoutTimes(reading);
  if (until) return saysChange(untimed) ? { until: until.moment } : { at: until.moment };
  if (first === undefined) return asksChange(plain) ? {} : undefined;
  if (NOW.test(untimed) || BESIDE.test(reading.text.slice(0, first.span[0]))) return { since: first.moment };
  if (!saysChange(untimed)) return { at: first.moment };
  return typeof first.moment === 'object' && 'monthsAgo' in first.moment
    ? { since: first.moment }
    : { within: first.moment };
}

/** "in 2015, 2020 and 2025": from the first of the years that are named to the last. */
function widest({ moment, end }: TimeMention, times: readonly TimeMention[]): TimeAsked {
  const named = [moment, end, ...times.flatMap((time) => (time.kind === 'at' ? [time.moment] : []))];
  const years = named.filter((each) => typeof each === 'string').toSorted();
  return years.length === named.length ? { since: years[0], until: years.at(-1) } : { since: moment, until: end };
}

/** The words of a message parted by blanks, without its times. */
export function withoutTimes(reading: Reading): string {
  return wordsOutside(reading, reading.times);
}

function wordsOutside(reading: Reading, times: readonly TimeMention[]): string {
  return reading.words
    .filter((word, at) => {
      const isTime = times.some(({ span }) => word.start >= span[0] && word.start < span[1]);
      return !isTime && !namesIn(reading).some(({ from, to }) => at >= from && at < to);
    })
    .map(({ text }) => text)
    .join(' ');
}

/** Where figures are named that have years in their names. */
function namesIn({ matches }: Reading): Reading['matches'] {
  return matches.filter(({ meaning }) => meaning.for === 'topic' && NAMED_BY_YEARS.has(meaning.topic));
}

function isInName(reading: Reading, { span }: TimeMention): boolean {
  return namesIn(reading).some(({ from, to }) =>
    reading.words.slice(from, to).some(({ start, end }) => start < span[1] && end > span[0]),
  );
}
