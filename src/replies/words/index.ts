import { list } from '../lists.ts';
import { asides } from './asides.ts';
import { capitalised } from './cards.ts';
import { precision, terms } from './terms.ts';

const WHICH_CITY = 'Which city is it about?';

function notFound(names: readonly string[]): string {
  return `I couldn’t find ${list(names.map(quoted))} among the cities and towns of the US.`;
}

/**
 * What the dialogs say. Sentences of cards, of sources and of Messenger's own places have their files beside this one.
 * Short, warm, plain; at most one emoji in a message; the person is never blamed. Names and figures come in as arguments.
 */
export const words = {
  welcome: {
    text: 'Hi, I’m Citrics, an automated chat that knows every city and town in the United States. Name one, or two to compare, and ask about rent, income, jobs, age and much more.',
    again: 'Hello again! Just to be clear: I’m an automated chat. Which city would you like to know about?',
    back: 'Hello! Which city would you like to know about?',
  },
  examples: [
    { title: 'Seattle rent', text: 'Seattle rent' },
    { title: 'Austin vs Denver', text: 'compare Austin and Denver income' },
    { title: 'Getting around Boise', text: 'How do people get to work in Boise?' },
  ],
  exampleCities: [
    { title: 'Seattle', text: 'Seattle' },
    { title: 'Austin', text: 'Austin' },
    { title: 'Boise', text: 'Boise' },
  ],
  missExamples: [
    { title: 'Tacoma home prices', text: 'home prices in Tacoma' },
    { title: 'Reno vs Boise', text: 'compare Reno and Boise rent' },
  ],
  startedOver: 'Done, we start afresh. Which city would you like to know about?',
  help: {
    text: 'Name a city (“Tacoma”), a topic (“rent”), or both (“rent in Tacoma”). Two names make a comparison: “Austin vs Denver income”. “Cities like Boise” and “youngest cities in Texas” work too. Here are the topics:',
    menu: (page: number, pages: number): string => `What would you like to know? (${page + 1} of ${pages})`,
    menuFor: (places: string, page: number, pages: number): string =>
      `What would you like to know about ${places}? (${page + 1} of ${pages})`,
    moreTopics: 'More topics',
    firstTopics: 'Back to the first',
  },
  ask: {
    whichCity: WHICH_CITY,
    /** "There are several places called Springfield: Springfield, MO; Springfield, MA; and 4 more. Which one do you mean?" */
    whichOf: (name: string, titles: readonly string[], more: number): string =>
      `There are ${titles.length + more > 2 ? 'several' : 'two'} places called ${name}: ${choices(titles, more)}. Which one do you mean?`,
    /** "I know no Gotham in New Jersey, only Gotham, WI. Is that the one you mean?" */
    noneIn: (name: string, state: string, titles: readonly string[], more: number): string =>
      `I know no ${name} in ${state}, only ${choices(titles, more)}. ${titles.length + more > 1 ? 'Which one do you mean?' : 'Is that the one you mean?'}`,
    whichIn: (area: string, titles: readonly string[], more: number): string =>
      `My figures are for cities and towns, not for ${area} as a whole. Which of its places do you mean: ${choices(titles, more)}?`,
    thisOne: 'This one',
    whichOfAgain: 'I’m still not sure which one you mean. Here they are again; a state’s name is enough.',
    whichCityAfterUnknown: (names: readonly string[]): string => `${notFound(names)} ${WHICH_CITY}`,
    stillThere: (places: string): string => `It’s been a while. Is it still about ${places}?`,
    yes: 'Yes',
    no: 'Another city',
  },
  carried: {
    places: (places: string): string => `Still ${places}:`,
    topic: (topic: string): string => `${topic}, as before:`,
  },
  /** "I have no figures on murders, only on the violent crime rate." */
  instead: (asked: string, known: string): string => `I have no figures on ${asked}, only on ${known}.`,
  theFigure: (label: string): string => `the ${label}`,
  assumed: (taken: string, others: readonly string[]): string =>
    `I took ${taken}; there ${others.length === 1 ? 'is' : 'are'} also ${list(others)}.`,
  /** "I read “Sunnydale california” as Sunnyvale, CA." */
  guessed: (written: string, taken: string): string => `I read ${quoted(written)} as ${taken}.`,
  wholeOf: (place: string): string => `My figures are for all of ${place}.`,
  notFound,
  /** Of an overview where another time was asked of: single figures are known of it, if any. */
  newestOnly: (example: string): string =>
    `Those are the newest figures I have; for another time name one: “${example}”.`,
  examplesInTime: {
    rentIn: (when: string): string => `rent in ${when}`,
    populationSince: (when: string): string => `population since ${when}`,
    populationChange: 'how the population changed',
  },
  tooManyPlaces: (left: string): string => `That’s more than I can put side by side, so ${left} had to stay out.`,
  tooManyTopics: (left: readonly string[]): string => `You also asked about ${list(left)}: tap to see it.`,
  ranking: {
    none: 'No place fits all of that. A wider size or another state may help.',
    end: 'That was the whole list.',
    ofStates: 'I can rank cities, not whole states.',
    notEach:
      'I can’t list one place for each state; I rank those of one state, or of the whole country as here. Name a state for its own list.',
    /** "Number 2 is Lincoln, NE: 291,932 people." */
    line: (line: string, place: string, value: string): string => `Number ${line} is ${place}: ${value}.`,
    more: 'More',
    /** Of figures whose changes are mostly a survey's own error, or are not to be ranked. */
    noChange: (label: string): string =>
      `I can’t rank places by how the ${label} changed: such figures of single places are too unsure, or cover too few years. By growth I can rank people, Zillow’s rents and Zillow’s home values.`,
    /** What can be asked instead: a button's title and its words. */
    changesToAsk: (where: string): readonly (readonly [title: string, text: string])[] => [
      ['Growth in people', `fastest growing cities ${where}`],
      ['Growth in rents', `where did rents rise most ${where}`],
    ],
    inTheUs: 'in the US',
    inState: (state: string): string => `in ${state}`,
    notThen: (label: string, first: string, last: string): string =>
      `I can’t rank places by the ${label} of that time: what I have goes from ${first} to ${last}.`,
  },
  standing: {
    text: (
      place: string,
      label: string,
      value: string,
      ranks: string,
      share: string,
      group: string,
      source: string,
    ): string =>
      `In ${place} the ${label} is ${value}: ${ranks}, counted from the highest. That is higher than in ${share} of the places ${group} (${source}).`,
    rank: (rank: string, of: string, group: string): string => `number ${rank} of ${of} ${group}`,
    /** Where most others of the group are unknown: "number 2 of the 5 places in Idaho that I know it for". */
    rankOfKnown: (rank: string, of: string, group: string): string => `number ${rank} of the ${of} places ${group}`,
    known: (group: string): string => `${group} that I know it for`,
    inState: (state: string): string => `in ${state}`,
    inNation: 'in the country',
    ofItsSize: 'of about its size in the country',
    /** "$90,000 is a little below the median household income in Austin, TX ($91,501, ACS 2023)." */
    amount: (amount: string, stands: string): string => `${amount} is ${stands}.`,
    whose: (label: string, place: string, value: string, source: string): string =>
      `the ${label} in ${place} (${value}, ${source})`,
  },
  similar: {
    none: (place: string): string => `I know too few figures of ${place} to say which places are like it.`,
    noneSo: (place: string): string => `Of the places most like ${place}, I know none that differs that way.`,
  },
  nearby: {
    nearest: (place: string, label?: string): string =>
      `Nearest to ${place}, of the places with at least 1,000 people${withLabel(label)}:`,
    within: (place: string, distance: string, label?: string): string =>
      `The largest within ${distance} of ${place}${withLabel(label)}:`,
    /** "Plano, TX: 17 miles, $1,800 a month" */
    line: (place: string, distance: string, value?: string): string => `${place}: ${withValue(distance, value)}`,
    beside: withValue,
    notTold: (topic: string): string => `I know nothing about ${topic} in these places.`,
    sources: (sources: readonly string[]): string => `Figures: ${list(sources)}.`,
    asTheCrowFlies: 'In a straight line from center to center.',
    noneWithin: (place: string, distance: string): string =>
      `I know no place of at least 1,000 people within ${distance} of ${place}.`,
    unknown: (place: string): string => `I don’t know where ${place} lies, so I can’t say what is near it.`,
  },
  apart: {
    two: (from: string, to: string, distance: string): string =>
      `${from} and ${to} are ${distance} apart in a straight line.`,
    several: (from: string, distances: string): string => `In a straight line, ${from} is ${distances}.`,
    from: (distance: string, place: string): string => `${distance} from ${place}`,
  },
  listed: {
    some: (state: string, count: string, names: string): string =>
      `I know ${count} cities and towns in ${state}. The largest: ${names}. Ask for any other by its name.`,
    /** "My figures are for cities and towns, not for Texas as a whole." */
    notWhole: (areas: readonly string[]): string =>
      `My figures are for cities and towns, not for ${list(areas)} as a whole.`,
    whole: (area: string, label: string, value: string, source: string): string =>
      `In ${area} the ${label} is ${value} (${source}).`,
    /** "In the middle of the 222 places in Texas with at least 10,000 people, the median age is 36 years (ACS 2019-2023)." */
    middle: (count: string, area: string, least: string, label: string, median: string, source: string): string =>
      `In the middle of the ${count} places in ${area} with at least ${least} people, the ${label} is ${median} (${source}).`,
    all: (count: string): string =>
      `I know ${count} cities, towns and villages, in all 50 states and DC. Name a state and I’ll list its largest.`,
  },
  define: {
    text: (label: string, definition: string): string => `${capitalised(label)}: ${definition}`,
    unknown: 'I can explain any figure I show: try “what is per-capita income?”.',
  },
  /** "The figures on rent in Seattle, WA are from Zillow, November 2025 (Zillow Observed Rent Index, Zillow)." */
  sourcesOf: (what: string, places: string, sources: readonly string[]): string =>
    `The figures on ${what} in ${places} are from ${list(sources)}.`,
  /** What an overview is about, after "figures on". */
  overview: 'people, income and homes',
  sources: (holdings: readonly string[]): string =>
    `Every figure says where it comes from. I use ${list(holdings)}. Where a place is missing from a source, I say so rather than guess. I don’t cover Puerto Rico or the territories.`,
  smallTalk:
    'I’m Citrics, a small automated chat about US cities and towns: no person, no feelings, but plenty of figures. Which city are you curious about?',
  asides,
  terms,
  precision,
  thanks: 'Glad to help! Any other city?',
  feedback: {
    ask: 'I’d love to hear it. Write it in one message and the people behind me will read it.',
    thanks: 'Thank you, I’ve passed that on.',
  },
  forgetMe: {
    ask: 'I can delete everything I keep about you: our messages, your cities and your feedback. Shall I?',
    yes: 'Yes, delete it',
    no: 'No, keep it',
    done: 'Done. Your messages, your cities and your feedback are deleted; I don’t know you any more.',
    kept: 'All right, nothing was deleted.',
    privacy:
      'I keep our messages, the cities you look at and your feedback, so that I can follow our chat; the people who run it can read them. Write “delete my data” and all of it is erased.',
    offer: { title: 'Delete my data', text: 'delete my data' },
  },
  handOver: {
    done: 'I’ll be quiet now, so that a person can take over; it may take a while until they read this. Write “start over” to have me back.',
    unavailable: 'There’s only me here, no person. You can leave a message for the people behind me: write “feedback”.',
    feedback: { title: 'Write feedback', text: 'feedback' },
    back: { title: 'Start over', text: 'start over' },
  },
  distress:
    'I’m really sorry you’re going through this. I’m an automated chat and can’t help the way a person can. In the US you can call or text 988 at any hour to talk to someone; if anyone is in danger right now, please call 911.',
  emergency:
    'Call 911 now if anyone is hurt or in danger. I’m an automated chat and can’t send help; they can, at any hour. To talk to someone about how you feel, call or text 988.',
  misses: {
    nonsense: 'I didn’t get that one. I know US cities and towns and their figures. For example:',
    'off-topic':
      'That’s outside what I know. I know US cities and towns: rent, income, jobs, people and more. For example:',
    /** Said after it where a place is named: "What I do know of Tacoma, WA: household income, rent and population." */
    knownOf: (place: string, topics: readonly string[]): string => `What I do know of ${place}: ${list(topics)}.`,
    outside: 'That’s outside what I know.',
    reasonsOf: 'I know figures, not the reasons behind them.',
    reasons: 'I know the figures of US cities and towns, not the reasons behind them. For example:',
    abuse: 'Let’s get back to cities, I’m good at those. For example:',
    'prompt-trick': 'I only do one thing: figures of US cities and towns. For example:',
    spanish:
      'Solo hablo inglés, pero entiendo nombres de ciudades de EE. UU. y temas como “rent” (alquiler) o “income” (ingresos). Por ejemplo:',
    'other-language': 'I only speak English so far, but a US city’s name and a topic are enough. For example:',
    'foreign-city': 'I only know places in the United States. For example:',
    /** "I only know places in the United States, and Paris is in France. Here there is Paris, TX: tap it if you mean that one." */
    abroad: (name: string, country: string | undefined, here: readonly string[]): string =>
      country === undefined
        ? `I only know places in the United States, not ${withArticle(name)}.${hereInstead(here)}`
        : `I only know places in the United States, and ${name} is in ${withArticle(country)}.${hereInstead(here)}`,
    'zip-code':
      'I don’t know ZIP codes, only cities and towns. Write the name of the one it is in, with its state. For example:',
    territory: 'I cover the 50 states and DC, not Puerto Rico or the other territories. For example:',
    attachment: 'I can only read text. Name a city or a topic. For example:',
    again: 'I still don’t follow, sorry. These are the topics I know; pick one and I’ll ask for the city:',
  },
  failure: 'Something went wrong on my side, not yours. Please try again in a moment.',
  buttons: {
    topics: 'All topics',
    compare: 'Compare',
    standing: 'How it compares',
    map: 'Open the map',
    open: 'Open',
    share: 'Share',
    allSources: 'All sources',
  },
} as const;

function withValue(distance: string, value: string | undefined): string {
  return value === undefined ? distance : `${distance}, ${value}`;
}

function withLabel(label: string | undefined): string {
  return label === undefined ? '' : `, each with its ${label}`;
}

function hereInstead(titles: readonly string[]): string {
  if (titles.length === 0) return ' For example:';
  return ` In the US there is ${choices(titles, 0)}: tap ${titles.length === 1 ? 'it if you mean that' : 'the one you mean'}.`;
}

/** "the United Kingdom", "the Philippines". */
function withArticle(country: string): string {
  return /^(?:United|Netherlands|Philippines|Bahamas|Maldives|Gambia)|Republic|Emirates|Islands$/.test(country)
    ? `the ${country}`
    : country;
}

/** Names that have commas in them: "Glendale, AZ and Glendale, CA", "Salem, OR; Salem, MA; and 3 more". */
function choices(titles: readonly string[], more: number): string {
  if (more > 0) return [...titles, `and ${more} more`].join('; ');
  if (titles.length < 3) return titles.join(' and ');
  return `${titles.slice(0, -1).join('; ')}; and ${titles.at(-1)}`;
}

function quoted(name: string): string {
  return `“${name}”`;
}
