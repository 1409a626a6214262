import type { Condition } from '../places/store.ts';
import type { Geoid, StateCode } from '../places/place.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import type { Aside } from './asides.ts';
import type { Several } from './several.ts';
import type { Term } from './terms.ts';
import type { TimeQuestion } from '../topics/time.ts';
import type { TimeAsked } from './time-asked.ts';

/** Intents have the names of the dialogs that answer them. */
export const INTENTS = [
  'city-metric',
  'city-overview',
  'compare-cities',
  'rank-cities',
  'similar-cities',
  'nearby-cities',
  'list-cities',
  'define-metric',
  'choose-city',
  'welcome',
  'help',
  'sources',
  'small-talk',
  'thanks',
  'feedback',
  'forget-me',
  'hand-over',
  'start-over',
  'distress',
  'fallback',
] as const;
export type IntentId = (typeof INTENTS)[number];

/** A topic, perhaps one figure of it, that the message asks for. */
export interface TopicMention {
  readonly topic: TopicId;
  readonly metric?: MetricId;
  /** What the topic only stands in for: "murders", of the violent crime rate. */
  readonly instead?: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The words of the message that spoke for it. */
  readonly evidence: readonly string[];
}

/** "top 5 youngest cities over 100k in texas" */
export interface RankingRequest {
  readonly metric: MetricId;
  readonly order: 'highest' | 'lowest';
  readonly count: number;
  readonly states: readonly StateCode[];
  readonly minPopulation?: number;
  readonly maxPopulation?: number;
  readonly where: readonly RankingCondition[];
  /** "suburbs of Dallas", "within 20 miles of Denver": only places near the one that is named, or looked at. */
  readonly near?: { readonly withinMiles?: number };
  /** By the figure of another time, or by how it changed; a message's own time (`Utterance.time`) by the calendar. */
  readonly time?: TimeQuestion;
  /** "which state has ...": states are asked for, and only places can be ranked. */
  readonly ofStates?: true;
  /** "biggest city in each state": one of every state is asked for, and only one state, or all together, can be ranked. */
  readonly forEachState?: true;
  /** "second largest city": the line of the list that is asked for; it counts from 1. */
  readonly line?: number;
  /** "bottom five" after a list: it is shown from its other end. */
  readonly fromBottom?: true;
}

/** A condition of a ranking on a figure: "rent below $1,500", "income above the state median". */
export interface RankingCondition {
  readonly variable: MetricId;
  readonly op: Condition['op'];
  /** In the figure's unit, or what is usual somewhere. */
  readonly value: number | RelativeValue;
}

/**
 * What is usual in the ranking's state, in the nation, or, where the message doesn't say whose average or median it means,
 * among the places that are listed.
 */
export interface RelativeValue {
  readonly usualOf: 'state' | 'nation' | 'listed';
}

/** What a message changes about the ranking that was shown before it; what it doesn't name stays. */
export interface RankingRefinement extends Partial<
  Omit<RankingRequest, 'states' | 'ofStates' | 'forEachState' | 'line' | 'fromBottom'>
> {
  /** The topic of its metric. */
  readonly topic?: TopicId;
  /** "the other way round" */
  readonly reversed?: true;
  /** "bottom five", and "top five" after it. */
  readonly end?: 'top' | 'bottom';
  /** "cheapest rent": one of all places has it, so that it is a ranking also where none was shown. */
  readonly byItself?: true;
  /** "where is it highest?": ranked by what was asked last, also where no ranking was shown. */
  readonly ofSubject?: true;
}

