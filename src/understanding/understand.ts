import type { PlacesInText } from '../places/gazetteer/reading.ts';
import type { TopicWords } from '../places/gazetteer/message.ts';
import { loadWordUses, type WordUses } from '../places/gazetteer/surprise.ts';
import type { Geoid, Place } from '../places/place.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { Corpus } from './corpus.ts';
import { hearsayIn } from './hearsay.ts';
import { interpret, type Interpretation } from './interpret.ts';
import { modelOf, type Model } from './model.ts';
import { blanked, outsideOfSpans, placesOfQuestion, preambleOf } from './preamble.ts';
import { readUtterance } from './reading.ts';
import { SMALL } from './readers/small-talk.ts';
import { takenBack } from './taken-back.ts';
import { timesIn } from './times.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import type { Understanding, Utterance } from './utterance.ts';
import { BEGINNING, LONGEST_READ, wordsOf } from './words.ts';

/** What understanding needs of the gazetteer. */
export interface PlaceFinder {
  placesInText(text: string, topicWords?: TopicWords): PlacesInText;
  get(geoid: string): Place | undefined;
}

export interface UnderstandingParts {
  readonly gazetteer: PlaceFinder;
  readonly corpus: Corpus;
  readonly topics: Catalogue;
  /** Where trained models are kept (`DATA_DIR/cache`); without it every start trains. */
  readonly cacheFolder?: string;
}

/** An understanding that also tells how it came to what it says, for `nlp:try` and the corpus desk. */
export interface ExplainingUnderstanding extends Understanding {
  explain(text: string): Interpretation;
  readonly uses: WordUses;
}

/** Trains, or loads, the model of a corpus. */
export async function createUnderstanding({
  gazetteer,
  corpus,
  topics,
  cacheFolder,
}: UnderstandingParts): Promise<ExplainingUnderstanding> {
  return understandingOf(await modelOf(corpus, loadWordUses(), cacheFolder), gazetteer, topics);
}

/** The understanding of a trained model. */
export function understandingOf(model: Model, gazetteer: PlaceFinder, topics: Catalogue): ExplainingUnderstanding {
  const population = (geoid: Geoid): number | undefined => gazetteer.get(geoid)?.population;
  const { uses } = model.scoring;
  const explain = (text: string): Interpretation => {
    const written = withoutAddresses(worthReading(text));
    const said = blanked(written, hearsayIn(written));
    const untimed = blanked(
      said,
      timesIn(said).map(({ span }) => span),
    );
    const named = gazetteer.placesInText(untimed, (words) => model.lexicon.has(words));
    const whole = readUtterance(said, named, model.lexicon);
    const preamble = preambleOf(whole);
    const dropped = takenBack(whole);
    const read = blanked(said, [...preamble, ...dropped]);
    const places = outsideOfSpans(placesOfQuestion(named, whole, preamble), dropped);
    const reading = read === said ? whole : readUtterance(read, places, model.lexicon);
    const interpretation = interpret({ ...reading, said: text }, model, topics, population);
    if (places.mentions.length === 0 || !places.mentions.every((mention) => isOrdinary(mention, uses)))
      return interpretation;
    const plain = interpret(readUtterance(read, withoutMentions(places), model.lexicon), model, topics, population);
    return SMALL.has(plain.utterance.intent) && plain.utterance.confidence > SURE ? plain : interpretation;
  };
  return { explain, uses, understand: (text): Utterance => ({ ...explain(text).utterance, text }) };
}

/** Where more is written than is read, the question stands at the end or at the beginning. */
function worthReading(text: string): string {
  if (text.length <= LONGEST_READ) return text;
  return `${text.slice(0, BEGINNING)}\n${text.slice(BEGINNING + 1 - LONGEST_READ)}`;
}

/** Addresses of the web and of mail are no words of a person; blanks stand in their place. */
function withoutAddresses(text: string): string {
  return text.replace(/\b(?:https?:\/\/|www\.)\S+|[^\s@]+@[^\s@]+\.\w+/g, (address) => ' '.repeat(address.length));
}

/** How sure small talk has to be before its words are no place: "nice to meet you", Nice in California. */
const SURE = 0.6;

/** A name in lower case that is made of words of the language: "nice", "new city". */
export function isOrdinary({ text, match }: PlaceMention, uses: WordUses): boolean {
  const words = wordsOf(text);
  return match === 'typo' || (text === text.toLowerCase() && words.every((word) => uses(word.text).kind === 'word'));
}

function withoutMentions(places: PlacesInText): PlacesInText {
  return { ...places, mentions: [], outside: places.outside.filter(({ alsoPlace }) => !alsoPlace) };
}
