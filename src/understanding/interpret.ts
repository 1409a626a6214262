import type { Geoid } from '../places/place.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { answerOf, carryOf, comparesBoth } from './carry.ts';
import { amountOf } from './amount-asked.ts';
import { asksChangeOfIt, changeOf } from './change.ts';
import { comparisonOf, saysCompare } from './comparison.ts';
import { asksDefinition } from './definition.ts';
import { isDistress } from './distress.ts';
import { hasNoOrder } from './directions.ts';
import { foreignLanguageOf } from './language.ts';
import type { Model } from './model.ts';
import { namesNation } from './nation.ts';
import { asksNearby, withinMilesOf } from './nearby.ts';
import { outsideOf } from './outside.ts';
import { asksRanking, rankingOf, statesOf } from './ranking.ts';
import type { Reading } from './reading.ts';
import { refinementOf } from './refinement.ts';
import { acceptance, score, type Scored } from './scorer.ts';
import { standingOf } from './standing.ts';
import { topicsOf } from './topics-in-text.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import { fold, MASKS, type Word } from './words.ts';
import { INTENTS, type IntentId, type TopicMention, type Utterance } from './utterance.ts';

/** What a message says, and why. */
export interface Interpretation {
  readonly utterance: Utterance;
  readonly reading: Reading;
  /** Every label that was considered, the likeliest first. */
  readonly scored: readonly Scored[];
}

/** Intents that are said in so many words, not about places. */
export const SMALL: ReadonlySet<string> = new Set<IntentId>([
  'welcome',
  'help',
  'sources',
  'small-talk',
  'thanks',
  'feedback',
  'forget-me',
  'hand-over',
  'start-over',
]);

/** Places of an area that are offered. */
const MOST_OFFERED = 8;
/** How likely a list of cities is asked for where no phrase of it is said. */
const SURE_FORM = 0.5;
/** How much the phrases of an intent have to say to leave no doubt whatever topic is named beside them: some two words. */
const IN_SO_MANY_WORDS = 1.8;