/** How the message leans on what was said before. Positions count from 1; -1 is the last. */
export type Carry =
  /** "and Boston?", "same for Tacoma": the topic stays. */
  | { readonly kind: 'same-topic' }
  /** "rent there", "its income": the places stay. */
  | { readonly kind: 'same-places' }
  /** "compare it with Reno", "add Reno". */
  | { readonly kind: 'add-places' }
  /** "swap the second for Reno"; position 0: "replace Boise with Reno", the first place named goes and the second comes. */
  | { readonly kind: 'swap'; readonly position: number }
  /** "only the second", "the first one", "drop Boston" gives the positions that stay. */
  | { readonly kind: 'keep'; readonly positions: readonly number[] }
  /** "without Boston": the places named go. */
  | { readonly kind: 'drop' }
  /** "more", "next". */
  | { readonly kind: 'more' }
  /** "no, the one in Missouri", "I meant Portland Maine". */
  | { readonly kind: 'correction' };

/** How a comparison was asked, so that the first words can answer it. */
export type ComparisonQuestion =
  /** "is austin or denver cheaper", "which has the longer commute" */
  | { readonly kind: 'which'; readonly order: 'highest' | 'lowest' }
  /** "is Detroit poorer than Flint?": is the first one higher (or lower) than the second? */
  | { readonly kind: 'is-it'; readonly order: 'highest' | 'lowest' };

/** What one message says by itself, before anything is carried over from earlier ones. */
export interface Utterance {
  readonly text: string;
  readonly intent: IntentId;
  /** 0 to 1: how sure the intent is. */
  readonly confidence: number;
  readonly mentions: readonly PlaceMention[];
  /** Names that stand where a place would and are in no list ("compare austin and gondor"), as written. */
  readonly unknownNames: readonly string[];
  /** States named by themselves ("in Texas"), not as part of a place's name. */
  readonly states: readonly StateCode[];
  /** In the order asked; more than one when the message asks for several. */
  readonly topics: readonly TopicMention[];
  readonly ranking?: RankingRequest;
  /** How the message may be read after a ranking: "and the poorest?", "only over 50k people". */
  readonly refines?: RankingRefinement;
  readonly comparison?: ComparisonQuestion;
  /** When it asks of: "rent in january 2020", "how has austin grown since 2015". */
  readonly time?: TimeAsked;
  /** "cities like Boise but cheaper": how the like places must differ from the one named. */
  readonly differing?: readonly { readonly metric: MetricId; readonly order: 'highest' | 'lowest' }[];
  /** "is 90k a good salary": the amount asked about, in the unit of the topic's main figure (dollars, minutes, percent). */
  readonly amount?: number;
  /** "towns within 30 miles of Boise". */
  readonly withinMiles?: number;
  /** The whole country is named in a place's stead: "median rent in the US". */
  readonly nation?: true;
  /** "how does that compare?", "is that a lot?": where the figure stands among other places. */
  readonly standing?: true;
  readonly carry?: Carry;
  /** "of those", "compare the two": more than one of the places before is meant. */
  readonly several?: Several;
  /** Said beside the questions: "stop", "never mind", "who made you?". */
  readonly aside?: Aside;
  /** "what is a CDP?": a word that stands around figures, in a definition's stead. */
  readonly term?: Term;
  /** "how sure is that?": the margin of error of the last figure is asked for. */
  readonly precision?: true;
  /** A bare yes or no. */
  readonly answer?: 'yes' | 'no';
  /** A county or a region in a place's stead: it is no place, and these of its places are offered. */
  readonly area?: { readonly name: string; readonly places: readonly Geoid[] };
  /** What lies abroad, with what is asked of it: a place of its name here may be meant after all. */
  readonly abroad?: {
    readonly name: string;
    readonly country?: string;
    readonly topics: readonly TopicMention[];
    /** "and Paris?": what was asked before is asked of it. */
    readonly leans: boolean;
  };
  /** A fallback's kind, so that the line fits: another language, another country, a ZIP code. */
  readonly outside?:
    | 'nonsense'
    | 'off-topic'
    | 'reasons'
    | 'abuse'
    | 'prompt-trick'
    | 'spanish'
    | 'other-language'
    | 'foreign-city'
    | 'zip-code'
    | 'territory'
    | 'attachment';
}

/** Maps a message to what it says. Pure after construction; never throws for any text. */
export interface Understanding {
  understand(text: string): Utterance;
}
