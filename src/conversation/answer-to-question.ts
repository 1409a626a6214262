import type { Geoid } from '../places/place.ts';
import type { IntentId, Utterance } from '../understanding/utterance.ts';
import type { Question } from './memory.ts';
import { wantedOf, type Request, type Subject } from './request.ts';
import { carryPlaces, emptyRequest, settle, type Situation } from './request-places.ts';

type PlaceQuestion = Extract<Question, { kind: 'which-place' }>;

/**
 * Reads a message as the answer to the bot's own question; undefined when nothing was asked or when the person has
 * changed their mind, so that the message is understood afresh and the question is dropped.
 */
export function answerQuestion(utterance: Utterance, situation: Situation): Request | undefined {
  const asked = situation.memory.asked;
  switch (asked?.kind) {
    case 'which-place':
      return answerWhichPlace(utterance, asked, situation);
    case 'still-there':
      return answerStillThere(utterance, asked, situation);
    case 'forget-me': {
      const answer = utterance.aside === 'stop' || utterance.aside === 'back' ? 'no' : utterance.answer;
      return answer === undefined ? undefined : { ...emptyRequest('forget-me', 1), answer, resumes: true };
    }
    case 'feedback':
      return isNoFeedback(utterance) ||
        utterance.intent === 'city-metric' ||
        utterance.intent === 'compare-cities' ||
        utterance.intent === 'distress'
        ? undefined
        : { ...emptyRequest('feedback', 1), text: utterance.text, resumes: true };
    case undefined:
      return undefined;
  }
}

/** "never mind": nothing that anybody wants passed on. */
function isNoFeedback({ aside, answer }: Utterance): boolean {
  return answer === 'no' || (aside !== undefined && aside !== 'yes');
}

/** A tapped place as the answer to "which one do you mean?"; undefined where that was not asked of it. */
export function answerByTap(place: Geoid, situation: Situation): Request | undefined {
  const { asked } = situation.memory;
  if (asked?.kind !== 'which-place' || !asked.candidates.includes(place)) return undefined;
  const { subject, position } = asked;
  const places = [...subject.places.slice(0, position), place, ...subject.places.slice(position)];
  return settle({ ...emptyRequest(subject.intent, 1), ...subject, resumes: true }, subject.wanted, places, situation);
}

/** What a message that names a place, a state or a position may look like by itself. */
const MAY_NAME_A_PLACE: ReadonlySet<IntentId> = new Set<IntentId>([
  'city-overview',
  'city-metric',
  'compare-cities',
  'choose-city',
  'list-cities',
  'fallback',
]);

function answerWhichPlace(utterance: Utterance, asked: PlaceQuestion, situation: Situation): Request | undefined {
  const [only, another] = asked.candidates;
  if ((utterance.aside === 'yes' || utterance.answer === 'yes') && only !== undefined && another === undefined)
    return answerByTap(only, situation);
  if (utterance.aside === 'yes') return { ...fromSubject(asked.subject, utterance), question: asked };
  if (!MAY_NAME_A_PLACE.has(utterance.intent) || utterance.ranking) return undefined;
  if (utterance.topics.length > 0 && asked.subject.wanted.length > 0) return undefined;
  const subject: Subject =
    utterance.topics.length > 0 ? { ...asked.subject, wanted: wantedOf(utterance.topics) } : asked.subject;
  const chosen = chosenPlaces(utterance, asked, situation);
  if (chosen === undefined) return undefined;
  if (chosen.length === 0) {
    const mention = utterance.mentions[0];
    const candidates = mention ? mention.candidates.slice(0, 8) : asked.candidates;
    return {
      ...fromSubject(subject, utterance),
      question: { ...asked, subject, candidates, name: mention?.text ?? asked.name },
    };
  }
  const places = [...subject.places.slice(0, asked.position), ...chosen, ...subject.places.slice(asked.position)];
  return settle(fromSubject(subject, utterance), subject.wanted, places, situation);
}

/** The places the answer means; empty when it has to be asked again; undefined when the message is no answer. */
function chosenPlaces(utterance: Utterance, asked: PlaceQuestion, { lookup }: Situation): readonly Geoid[] | undefined {
  const position = utterance.carry?.kind === 'keep' ? utterance.carry.positions[0] : undefined;
  if (position !== undefined && asked.candidates.length > 0) {
    const choice = asked.candidates[position < 0 ? asked.candidates.length + position : position - 1];
    return choice === undefined ? [] : [choice];
  }
  const offered = utterance.mentions.flatMap((mention) =>
    mention.candidates.filter((id) => asked.candidates.includes(id)),
  );
  if (offered.length === 1) return offered;
  if (utterance.mentions.length > 0) {
    const decided = utterance.mentions
      .filter((mention) => mention.decided)
      .flatMap((mention) => mention.candidates.slice(0, 1));
    return decided.length === utterance.mentions.length ? decided : [];
  }
  const state = utterance.states[0];
  if (state !== undefined) {
    const inState = asked.candidates.filter((id) => lookup.get(id)?.state === state);
    if (inState.length > 0) return inState.slice(0, 1);
    return asked.name === undefined ? undefined : lookup.named(asked.name, state).slice(0, 1);
  }
  return utterance.unknownNames.length > 0 ? [] : undefined;
}

function answerStillThere(
  utterance: Utterance,
  asked: Extract<Question, { kind: 'still-there' }>,
  situation: Situation,
): Request | undefined {
  if (utterance.answer === 'yes')
    return settle(fromSubject(asked.subject, utterance), asked.subject.wanted, asked.places, situation);
  if (utterance.answer === 'no') {
    const nowhere: Situation = { ...situation, memory: { ...situation.memory, places: [] } };
    return { ...carryPlaces(fromSubject(asked.subject, utterance), nowhere), resumes: true };
  }
  if (utterance.mentions.length === 0 || utterance.topics.length > 0) return undefined;
  return answerWhichPlace(
    utterance,
    { kind: 'which-place', candidates: [], position: 0, subject: asked.subject },
    situation,
  );
}

/** What was asked first, as a request that resumes the waiting dialog. */
function fromSubject(subject: Subject, utterance: Utterance): Request {
  return {
    ...emptyRequest(subject.intent, 1),
    ...subject,
    unknownNames: utterance.unknownNames,
    carried: subject.wanted.length > 0 && utterance.topics.length === 0 ? ['topic'] : [],
    resumes: true,
  };
}
