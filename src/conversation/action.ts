import { z } from 'zod';
import type { Geoid, StateCode } from '../places/place.ts';
import type { When } from '../topics/time.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';

/** What a button asks for. It carries everything it needs, so that it works weeks later and in another conversation. */
export type Action =
  | {
      readonly do: 'topic';
      readonly topic: TopicId;
      readonly metric?: MetricId;
      readonly places: readonly Geoid[];
      /** Its figure of a time: `2020`, `2020-01`. */
      readonly at?: When;
      /** How it changed: from a time on, or `ever`, as far back as is known. */
      readonly since?: string;
      readonly until?: When;
    }
  /** Where the figure of a topic stands among other places, or how an amount stands against it. */
  | {
      readonly do: 'standing';
      readonly topic: TopicId;
      readonly metric?: MetricId;
      readonly places: readonly Geoid[];
      readonly amount?: number;
    }
  /** A ranking as a person asked for it (`ranking-action.ts`). */
  | {
      readonly do: 'rank';
      readonly topic: TopicId;
      readonly metric: MetricId;
      readonly order: Order;
      readonly count: number;
      readonly states: readonly StateCode[];
      readonly min?: number;
      readonly max?: number;
      /** `median-gross-rent:at-most:1500`, `median-gross-rent:at-least:state` */
      readonly where: readonly string[];
      readonly offset?: number;
      /** Only places near this one, within so many miles where a distance was named. */
      readonly place?: Geoid;
      readonly miles?: number;
      /** By the figure of a time, or by how it changed since one, or since `ever`. */
      readonly at?: When;
      readonly since?: string;
      readonly until?: When;
    }
  /** Places that are like one in their figures, or differ from it so: `median-gross-rent:lowest`. */
  | { readonly do: 'similar'; readonly place: Geoid; readonly differing: readonly string[] }
  | { readonly do: 'nearby'; readonly place: Geoid; readonly miles?: number }
  | { readonly do: 'overview'; readonly places: readonly Geoid[] }
  /** The answer to "which one do you mean?", with what was asked first. */
  | {
      readonly do: 'choose';
      readonly place: Geoid;
      readonly topic?: TopicId;
      readonly metric?: MetricId;
      readonly places?: readonly Geoid[];
    }
  /** Words sent as if the person had typed them: examples, menu items. */
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'menu'; readonly page: number }
  /** Every source, whatever was answered last. */
  | { readonly do: 'sources' }
  | { readonly do: 'more' };

type Order = 'highest' | 'lowest';

/** What shows an answer again, to whoever opens it: a link can carry it, since it doesn't speak for the person. */
export type AnswerAction = Extract<Action, { do: 'topic' | 'standing' | 'overview' | 'rank' | 'similar' | 'nearby' }>;

const ANSWERS: ReadonlySet<Action['do']> = new Set(['topic', 'standing', 'overview', 'rank', 'similar', 'nearby']);

export function isAnswer(action: Action): action is AnswerAction {
  return ANSWERS.has(action.do);
}

const geoid = z.string().regex(/^\d{7}$/);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const listOf = (item: z.ZodString, most: number) =>
  z
    .string()
    .transform((text) => (text === '' ? [] : text.split('+')))
    .pipe(z.array(item).max(most));
const geoids = listOf(geoid, 10);
const states = listOf(z.string().regex(/^[A-Z]{2}$/), 51);
const miles = z.coerce.number().min(0).max(1e6);
const conditions = listOf(z.string().regex(/^[a-z0-9-]+:(at-least|at-most):(-?\d+(\.\d+)?|state|nation|listed)$/), 8);
const differences = listOf(z.string().regex(/^[a-z0-9-]+:(highest|lowest)$/), 8);
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const when = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/);
const times = {
  at: when.optional(),
  since: z.union([z.literal('ever'), when]).optional(),
  until: when.optional(),
};
const people = whole(0, Number.MAX_SAFE_INTEGER);
const schema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('topic'),
    topic: slug,
    metric: slug.optional(),
    places: geoids,
    ...times,
  }),
  z.object({
    do: z.literal('standing'),
    topic: slug,
    metric: slug.optional(),
    places: geoids,
    amount: z.coerce.number().min(0).max(1e12).optional(),
  }),
  z.object({
    do: z.literal('rank'),
    topic: slug,
    metric: slug,
    order: z.enum(['highest', 'lowest']),
    count: whole(1, 20),
    states,
    min: people.optional(),
    max: people.optional(),
    where: conditions,
    offset: whole(0, 100_000).optional(),
    place: geoid.optional(),
    miles: miles.optional(),
    ...times,
  }),
  z.object({ do: z.literal('similar'), place: geoid, differing: differences }),
  z.object({ do: z.literal('nearby'), place: geoid, miles: miles.optional() }),
  z.object({ do: z.literal('overview'), places: geoids }),
  z.object({
    do: z.literal('choose'),
    place: geoid,
    topic: slug.optional(),
    metric: slug.optional(),
    places: geoids.optional(),
  }),
  z.object({ do: z.literal('say'), text: z.string().min(1).max(300) }),
  z.object({ do: z.literal('menu'), page: whole(0, 20) }),
  z.object({ do: z.literal('sources') }),
  z.object({ do: z.literal('more') }),
]);

/** Writes an action as a payload: `do=topic&topic=rent&places=5363000+5370000`. Always under 1000 characters. */
export function encodeAction(action: Action): string {
  return Object.entries(action)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join('+') : encodeURIComponent(String(value))}`)
    .join('&');
}

/** Reads a payload; undefined when it is not one of ours (an older bot's button, a forgery). Never throws. */
export function decodeAction(payload: string): Action | undefined {
  if (payload.length > 1000 || !payload.startsWith('do=')) return undefined;
  const fields: Record<string, string> = {};
  for (const part of payload.split('&')) {
    const at = part.indexOf('=');
    if (at < 1) return undefined;
    try {
      fields[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1));
    } catch {
      return undefined; // a broken %-sequence: not written by encodeAction
    }
  }
  const parsed = schema.safeParse(fields);
  return parsed.success ? parsed.data : undefined;
}
