import { z } from 'zod';
import type { Geoid } from '../places/place.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';

/** What a button asks for. It carries everything it needs, so that it works weeks later and in another conversation. */
export type Action =
  | { readonly do: 'topic'; readonly topic: TopicId; readonly metric?: MetricId; readonly places: readonly Geoid[] }
  /** Where the figure of a topic stands among other places. */
  | { readonly do: 'standing'; readonly topic: TopicId; readonly metric?: MetricId; readonly places: readonly Geoid[] }
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

const geoid = z.string().regex(/^\d{7}$/);
const geoids = z
  .string()
  .transform((text) => (text === '' ? [] : text.split('+')))
  .pipe(z.array(geoid).max(10));
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const schema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('topic'), topic: slug, metric: slug.optional(), places: geoids }),
  z.object({ do: z.literal('standing'), topic: slug, metric: slug.optional(), places: geoids }),
  z.object({ do: z.literal('overview'), places: geoids }),
  z.object({
    do: z.literal('choose'),
    place: geoid,
    topic: slug.optional(),
    metric: slug.optional(),
    places: geoids.optional(),
  }),
  z.object({ do: z.literal('say'), text: z.string().min(1).max(300) }),
  z.object({ do: z.literal('menu'), page: z.coerce.number().int().min(0).max(20) }),
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
