import type { Catalogue } from '../topics/catalogue.ts';
import type { TopicId } from '../topics/topic.ts';
import type { Reading } from './reading.ts';
import type { TopicMention } from './utterance.ts';
import { fold, MASKS } from './words.ts';

/** What some topics are called in Spanish, French, German, Portuguese, Italian and Dutch, without accents. */
const CALLED: readonly (readonly [TopicId, RegExp])[] = [
  ['rent', /^(?:alquiler(?:es)?|arriendos?|rentas?|loyers?|mieten?|mietpreise?|alugue(?:l|is)|affitt[oi]|huur)$/],
  ['population', /^(?:poblacion|habitantes|habitants|einwohner|bevolkerung|populacao|popolazione|abitanti|inwoners)$/],
  ['household-income', /^(?:ingresos?|revenus?|einkommen|rendimentos?|reddit[oi]|inkomen)$/],
  ['unemployment', /^(?:desempleo|chomage|arbeitslosigkeit|desemprego|disoccupazione|werkloosheid)$/],
  ['crime', /^(?:crimen|criminalidad|delincuencia|criminalite|kriminalitat|criminalidade|criminalita)$/],
  ['poverty-and-insurance', /^(?:pobreza|pauvrete|armut|poverta|armoede)$/],
];
/** Small words between a topic and its place, and "average". */
const BETWEEN =
  /^(?:a|al|de|del|la|el|en|les?|los|las|des|du|dans|in|im|der|die|das|den|von|em|no|na|do|da|di|del|il|lo|van|het|medi[oa]|moyen(?:ne)?|per|o|d|l)$/;

/**
 * "alquiler en Seattle", "loyer à Boston": a topic of another language beside a place, plain enough to be answered; undefined where
 * more is said, or the topic is an English one.
 */
export function foreignTopicOf({ text, words, places }: Reading, catalogue: Catalogue): TopicMention | undefined {
  if (places.mentions.length === 0) return undefined;
  let named: TopicMention | undefined;
  for (const word of words) {
    if (isMask(word.text) && places.mentions.some(({ span }) => span[0] === word.start)) continue;
    const written = fold(text.slice(word.start, word.end));
    const topic = CALLED.find(([, form]) => form.test(written))?.[0];
    if (topic !== undefined && named === undefined && catalogue.topic(topic) !== undefined)
      named = { topic, confidence: 0.8, evidence: [written] };
    else if (!BETWEEN.test(written)) return undefined;
  }
  return named;
}

function isMask(word: string): boolean {
  return (MASKS as readonly string[]).includes(word);
}
