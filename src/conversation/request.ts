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
  /** Places here that have the name of the one abroad that was asked for. */
  readonly namesakes?: readonly Geoid[];
  readonly answer?: 'yes' | 'no';
  /** Asked is not the figure itself but where it stands among other places. */
  readonly standing?: true;
  /** Every source is asked for, not that of the last answer. */
  readonly allSources?: true;
  /** A page of the topic menu. */
  readonly menuPage?: number;
  /** The person's words where a flow keeps them (feedback). */
  readonly text?: string;
}
