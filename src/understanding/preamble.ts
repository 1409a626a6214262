import type { PlacesInText, Span } from '../places/gazetteer/reading.ts';
import type { Reading } from './reading.ts';
import { FORMS } from './scorer.ts';

const LEAD_IN = '(?:(?:hi|hello|hey|ok|okay|so|and|but|or|also|well|now|then|just|please|plus|anyway|because) )*';
/** Words that a question or a request begins with. */
const OPENING =
  'how|hows|what|whats|which|whether|where|who|whos|when|why|is|are|was|were(?! (?:\\w+ing|both|all|a|an|from|new|two|just|also)\\b)|any|anywhere|anything|somewhere|do|does|did|can|could|would|will|should|has|any idea|any data|any info|wondering|curious|tell|show|give|compare|list|find|name|' +
  '(?:i|we|id|wed|i d|we d|im|were|i am|we are)(?: \\w+)? (?:like to know|want to know|wanna know|need to know|wonder|wondering|curious|would like to know|like to see|want to see)|(?:trying|want|need|like|love) to (?:know|see|find out|figure out|understand)';
const ASKS = new RegExp(`^${LEAD_IN}(?:${OPENING})\\b`);
/** Where a clause may begin without a full stop before it: ", is rent high there", "and we want to know ...". */
const NEW_CLAUSE = new RegExp(`^(?:and |but |so |or )?(?:${OPENING})\\b`);
const JOINT = /^(?:and|but|so)$/;
/** "we would like to know": a request begins, whatever stands before it. */
const REQUEST =
  /^(?:i|we|id|wed)(?: \w+)? (?:like|want|need|love|have) to (?:know|see|find out|understand)\b|^(?:i|we) (?:wonder|need to know)\b/;
/** "asked me how many", "need to know which": the question itself begins after these. */
const BEFORE_QUESTION = /^(?:know|me|us|see|out|wonder|wondering|curious|sure|understand|told|asked|asks|asking|idea)$/;
const QUESTION_WORD = /^(?:how|what|whats|which|where|whether|if|when|who)$/;
/** "and i had no answer", "because we have two kids": people go on to tell about themselves. */
const TELLS =
  /^(?:and|but|because|since|so|cause|cuz|as) (?:i|im|ive|we|weve|my|our)\b(?! (?:wonder|want|would|need|was wondering|was curious))/;
/** "and are thinking about": the same clause goes on. */
const GOES_ON =
  /^(?:and|but|so|or)? ?(?:is|are|was|were|have|has|do|did|can|could|would|will|should) (?:\w+ing|now|just|been|both|also|not|a|had|got|have|like|love|want|need|be)\b/;
/** People who speak of themselves: "we have two kids", "nurse here", "moving from Ohio with my wife". */
const OF_SELF =
  /^(?:as|being) (?:a|an)\b|\b(?:i|im|ive|id|ill|me|my|mine|we|were(?= (?:\w+ing|both|all|a|an|from|new|two|just|also)\b)|weve|wed|our|ours|us|myself|ourselves)\b|\bhere$|^(?:just |recently |soon |newly )*(?:moving|moved|relocating|retiring|retired|thinking|looking|planning|considering|hoping|getting|got|working|studying|starting|coming|hello|hi|hey|thanks)\b/;
const COMPARES = /\b(?:more|less|better|worse|compared?|compares|than|difference|differ|instead)\b/;

interface Clause {
  /** Positions of its first word and of the one after its last. */
  readonly from: number;
  readonly to: number;
  readonly plain: string;
}

/**
 * What people tell about themselves around their question: "We're a family of four, moving from Ohio next year. How is rent in
 * Tampa?" Empty where a message is one question, or where the question alone names nothing that can be asked.
 * @returns stretches of the message that ask nothing, in its order
 */
export function preambleOf(reading: Reading): readonly Span[] {
  const clauses = clausesOf(reading);
  if (clauses.length < 2) return [];
  const isAsked = ({ plain, to }: Clause): boolean =>
    ASKS.test(plain) || /^\s*\?/.test(reading.text.slice(reading.words[to - 1]?.end ?? 0));
  const asks = clauses.filter(isAsked);
  const told = clauses.filter((clause) => !isAsked(clause) && OF_SELF.test(clause.plain));
  if (told.length === 0 || !asks.some((clause) => isAboutPlaces(reading, clause))) return [];
  return told.map(({ from, to }) => [reading.words[from]?.start ?? 0, reading.words[to - 1]?.end ?? 0]);
}

/** The places without those of the preamble, which count only where the question has none, or sets one beside them. */
export function placesOfQuestion(
  places: PlacesInText,
  { plain, matches }: Reading,
  preamble: readonly Span[],
): PlacesInText {
  const compares = COMPARES.test(plain) || matches.some(({ meaning }) => meaning.for === 'topic' && meaning.order);
  const asked = outsideOfSpans(places, preamble);
  const named = asked.mentions.length;
  const anywhere = named + asked.states.length;
  return anywhere === 0 || (named === 1 && compares) ? places : asked;
}

/** The places without those that stand in some stretches of the message. */
export function outsideOfSpans(places: PlacesInText, spans: readonly Span[]): PlacesInText {
  const stays = ({ span }: { readonly span: Span }): boolean =>
    !spans.some(([from, to]) => span[0] >= from && span[0] < to);
  return { ...places, mentions: places.mentions.filter(stays), states: places.states.filter(stays) };
}

/** The message with blanks in some stretches of it, so that offsets stay. */
export function blanked(text: string, spans: readonly Span[]): string {
  return spans.reduce((left, [from, to]) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to), text);
}

function clausesOf({ words, text }: Reading): readonly Clause[] {
  const starts = [0];
  words.forEach((word, at) => {
    if (at === 0) return;
    const gap = text.slice(words[at - 1]?.end ?? 0, word.start);
    const rest = words
      .slice(at, at + 7)
      .map((next) => next.text)
      .join(' ');
    const parted = /[,;:)–—-]/.test(gap) || JOINT.test(word.text);
    const asked = QUESTION_WORD.test(word.text) && BEFORE_QUESTION.test(words[at - 1]?.text ?? '');
    const begins =
      asked || TELLS.test(rest) || REQUEST.test(rest) || (parted && NEW_CLAUSE.test(rest) && !GOES_ON.test(rest));
    if (/[.!?\n]/.test(gap) || begins) starts.push(at);
  });
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? words.length;
    return {
      from,
      to,
      plain: words
        .slice(from, to)
        .map((word) => word.text)
        .join(' '),
    };
  });
}

function isAboutPlaces({ matches }: Reading, { from, to }: Clause): boolean {
  return matches.some(
    (match) =>
      (match.meaning.for === 'topic' || (match.meaning.for === 'intent' && FORMS.has(match.meaning.intent))) &&
      match.from >= from &&
      match.to <= to,
  );
}
