import type { MissingReason } from '../../places/figure.ts';
import { list } from '../lists.ts';

/** A figure's value, and the name of the month that it is of. */
interface ValueInMonth {
  readonly value: string;
  readonly month: string;
}

/** The sentences of cards that no single topic owns: comparing, standing, changing, missing. */
export const cardWords = {
  /** "That is about a third above Washington's and about twice the country's." */
  benchmarks: (what: string, stands: readonly string[]): string => `${what} is ${list(stands)}.`,
  that: 'That',
  theFigure: (label: string): string => `The ${label}`,
  /** A survey asks some people of a place; with few of them, chance alone makes a difference. */
  unsure: (whose: string): string => `The difference from ${whose} is too small to be sure of.`,
  /** Of places in which a survey's figures say next to nothing. */
  tooFew: (places: string): string =>
    `So few people live in ${places} that a survey’s figures of it are mostly chance; take them as a hint.`,
  stateOf: (state: string): string => `${possessive(state)}`,
  nation: "the country's",
  theUs: 'the US',
  /** Whose number a place is measured against where no state's is known. */
  peers: (count: string, state: string, median: string): string =>
    `the median of the ${count} places of its size in ${state} (${median})`,

  /** "Denver is cheaper: the median gross rent is $1,770 a month, against $1,900 in Boston, 6.8 % or $130 less." */
  placeCompared: (winner: string, word: string, label: string, pair: string): string =>
    `${winner} is ${word}: the ${label} is ${pair}`,
  /** "Seattle has the higher median household income: $121,984, against $83,857 in Tacoma, 45 % or $38,127 more." */
  figureCompared: (winner: string, word: string, label: string, pair: string): string =>
    `${winner} has the ${word} ${label}: ${pair}`,
  against: (first: string, second: string): string => `${first}, against ${second}`,
  apart: (pair: string, difference: string): string => `${pair}, ${difference}`,
  more: (difference: string): string => `${difference} more`,
  less: (difference: string): string => `${difference} less`,
  /** "43 % or $725", before "more" */
  orPercent: (percent: string, difference: string): string => `${percent} or ${difference}`,
  times: (ratio: string, many: boolean): string => `about ${ratio} times as ${many ? 'many' : 'much'}`,
  /** Said where the places' sizes alone let one expect such a difference by chance. */
  chance: 'In a survey of places this size, that difference may be chance.',
  chanceOfLead: 'In a survey of places this size, that lead may be chance.',
  /** "Of the three, Reno is the cheapest. The median gross rent: ..."; several that are about the same lead together. */
  placesLead: (count: string, names: string, several: boolean, word: string, label: string, rows: string): string =>
    `of the ${count}, ${names} ${several ? 'are' : 'is'} the ${word}${several ? ', about the same' : ''}. The ${label}: ${rows}`,
  figuresLead: (count: string, names: string, several: boolean, word: string, label: string, rows: string): string =>
    `of the ${count}, ${names} ${several ? 'have' : 'has'} the ${word} ${label}${several ? ', about the same' : ''}: ${rows}`,
  inPlace: (value: string, place: string): string => `${value} in ${place}`,
  inBoth: (value: string): string => `${value} in both`,
  same: (label: string, places: string, pair: string): string => `The ${label} is about the same in ${places}: ${pair}`,
  sameInAll: (count: string, label: string, rows: string): string =>
    `The ${label} is about the same in all ${count}: ${rows}`,
  neither: 'Neither, really.',
  yes: 'Yes:',
  no: 'No:',
  notReally: 'Not really.',
  yearsDiffer: 'The years or sources differ, so compare with care.',
  insideMargin: 'The difference is inside the margin of error.',
  onlyOneKnown: (place: string, label: string, value: string): string => `For ${place} the ${label} is ${value}`,

  change: {
    grew: (percent: string): string => `grew by ${percent}`,
    shrank: (percent: string): string => `shrank by ${percent}`,
    stayed: 'stayed about the same',
    fromTo: (words: string, from: string, to: string): string => `${words} from ${from} to ${to}`,
    up: (percent: string): string => `up ${percent} in a year`,
    down: (percent: string): string => `down ${percent} in a year`,
    flat: 'unchanged in a year',
    /** Of a signed change: "rose by 10.3 %". */
    moved: (change: string): string => {
      const size = change.slice(1);
      if (size === '0 %') return `changed by ${size}`;
      return `${change.startsWith('−') ? 'fell' : 'rose'} by ${size}`;
    },
    /** After a change in percent a year. */
    overYears: (years: number): string => (years === 1 ? 'in a year' : `a year over ${years} years`),
    /** "In Boise the typical home value by Zillow's index rose by 7.3 % in a year and rose by 10.6 % a year over 5 years, to $299,300" */
    known: (place: string, label: string, moves: readonly string[], to: string): string =>
      `In ${place} the ${label} ${list(moves)}, to ${to}`,
    /** Before what is said of each of several places. */
    faster: (label: string, verb: string, place: string, change: string, others: string): string =>
      `The ${label} ${verb} fastest in ${place}, ${change} against ${others}.`,
    fasterOfTwo: (label: string, verb: string, place: string, change: string, other: string): string =>
      `The ${label} ${verb} faster in ${place}, ${change} against ${other}.`,
    apartWays: (label: string, rose: string, fell: string): string =>
      `The ${label} rose in ${rose}, and fell in ${fell}.`,
    asFast: (label: string, places: string, changes: string): string =>
      `The ${label} changed about as much in ${places}: ${changes}.`,
    in: (change: string, place: string): string => `${change} in ${place}`,
    /** "In Seattle the median household income rose from $60,665 in 2010 to $120,608 in 2023 (+98.8 %)" */
    sentence: (place: string, label: string, verb: string, from: string, to: string, change: string): string =>
      `In ${place} the ${label} ${verb} from ${from} to ${to} (${change})`,
    same: (place: string, label: string, from: string, to: string): string =>
      `In ${place} the ${label} stayed about the same, from ${from} to ${to}`,
    giveOrTake: (points: string): string => `, give or take ${points}`,
    at: (value: string, time: string): string => `${value} in ${time}`,
    rose: 'rose',
    fell: 'fell',
    notAdjusted: 'Not adjusted for inflation.',
    unknown: (places: string, label: string): string =>
      `I have no two figures of the ${label} of ${places} that lie far enough apart, so I can’t say how it changed.`,
    /** Where nothing is known since the time asked of. */
    endIn: (time: string): string => `Those figures end in ${time}.`,
    /** Where the figures since the time asked of are of five years that overlap. */
    overlap: 'Later five-year figures share years with the newest, so this begins earlier.',
    otherYears: (times: string): string => `I have no such figure for ${times} itself.`,
  },

  /** Of a figure of another time. */
  at: {
    /** "In 2015 the median household income in Boston, MA was $58,263" */
    was: (time: string, label: string, place: string, value: string): string =>
      `In ${time} the ${label} in ${place} was ${value}`,
    /** "In 2020 the typical asking rent by Zillow in Seattle, WA went from $1,759 a month in January to $1,690 a month in December" */
    went: (year: string, label: string, place: string, from: ValueInMonth, to: ValueInMonth): string =>
      `In ${year} the ${label} in ${place} went from ${from.value} in ${from.month} to ${to.value} in ${to.month}`,
    /** Behind these: "; in 2023 it was $94,755, 62.6 % more" */
    since: (time: string, value: string, size: string): string =>
      `; in ${time} it was ${value}${size === '' ? '' : `, ${size}`}`,
    /** "; in November 2025 it was $2,218 a month, 31 % more than in November 2020" */
    sinceMonth: (time: string, value: string, size: string, before: string): string =>
      `; in ${time} it was ${value}${size === '' ? '' : `, ${size} ${size === cardWords.at.same ? 'as' : 'than'} in ${before}`}`,
    then: (label: string, value: string): string => `The ${label} was ${value} then`,
    same: 'about the same',
    /** Before a comparison: "For January 2020: Tacoma is cheaper: ..." */
    figuresOf: (time: string): string => `For ${time}:`,
    newest: (label: string, value: string): string => `From another source, the newest ${label} I have is ${value}.`,
    none: (label: string, place: string, time: string): string => `I have no ${label} of ${place} for ${time}`,
    /** In a label's stead, of a topic that no single figure stands for. */
    figuresOn: (topic: string): string => `figures on ${topic}`,
    from: (first: string, last: string): string => `mine go from ${first} to ${last}`,
    of: (time: string): string => `the only one is of ${time}`,
    nearest: (values: string): string => `the nearest are ${values}`,
  },

  missing: {
    noMetric: (label: string, place: string, reason: MissingReason | undefined): string => {
      switch (reason) {
        case 'too-few-cases':
        case 'not-computable':
          return `The Census has too few answers from ${place} to publish the ${label}.`;
        case 'not-published':
          return `The Census publishes no ${label} for ${place}.`;
        case 'not-applicable':
          return `The ${label} doesn’t apply to ${place}.`;
        case undefined:
          return `None of my sources gives the ${label} for ${place}.`;
      }
    },
    noTopic: (topic: string, place: string): string => `None of my sources has figures on ${topic} for ${place}.`,
    known: (topics: readonly string[]): string => `What I do know there: ${list(topics)}.`,
    nothing: (place: string): string => `My sources have no figures at all for ${place}, which is very small.`,
  },

  overview: {
    /** "Median household income: $76,402" */
    line: (label: string, value: string): string => `${label}: ${value}`,
    higherIn: (winner: string, high: string, low: string, other: string): string =>
      `higher in ${winner}, ${high} against ${low} in ${other}`,
    aboutTheSame: (values: string): string => `about the same, ${values}`,
    unknownIn: (places: string): string => `, unknown in ${places}`,
    /** "What stands out among 63 places of its size in Idaho:" */
    title: (group: string): string => `What stands out among ${group}:`,
    groups: {
      'its size': (count: string, area: string): string => `${count} places of its size in ${area}`,
      'at least': (count: string, area: string, least: string): string =>
        `${count} places of ${least} people or more in ${area}`,
      all: (count: string, area: string): string => `${count} places in ${area}`,
    },
    /** Where not each figure is known of as many. */
    upTo: (most: string): string => `up to ${most}`,
    item: (clause: string, stands: string): string => `• ${clause}, ${stands}`,
    /** Said of the middle of the group, as the other side of a comparison: "about twice the usual 11 %" */
    usual: (median: string): string => `the usual ${median}`,
    against: (usual: string): string => `against ${usual}`,
    sources: (own: string, others: string): string =>
      others === '' ? `(${own})` : `(${own}; others partly ${others})`,
  },

  ranking: {
    title: (word: string, label: string, where: string): string => `The ${word} ${label} ${where}`,
    /** "The most expensive places in Washington: typical asking rent by Zillow" */
    titleOfPlaces: (word: string, where: string, label: string): string => `The ${word} places ${where}: ${label}`,
    line: (rank: string, place: string, value: string): string => `${rank}. ${place}: ${value}`,
    inArea: (area: string): string => `in ${area}`,
    /** "New England, as the Census Bureau draws it, is Connecticut, Maine ...". */
    region: (name: string, drawnBy: string | undefined, states: readonly string[]): string =>
      `${capitalised(name)}${drawnBy === undefined ? ' here' : `, as ${drawnBy} draws it,`} is ${list(states)}.`,
    /** "So many more have no such figure": said where those are the greater part. */
    without: (count: string): string => `${count} more have no such figure in my data.`,
    within: (distance: string, place: string): string => `within ${distance} of ${place}`,
    nobody: (group: string, where: string): string => `I know no ${group} ${where}.`,
    /** "My data has no mean travel time to work for any of the 8 places with at least 20,000 people in Maine." */
    unknown: (label: string, count: string, group: string, where: string): string =>
      `My data has no ${label} for ${count === '1' ? 'the one of the' : `any of the ${count}`} ${group} ${where}, so I can’t rank them by it.`,
    inState: (state: string): string => `in ${state}`,
    inNation: 'in the US',
    /** In place of "in the US" where the figure is known in a few states only. */
    ofKnown: 'among the places I know it for',
    placesKnown: 'I know it for',
    known: (label: string, known: string, places: string, group: string, where: string): string =>
      `I know the ${label} of only ${known} of the ${places} ${group}${where}.`,
    mostIn: (state: string): string => `, most of them in ${state}`,
    nearlyAllIn: (state: string): string => `, nearly all of them in ${state}`,
    over: (people: string): string => `places with at least ${people}`,
    under: (people: string): string => `places with at most ${people}`,
    between: (from: string, to: string): string => `places with ${from} to ${to}`,
    all: 'places',
    among: (group: string, total: string): string => `Among ${total} ${group}`,
    /** "Only where the median gross rent is at most $1,500 a month." */
    only: (label: string, limit: string): string => `Only where the ${label} is ${limit}.`,
    atLeast: (value: string): string => `at least ${value}`,
    atMost: (value: string): string => `at most ${value}`,
    own: (limit: string, area: string, source: string): string => `${limit}, that of ${area} as a whole (${source})`,
    theState: 'the state',
    theNation: 'the country',
    medianOf: (limit: string, count: string, group: string): string => `${limit}, the median of ${count} ${group}`,
    tie: 'Equal figures share a rank.',
  },

  /** Of a ranking by change, or by another time. */
  moves: {
    /** "Where the population rose most in Texas, from 2010 to 2019" */
    title: (label: string, verb: string, where: string, from: string, to: string): string =>
      `Where the ${label} ${verb} ${where}, from ${from} to ${to}`,
    /** Of some that rose and some that fell. */
    mixed: (label: string, where: string, from: string, to: string): string =>
      `How the ${label} changed ${where}, from ${from} to ${to}`,
    /** "places with at least 10,000 people today": their sizes are no older ones. */
    today: (group: string): string => `${group} today`,
    roseMost: 'rose most',
    roseLeast: 'rose least',
    fellMost: 'fell most',
    fellLeast: 'fell least',
    /** "+68.6 %, from 117,127 to 200,490 people" */
    value: (change: string, from: string, to: string): string => `${change}, from ${from} to ${to}`,
    /** "The most expensive places in the US: typical asking rent by Zillow, December 2015" */
    ofTime: (title: string, time: string): string => `${title}, ${time}`,
  },

  similar: {
    title: (place: string): string => `Most like ${place} in their figures:`,
    line: (place: string, reasons: string): string => `${place}: ${reasons}`,
    reason: (theirs: string, ours: string): string => `${theirs} (here ${ours})`,
    sources: (sources: readonly string[]): string => `Figures: ${list(sources)}.`,
  },
} as const;

/** "Seattle's", "Las Vegas'". */
export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

/** With a capital at its beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