/** Combines what the rules, the lexicon and node-nlp found in a message. Pure; never throws. */
export function interpret(
  reading: Reading,
  model: Model,
  catalogue: Catalogue,
  population: (geoid: Geoid) => number | undefined,
): Interpretation {
  const scored = score(reading, model.scoring, model.weights);
  const { text, places, plain } = reading;
  const ranking = rankingOf(reading, catalogue);
  const refines = refinementOf(reading, ranking !== undefined, catalogue);
  const base = {
    text,
    unknownNames: [...places.unknownNames, ...areasBesidePlaces(reading)],
    states: statesOf(reading),
    ...(refines && { refines }),
    ...(answerOf(plain) && { answer: answerOf(plain) }),
  };
  const fallback = (
    outside: Utterance['outside'],
    mentions: readonly PlaceMention[] = places.mentions,
  ): Interpretation => ({
    reading,
    scored,
    utterance: {
      ...base,
      intent: 'fallback',
      confidence: 1 - (scored[0]?.probability ?? 0),
      mentions,
      topics: [],
      ...(outside && { outside }),
    },
  });
  const as = (intent: IntentId, confidence: number, rest: Partial<Utterance> = {}): Interpretation => ({
    reading,
    scored,
    utterance: { ...base, intent, confidence, mentions: places.mentions, topics: [], ...rest },
  });

  if (isDistress(reading.said)) return as('distress', 1);
  const language = foreignLanguageOf(text, readAsWords(reading), model.scoring.known, model.scoring.uses);
  if (language !== undefined) return fallback(language);

  const best = scored[0];
  const likely = scored.filter(({ probability }) => probability >= acceptance(reading));
  const formOf = (label: IntentId): Scored | undefined => likely.find((one) => one.label === label);
  const defines = asksDefinition(plain, reading.amounts.length);
  const standing = standingOf(reading);
  const topics = topicsOf(reading, scored, catalogue, defines || standing !== undefined);
  const outside = outsideOf(
    reading,
    scored,
    ranking !== undefined || topics.length > 0,
    model.scoring.uses,
    population,
  );
  if (outside?.certain) return fallback(outside.kind);
  const area = places.mentions.length === 0 ? areaOf(reading) : undefined;
  if (area !== undefined)
    return as(topics.length > 0 ? 'city-metric' : 'city-overview', surest(topics), { area, topics });
  if (standing !== undefined) {
    const named = standing === 'figure-given' ? [] : topics.filter(isInWords);
    const amount = amountOf(reading, named, catalogue);
    return as('city-metric', surest(topics), {
      standing: true,
      carry: { kind: 'same-topic' },
      topics: amount?.topics ?? named,
      ...(amount && { amount: amount.value }),
    });
  }

  if (topics.length === 0 && places.mentions.length === 0 && asksChangeOfIt(plain))
    return as('city-metric', 0.8, { carry: { kind: 'same-topic' }, change: changeOf(plain) ?? {} });

  const small = likely.find(({ label }) => SMALL.has(label));
  if (small && small === best && (places.mentions.length === 0 || small.label === 'feedback'))
    return as(small.label as IntentId, small.probability, leaning(plain));
  const similar = formOf('similar-cities');
  if (
    similar &&
    says(reading, 'similar-cities') > 0 &&
    (topics.length === 0 ||
      says(reading, 'similar-cities') >= IN_SO_MANY_WORDS ||
      similar.probability > (topics[0]?.confidence ?? 0))
  )
    return as('similar-cities', similar.probability, differing(reading, catalogue));
  const near = formOf('nearby-cities');
  const asked = (near && says(reading, 'nearby-cities') > 0) || (asksNearby(plain) && places.mentions.length === 1);
  if (asked && !topics.some(isInWords) && !isNamedOutside(reading)) {
    const withinMiles = withinMilesOf(plain);
    return as('nearby-cities', near?.probability ?? 0.7, { ...leaning(plain), ...(withinMiles && { withinMiles }) });
  }
  if (
    defines &&
    topics.length > 0 &&
    outside === undefined &&
    says(reading, 'rank-cities') === 0 &&
    ranking === undefined
  )
    return as('define-metric', 0.9, { topics: topics.slice(0, 1) });
  if (ranking && outside === undefined) {
    const mentions = places.mentions.filter(({ span }) => !isState(reading, span));
    const topic = catalogue.metric(ranking.metric)?.topic.id ?? '';
    const change = changeOf(plain);
    return as('rank-cities', 0.9, {
      ranking,
      mentions,
      topics: [{ topic, metric: ranking.metric, confidence: 0.9, evidence: [] }],
      ...(change && { change }),
    });
  }
  // "most diverse cities": no figure of ours ranks by that, and none may stand in for it
  if (ranking === undefined && topics.length > 0 && asksRanking(reading) && topics.every(hasNoOrder))
    return fallback('off-topic');
  const list = formOf('list-cities');
  const lists = list !== undefined && (says(reading, 'list-cities') > 0 || list.probability >= SURE_FORM);
  if (lists && places.mentions.every(({ span }) => isState(reading, span)) && topics.length === 0)
    return as('list-cities', list.probability, { mentions: [], ...leaning(plain) });
  if (outside !== undefined) return fallback(outside.kind);
  return aboutPlaces(reading, topics, scored, catalogue, as, fallback);
}

/** The county or the region that is named first; of counties of one name the likeliest. */
function areaOf({ places }: Reading): Utterance['area'] {
  const [county] = places.counties[0]?.counties ?? [];
  const [region] = places.regions;
  if (county) return { name: `${county.name}, ${county.state}`, places: county.places.slice(0, MOST_OFFERED) };
  return region && { name: region.name, places: region.places.slice(0, MOST_OFFERED) };
}

/** "Orange County vs San Diego": what is no place can't stand beside one, and the answer says so. */
function areasBesidePlaces({ places, plain, text }: Reading): readonly string[] {
  if (
    places.mentions.length === 0 ||
    !/@county (?:and|or|vs|versus|to|with)\b|\b(?:and|or|vs|versus|to|with) (?:the )?@county/.test(plain)
  )
    return [];
  return [...places.counties, ...places.regions].map(({ span }) => text.slice(...span));
}

/** How the like places must differ: "like Boise but cheaper". */
function differing({ matches }: Reading, catalogue: Catalogue): Pick<Utterance, 'differing'> {
  const wished = matches.flatMap(({ meaning }) => {
    if (meaning.for !== 'topic' || meaning.order === undefined) return [];
    const metric = meaning.metric ?? catalogue.topic(meaning.topic)?.main;
    return metric === undefined ? [] : [{ metric, order: meaning.order }];
  });
  return wished.length > 0 ? { differing: wished } : {};
}

function isNamedOutside({ matches }: Reading): boolean {
  return matches.some(({ meaning }) => meaning.for === 'outside');
}

