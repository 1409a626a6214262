import type { Geoid, StateCode } from '../places/place.ts';
import type { TimeQuestion } from '../topics/time.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import type { ComparisonQuestion, IntentId, RankingRequest, Utterance } from '../understanding/utterance.ts';
import type { Question } from './memory.ts';
import type { Carried } from './understood.ts';

/** A topic, or one figure of it. */
export interface Wanted {
  readonly topic: TopicId;
  readonly metric?: MetricId;
  /** What it only stands in for. */
  readonly instead?: string;
}

/** The topics of a message as what is asked for. */
export function wantedOf(topics: Utterance['topics']): readonly Wanted[] {
  return topics.map(({ topic, metric, instead }) => ({ topic, metric, ...(instead !== undefined && { instead }) }));
}

/** What is asked of places, apart from the places themselves: it can be carried to others and kept while the bot asks back. */
export interface Subject {
  readonly intent: IntentId;
  readonly wanted: readonly Wanted[];
  readonly places: readonly Geoid[];
  readonly comparison?: ComparisonQuestion;
  /** The time asked of, by the calendar. */
  readonly time?: TimeQuestion;
  /** How like places must differ from the one named. */
  readonly differing?: Utterance['differing'];
  /** How far the places near one may lie from it. */
  readonly withinMiles?: number;
  readonly ranking?: RankingRequest & { readonly offset: number };
}

/** The bot took the first of several places with one name. */
export interface Assumption {
  readonly place: Geoid;
  readonly others: readonly Geoid[];
  /** Named was a part of it ("Brooklyn"). */
  readonly isPart?: boolean;
  /** What was written, where the place is only a guess at it. */
  readonly guessedFrom?: string;
}

/** A city or a country abroad, and the places here that have its name. */
export interface Abroad {
  readonly name: string;
  readonly country?: string;
  readonly namesakes: readonly Geoid[];
  /** What was asked of it. */
  readonly wanted: readonly Wanted[];
}

/** What one message asks for once its conversation is taken into account. A dialog answers it without looking back. */
export interface Request extends Subject {
  readonly confidence: number;
  /** Has to be answered by the person before the bot can answer. */
  readonly question?: Question;
  /** The message answered the open question, so that the waiting dialog goes on. */
  readonly resumes: boolean;
  readonly assumptions: readonly Assumption[];
  readonly unknownNames: readonly string[];
  /** Places named beyond what one answer can show. */
  readonly leftOut: readonly Geoid[];
  readonly states: readonly StateCode[];
  /** The whole country, in a state's stead. */
  readonly nation?: true;
  /** Asked is how this amount compares with the figure, in the figure's unit. */
  readonly amount?: number;
  readonly carried: readonly Carried[];
  readonly outside?: Utterance['outside'];
  /** The place that a message names which is not for us: "weather in Tacoma". */
  readonly beside?: Geoid;
  /** What was asked for and lies abroad, with the places here that have its name. */
  readonly abroad?: Abroad;
  readonly answer?: 'yes' | 'no';
  readonly aside?: Utterance['aside'];
  /** The word to explain. */
  readonly term?: Utterance['term'];
  /** Asked is how sure the last figure is. */
  readonly precision?: true;
  /** Asked is not the figure itself but where it stands among other places. */
  readonly standing?: true;
  /** Every source is asked for, not that of the last answer. */
  readonly allSources?: true;
  /** A page of the topic menu. */
  readonly menuPage?: number;
  /** The person's words where a flow keeps them (feedback). */
  readonly text?: string;
}
