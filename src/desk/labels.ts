import { deskWords as words } from '../replies/words/desk.ts';
import type { Geoid, Place } from '../places/place.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { NONE } from '../understanding/classifier.ts';
import type { Answered, Miss } from '../understanding/evaluate.ts';
import { INTENTS, type IntentId, type Utterance } from '../understanding/utterance.ts';
import { nameOf, type Sense } from './sense.ts';

/** The names that editors know of what the bot understands. */
export interface Labels {
  /** Of a topic, an intent or `None`. */
  of(id: string): string;
  /** Of a topic's figure; undefined where the catalogue has none of that id. */
  figure(id: string | undefined): string | undefined;
  /** What a message is taken for, in a line. */
  sense(sense: Pick<Sense, 'intent' | 'topics' | 'outside'>): string;
  expected(miss: Miss['expected']): string;
  got(answered: Answered): string;
}

export function labelsOf(catalogue: Catalogue, get: (geoid: Geoid) => Place | undefined): Labels {
  const of = (id: string): string =>
    catalogue.topic(id)?.title ?? (isIntent(id) ? words.intents[id] : id === NONE ? words.intents.fallback : id);
  const figure = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : catalogue.metric(id)?.metric.label;
  const topic = (id: string, metric: string | undefined): string => {
    const named = figure(metric);
    return named === undefined ? of(id) : words.withFigure(of(id), named);
  };
  /** The topics say it all of a figure; of a comparison or a ranking they are the rest. */
  const combined = (
    intent: IntentId | undefined,
    topics: readonly string[],
    outside?: Utterance['outside'],
  ): string => {
    if (intent === 'fallback' && outside !== undefined) return words.because(of(intent), words.outside[outside]);
    if (topics.length === 0) return intent === undefined ? '' : of(intent);
    const named = topics.join(words.sense.and);
    return intent === undefined || intent === 'city-metric' ? named : words.because(of(intent), named);
  };
  const withPlaces = (what: string, places: readonly Geoid[]): string => {
    const names = places.flatMap((geoid) => nameOf(get(geoid)) ?? []);
    return names.length === 0 ? what : words.places(what, names.join('; '));
  };
  return {
    of,
    figure,
    sense: ({ intent, topics, outside }) =>
      combined(
        intent,
        topics.map((one) => topic(one.topic, one.metric)),
        outside,
      ),
    expected: ({ intent, topic: one, topics, metric, places = [] }) =>
      withPlaces(
        combined(
          intent,
          (topics ?? (one ? [one] : [])).map((id, at) => topic(id, at === 0 ? metric : undefined)),
        ),
        places,
      ),
    got: ({ intent, topics, metric, places }) =>
      withPlaces(
        combined(
          intent,
          topics.map((id, at) => topic(id, at === 0 ? metric : undefined)),
        ),
        places,
      ),
  };
}

function isIntent(id: string): id is IntentId {
  return (INTENTS as readonly string[]).includes(id);
}