/** The words of the message with those that only may be names (`la`, `de`, `per`) as they are written. */
function readAsWords({ text, words }: Reading): readonly Word[] {
  return words.map((word) => {
    const written = fold(text.slice(word.start, word.end));
    return (MASKS as readonly string[]).includes(word.text) && written.length <= 3
      ? { ...word, text: written, stem: written }
      : word;
  });
}

function isInWords({ evidence }: TopicMention): boolean {
  return evidence.length > 0;
}

/** How sure a message is of the topics it names. */
function surest(topics: readonly TopicMention[]): number {
  return topics.length === 0 ? 0.9 : Math.max(...topics.map(({ confidence }) => confidence));
}

function isState({ places }: Reading, span: readonly [number, number]): boolean {
  return places.states.some((state) => state.span[0] === span[0]);
}

function aboutPlaces(
  reading: Reading,
  topics: readonly TopicMention[],
  scored: readonly Scored[],
  catalogue: Catalogue,
  as: (intent: IntentId, confidence: number, rest?: Partial<Utterance>) => Interpretation,
  fallback: (outside: Utterance['outside']) => Interpretation,
): Interpretation {
  const { plain, places } = reading;
  const carry = carryOf(plain, topics.length > 0);
  const leans = carry !== undefined && carry.kind !== 'more';
  const comparison = comparisonOf(reading, carry?.kind === 'add-places' || carry?.kind === 'same-places', catalogue);
  const asked: readonly TopicMention[] =
    topics.length === 0 && comparison !== undefined
      ? [{ topic: comparison.direction.topic, metric: comparison.direction.metric, confidence: 0.8, evidence: [] }]
      : topics;
  const change = changeOf(withoutNames(reading));
  const rest: Partial<Utterance> = {
    topics: asked,
    ...(carry && { carry }),
    ...(comparison && { comparison: comparison.question }),
    ...(change && asked.length > 0 && { change }),
  };
  const several =
    places.mentions.length > 1 || (places.mentions.length > 0 && places.unknownNames.length > 0 && saysCompare(plain));
  if (several) return as('compare-cities', surest(asked), rest);
  if (carry?.kind === 'add-places' || comparesBoth(plain)) return as('compare-cities', 0.9, rest);
  if (comparison && places.mentions.length === 0 && leans) return as('compare-cities', 0.8, rest);
  const nation = namesNation(reading.text);
  if (places.mentions.length === 0 && (places.states.length > 0 || nation) && asked.length > 0)
    return as('list-cities', surest(asked), { topics: asked, ...(change && { change }), ...(nation && { nation }) });
  if (asked.length > 0) return as('city-metric', surest(asked), rest);
  if (places.mentions.length > 0) {
    const overview = scored.find(({ label }) => label === 'city-overview');
    return as('city-overview', overview?.probability ?? 0.9, rest);
  }
  const statesOnly = places.states.length > 0 && places.unknownNames.length === 0;
  if (statesOnly && (carry === undefined || carry.kind === 'same-topic')) return as('list-cities', 0.5, rest);
  if (carry) return as(carry.kind === 'more' ? 'help' : 'city-overview', 0.9, rest);
  if (places.unknownNames.length > 0 && (saysCompare(plain) || reading.words.length <= 4))
    return as('city-overview', 0.5, rest);
  const [best] = scored;
  if (best && best.probability >= acceptance(reading) && (INTENTS as readonly string[]).includes(best.label)) {
    return as(best.label as IntentId, best.probability, rest);
  }
  return fallback('off-topic');
}

function leaning(plain: string): Partial<Utterance> {
  const carry = carryOf(plain, false);
  return carry ? { carry } : {};
}

/** How much the phrases of an intent say; 0 without any. */
function says({ matches }: Reading, intent: IntentId): number {
  return matches.reduce(
    (sum, { meaning, weight }) => sum + (meaning.for === 'intent' && meaning.intent === intent ? weight : 0),
    0,
  );
}

/** "built since 2010" names a figure and asks for no change. */
function withoutNames({ words, matches }: Reading): string {
  const named = matches.filter(
    ({ meaning }) => meaning.for === 'topic' && (meaning.topic === 'year-built' || meaning.topic === 'moved-in'),
  );
  return words
    .filter((_, at) => !named.some(({ from, to }) => at >= from && at < to))
    .map(({ text }) => text)
    .join(' ');
}
