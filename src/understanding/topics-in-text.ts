import type { Catalogue } from '../topics/catalogue.ts';
import type { Match } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { acceptance, type Scored } from './scorer.ts';
import type { TopicMention } from './utterance.ts';
import { isEmpty } from './words.ts';

/** "what does X mean", "how does X compare" is so sure a form that a topic needs little more than to be named. */
const NAMED = 0.1;
const MOST_TOPICS = 4;
/** What a word says that few topics share. */
const OWN_WORD = 0.6;
/** "how many people" begins a question; it is no name that can be listed beside others. */
const OPENING = /^(?:how|what|do|does|is|are|people|number)\b/;
const JOINS = /^(?:and|or|plus|also|as|then|vs)$|^&$/;

/**
 * The topics that a message asks for, in its order; empty when nothing speaks for one.
 * @param formIsSure whether the message asks what something means, or where it stands
 */
export function topicsOf(
  reading: Reading,
  scored: readonly Scored[],
  catalogue: Catalogue,
  formIsSure: boolean,
): readonly TopicMention[] {
  const likely = scored.filter(
    ({ label, probability }) =>
      probability >=
        (formIsSure || saysNothingElse(reading) || isNamedWithPlace(reading) ? NAMED : acceptance(reading)) &&
      catalogue.topic(label) !== undefined,
  );
  const phrases = phrasesByTopic(withoutWholes(reading));
  // "where do people earn more": what is named is asked for, not the map
  const isLikely = (topic: string): boolean => scored.some((one) => one.label === topic && one.probability >= NAMED);
  const named = [...phrases].some(([topic, matches]) => topic !== 'map' && matches.some(isStrong) && isLikely(topic));
  const best = likely.find(({ label }) => label !== 'map' || !named || phrases.get('map')?.some(hasMetric));
  if (best === undefined) return [];
  const asked = new Map<string, number>();
  for (const [topic, matches] of phrases) {
    const chance = scored.find(({ label }) => label === topic)?.probability ?? 0;
    const named = matches.some(isName);
    if (topic === best.label || (named && joined(reading, matches, phrases, topic))) asked.set(topic, chance);
  }
  if (!asked.has(best.label)) asked.set(best.label, best.probability);
  return [...asked]
    .map(([topic, confidence]) => mentionOf(topic, confidence, phrases.get(topic) ?? []))
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST_TOPICS)
    .map(({ mention }) => mention);
}

/** "jobs?", "rent and crime": every word is part of a topic's name. */
function saysNothingElse({ words, matches }: Reading): boolean {
  return words.every(
    (word, at) =>
      isEmpty(word) ||
      JOINS.test(word.text) ||
      matches.some(({ meaning, from, to }) => meaning.for === 'topic' && at >= from && at < to),
  );
}

/** A place and a topic's own words, and nothing that is not for us: what else is said weighs little. */
function isNamedWithPlace({ places, matches }: Reading): boolean {
  return (
    places.mentions.length > 0 &&
    matches.some((match) => isStrong(match) && match.weight >= OWN_WORD) &&
    !matches.some(({ meaning }) => meaning.for === 'outside')
  );
}

function hasMetric({ meaning }: Match): boolean {
  return meaning.for === 'topic' && meaning.metric !== undefined;
}

function isStrong({ meaning }: Match): boolean {
  return meaning.for === 'topic' && !meaning.weak;
}

function isName({ meaning, phrase }: Match): boolean {
  return meaning.for === 'topic' && meaning.order === undefined && !OPENING.test(phrase);
}

/** "share of housing", "portion of men", "how many of the homes": what a share is of. */
const OF_WHOLE =
  /(?:share|percent|percentage|pct|portion|proportion|fraction|part|number|many|most|half) of(?: all)?(?: the)?$/;
/** "households with three cars", "homes that are empty": whose figure is asked for. */
const OF_WHOM =
  /^(?:(?:in|around|of|near|at) )?(?:(?:@place|@state|there|here) )?(?:are |is |that are )?(?:with|without|that|who|whose|having|where|making|earning|headed)\b/;
