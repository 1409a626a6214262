import type { When } from '../topics/time.ts';
import { NUMBER_WORDS } from './numbers.ts';

/** A time that a message names, by the calendar or counted back from today. */
export type Moment =
  | When
  /** "five years ago": this many months before today's. */
  | { readonly monthsAgo: number }
  /** "last year": the whole of it. */
  | { readonly yearsAgo: number }
  /** "in January": the latest one. */
  | { readonly month: number };

/** A moment, or a stretch of time, where a message names it. */
export interface FoundMoment {
  readonly from: number;
  readonly to: number;
  readonly moment: Moment;
  /** The end of a stretch: of "the 2010s". */
  readonly end?: Moment;
  /** What the words say by themselves: "in the last five years" is since then. */
  readonly kind?: 'at' | 'since' | 'stretch';
  /** Nothing but a number: it may count something else. */
  readonly bare: boolean;
}

type Read = (match: readonly (string | undefined)[]) => Pick<FoundMoment, 'moment' | 'end' | 'kind'> | undefined;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, ...NUMBER_WORDS };
const COUNT = `\\d{1,3}|${Object.keys(COUNTS).join('|')}`;
const YEAR = "[12]\\d{3}|['’]\\d{2}";
const PANDEMIC = '(?:the )?(?:pandemic|covid(?:-?19)?|corona(?:virus)?)(?: (?:pandemic|hit|began|started))?';
/** The last year before the pandemic, and its first. */
const NORMAL = '2019';
const PANDEMIC_YEAR = '2020';

/** What stands for a moment; the first form that fits has it. */
const FORMS: readonly { readonly form: string; readonly read: Read }[] = [
  {
    // "January 2020", "Jan 15th, 2020", "the end of 2020"
    form: `(${MONTH}|(?:the )?(?:start|beginning|end) of)(?: \\d{1,2}(?:st|nd|rd|th)?)?,?(?: of)? ?(?:the year )?(${YEAR})`,
    read: ([, month = '', year = '']) => ({ moment: `${fullYear(year)}-${monthOf(month)}` }),
  },
  { form: '([12]\\d{3})-(0[1-9]|1[0-2])', read: ([, year = '', month = '']) => ({ moment: `${year}-${month}` }) },
  {
    form: '(0?[1-9]|1[0-2])/(?:\\d{1,2}/)?([12]\\d{3})',
    read: ([, month = '', year = '']) => ({ moment: `${year}-${month.padStart(2, '0')}` }),
  },
  {
    form: `(${COUNT}) (years?|yrs?|months?|decades?) (?:ago|back|earlier)`,
    read: ([, count = '', unit = '']) => ({ moment: { monthsAgo: monthsIn(count, unit) } }),
  },
  {
    form: `(?:over |in |during |within |for )?(?:the |these )?(?:last|past) (?:(${COUNT}) )?(years|yrs|months|decades?)`,
    // How many "the last years" are nobody knows.
    read: ([, count, unit = '']) =>
      count === undefined && unit.endsWith('s')
        ? undefined
        : { moment: { monthsAgo: monthsIn(count ?? 'one', unit) }, kind: 'since' },
  },
  {
    form: '(?:(?:over|during|within|in) the (?:last|past)|(?:the )?past) (?:year|12 months)',
    read: () => ({ moment: { monthsAgo: 12 }, kind: 'since' }),
  },
  { form: '(?:the )?last month', read: () => ({ moment: { monthsAgo: 1 } }) },
  { form: 'this year', read: () => ({ moment: { yearsAgo: 0 } }) },
  { form: '(?:the )?(?:last|previous) year', read: () => ({ moment: { yearsAgo: 1 } }) },
  { form: 'next year', read: () => ({ moment: { yearsAgo: -1 } }) },
  {
    form: `(${COUNT}) years from now`,
    read: ([, count = '']) => ({ moment: { monthsAgo: -monthsIn(count, 'years') } }),
  },
  {
    // "the 2010s", "the 90s"
    form: "(?:the )?([12]\\d\\d0)s|the (['’]?\\d0)['’]?s",
    read: ([, long, short = '']) => {
      const first = fullYear(long ?? short);
      return { moment: first, end: String(Number(first) + 9), kind: 'stretch' };
    },
  },
  { form: `(?:before|pre|prior to)[ -]${PANDEMIC}`, read: () => ({ moment: NORMAL, kind: 'at' }) },
  { form: `(?:since|after) ${PANDEMIC}`, read: () => ({ moment: PANDEMIC_YEAR, kind: 'since' }) },
  { form: `during ${PANDEMIC}`, read: () => ({ moment: PANDEMIC_YEAR, kind: 'at' }) },
  { form: `(${YEAR})(?:['’]s)?`, read: ([, year = '']) => ({ moment: fullYear(year) }) },
];

/** All forms in one, none of which begins or ends inside of a word or of a longer number. */
const ANY = new RegExp(
  `(?<![\\p{L}\\p{N}$#@]|\\d[.,/])(?:(?<!\\d-)|(?<=(?<![\\d-])[12]\\d{3}-))(?:${FORMS.map(({ form }, at) => `(?<m${at}>${form.replaceAll(/\((?!\?)/g, '(?:')})`).join('|')})(?![\\p{L}\\p{N}]|[.,/]\\d)`,
  'giu',
);
const ONE = FORMS.map(({ form, read }) => ({ form: new RegExp(`^${form}$`, 'iu'), read }));

/** Everything in a text that may be a moment, in its order. */
export function momentsIn(text: string): readonly FoundMoment[] {
  return [...text.matchAll(ANY)].flatMap((match): FoundMoment[] => {
    const at = FORMS.findIndex((_, index) => match.groups?.[`m${index}`] !== undefined);
    const one = ONE[at];
    const said = one?.read(one.form.exec(match[0]) ?? []);
    const from = match.index;
    return said ? [{ ...said, from, to: from + match[0].length, bare: at === FORMS.length - 1 }] : [];
  });
}

/** `2020` as it is, `'15` as 2015 and `'98` as 1998. */
function fullYear(year: string): string {
  const digits = year.replaceAll(/\D/g, '');
  if (digits.length > 2) return digits;
  return `${Number(digits) < 50 ? '20' : '19'}${digits}`;
}

function monthOf(words: string): string {
  if (/end of$/i.test(words)) return '12';
  return String(MONTHS.indexOf(words.toLowerCase().slice(0, 3)) + 1 || 1).padStart(2, '0');
}

function monthsIn(count: string, unit: string): number {
  const number = COUNTS[count.toLowerCase()] ?? Number(count);
  const each = /^m/i.test(unit) ? 1 : /^d/i.test(unit) ? 120 : 12;
  return number * each;
}