const WHOLES =
  /^(?:households?|homes?|houses?|housing|famil(?:y|ies)|residents|population|people|men|women|jobs|workers|renters|homeowners|how many (?:people|homes|houses|households|families)|number of (?:people|homes|households))$/;

/** The phrases without those that only say what a share is of, where something else is asked for. */
function withoutWholes({ words, matches }: Reading): readonly Match[] {
  const plain = (from: number, to: number): string =>
    words
      .slice(Math.max(0, from), to)
      .map(({ text }) => text)
      .join(' ');
  const asked = matches.filter(({ phrase, from, to }) => {
    if (!WHOLES.test(phrase)) return true;
    return !OF_WHOLE.test(plain(from - 4, from)) && !OF_WHOM.test(plain(to, to + 5));
  });
  return asked.some(isStrong) ? asked : matches;
}

function phrasesByTopic(matches: readonly Match[]): ReadonlyMap<string, readonly Match[]> {
  const all = new Map<string, Match[]>();
  for (const match of matches) {
    if (match.meaning.for === 'topic') all.set(match.meaning.topic, [...(all.get(match.meaning.topic) ?? []), match]);
  }
  return all;
}

/** Two topics are both asked for when they are listed: "rent and income", "crime, commute", "rent income and age". */
function joined(
  reading: Reading,
  matches: readonly Match[],
  phrases: ReadonlyMap<string, readonly Match[]>,
  topic: string,
): boolean {
  const others = [...phrases].filter(([name]) => name !== topic).flatMap(([, list]) => list);
  return matches.filter(isName).some((match) =>
    others.some((other) => {
      if (listed(reading, match, other) || listed(reading, other, match)) return true;
      // "rent income and age": what stands right before a list begins it
      const begins = isName(other) && match.to === other.from;
      return begins && others.some((third) => third !== other && isName(third) && listed(reading, other, third));
    }),
  );
}

function listed({ words, text, matches }: Reading, first: Match, second: Match): boolean {
  if (first.to > second.from) return false;
  if (matches.some(({ from, to, meaning }) => meaning.for === 'topic' && from >= first.to && to <= second.from))
    return false;
  const between = words.slice(first.to, second.from);
  const gap = text.slice(words[first.to - 1]?.end ?? 0, words[second.from]?.start ?? 0);
  const joint = [between[0], between.at(-1)].some((word) => word !== undefined && JOINS.test(word.text));
  return between.length <= 4 && (joint || /[,;&+/?.]/.test(gap.replace(/\bw\/o?/gi, ' ')));
}

/**
 * "poverty and insurance": what is read as a figure's word ("insured") is the topic's own here, since another word of its name
 * stands beside it.
 */
function namesWhole(figure: Match, matches: readonly Match[]): boolean {
  const names = matches.filter((match) => isStrong(match) && isName(match) && !hasMetric(match));
  const overlaps = ({ from, to }: Match): boolean => from < figure.to && figure.from < to;
  return names.some((name) => overlaps(name)) && names.some((name) => !overlaps(name));
}

function mentionOf(
  topic: string,
  confidence: number,
  matches: readonly Match[],
): { mention: TopicMention; at: number } {
  const metrics = matches.filter((match) => hasMetric(match) && !namesWhole(match, matches));
  const plain = metrics.filter(({ meaning }) => meaning.for === 'topic' && meaning.order === undefined);
  const [named] = [...(plain.length > 0 ? plain : metrics)].sort((a, b) => b.weight - a.weight);
  const metric = named?.meaning.for === 'topic' ? named.meaning.metric : undefined;
  return {
    mention: {
      topic,
      ...(metric !== undefined && { metric }),
      confidence,
      evidence: matches.map(({ phrase }) => phrase),
    },
    at: matches[0]?.from ?? Infinity,
  };
}
