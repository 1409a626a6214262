import { z } from 'zod';
import type { Geoid } from '../places/place.ts';
import type { RankingQuery } from '../places/store.ts';
import type { TimeQuestion } from '../topics/time.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';

export type ThemeName = 'light' | 'dark';

/** What a short link's picture shows. */
export type PictureRequest =
  | {
      readonly of: 'topic';
      readonly topic: TopicId;
      readonly places: readonly Geoid[];
      readonly metric?: MetricId;
      readonly time?: TimeQuestion;
      readonly theme: ThemeName;
    }
  | { readonly of: 'overview'; readonly places: readonly Geoid[]; readonly theme: ThemeName }
  /** A place and those like it, in one figure. */
  | {
      readonly of: 'likeness';
      readonly metric: MetricId;
      readonly places: readonly Geoid[];
      readonly theme: ThemeName;
    }
  | {
      readonly of: 'ranking';
      readonly query: RankingQuery;
      /** By the figure of a time, or by how it changed. */
      readonly time?: TimeQuestion;
      readonly theme: ThemeName;
    };

const OVERVIEW = 'overview';
const LIKENESS = 'likeness';
const RANKING = 'ranking';

/** As many as an answer compares. */
const MOST_PLACES = 5;

/** The place itself and the five that a list of like ones has. */
const MOST_ALIKE = 6;

const geoids = (most: number) =>
  z
    .string()
    .transform((text) => text.split(/[+ ]/))
    .pipe(
      z
        .array(z.string().regex(/^\d{7}$/))
        .min(1)
        .max(most),
    );
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const variable = z
  .string()
  .regex(/^[A-Za-z0-9]+([._][A-Za-z0-9]+)*$/)
  .max(60);
const theme = z.enum(['light', 'dark']).catch('light');
const people = z.coerce.number().int().min(0).max(1e9).optional();
const WHEN = /^\d{4}(-(0[1-9]|1[0-2]))?$/;
const times = {
  at: z.string().regex(WHEN).optional(),
  change: z.literal('all').or(z.string().regex(WHEN)).optional(),
  until: z.string().regex(WHEN).optional(),
};
const ranked = z.object({
  variable,
  order: z.enum(['highest', 'lowest']),
  state: z
    .string()
    .max(200)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().regex(/^[A-Z]{2}$/)))
    .optional(),
  near: z
    .string()
    .regex(/^\d{7}:\d{1,3}$/)
    .optional(),
  min: people,
  max: people,
  limit: z.coerce.number().int().min(1).max(20),
  offset: z.coerce.number().int().min(0).max(100_000).optional(),
  where: z
    .string()
    .max(500)
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().regex(/^[A-Za-z0-9._]+:(at-least|at-most):-?\d+(\.\d+)?$/)))
    .optional(),
  ...times,
  theme,
});
const shown = z.object({
  metric: slug.optional(),
  ...times,
  theme,
});

/** The path and query of a picture: `/charts/rent/5363000+5370000.png?metric=rent-burden`. */
export function encodePicture(request: PictureRequest): string {
  const dark = request.theme === 'dark' ? { theme: 'dark' } : {};
  switch (request.of) {
    case 'topic': {
      const { metric, time } = request;
      return path(request.topic, request.places.join('+'), { metric, ...(time && timeInPath(time)), ...dark });
    }
    case 'overview':
      return path(OVERVIEW, request.places.join('+'), dark);
    case 'likeness':
      return path(LIKENESS, request.places.join('+'), { metric: request.metric, ...dark });
    case 'ranking': {
      const { variable: id, among, where, order, limit, offset } = request.query;
      return path(RANKING, id, {
        order,
        state: among.states?.join(','),
        near: among.near && `${among.near.place}:${among.near.miles}`,
        min: among.minPopulation,
        max: among.maxPopulation,
        limit,
        offset: offset === 0 ? undefined : offset,
        where: where?.length ? where.map((each) => `${each.variable}:${each.op}:${each.value}`).join(',') : undefined,
        ...(request.time && timeInPath(request.time)),
        ...dark,
      });
    }
  }
}

/**
 * Reads what `encodePicture` wrote; undefined when it is no such address. Never throws.
 * @param subject the first part of the path: `rent`, `overview`, `ranking`
 * @param name the second part without `.png`
 */
export function decodePicture(
  subject: string,
  name: string,
  query: Readonly<Record<string, string | undefined>>,
): PictureRequest | undefined {
  if (subject === RANKING) {
    const parsed = ranked.safeParse({ ...query, variable: name });
    if (!parsed.success) return undefined;
    const { min, max, near, state: states, where, theme: named, at, change, until, ...rest } = parsed.data;
    const time = at !== undefined ? { at } : timeOfPath(change, until);
    const conditions = where?.map((text) => {
      const [id = '', op, value] = text.split(':');
      return {
        variable: id,
        op: op === 'at-least' ? ('at-least' as const) : ('at-most' as const),
        value: Number(value),
      };
    });
    const [place = '', miles] = near?.split(':') ?? [];
    const among = {
      states,
      near: near === undefined ? undefined : { place, miles: Number(miles) },
      minPopulation: min,
      maxPopulation: max,
    };
    return { of: 'ranking', query: { ...rest, among, where: conditions }, ...(time && { time }), theme: named };
  }
  const places = geoids(subject === LIKENESS ? MOST_ALIKE : MOST_PLACES).safeParse(name);
  const options = shown.safeParse(query);
  if (!places.success || !options.success) return undefined;
  if (subject === OVERVIEW) return { of: 'overview', places: places.data, theme: options.data.theme };
  if (!slug.safeParse(subject).success) return undefined;
  const { metric, at, change, until, theme: named } = options.data;
  if (subject === LIKENESS)
    return metric === undefined ? undefined : { of: 'likeness', metric, places: places.data, theme: named };
  return {
    of: 'topic',
    topic: subject,
    places: places.data,
    metric,
    time: at !== undefined ? { at } : timeOfPath(change, until),
    theme: named,
  };
}

function timeInPath(time: TimeQuestion): Readonly<Record<string, string | undefined>> {
  return time.at === undefined ? { change: time.since ?? 'all', until: time.until } : { at: time.at };
}

function timeOfPath(change: string | undefined, until: string | undefined): TimeQuestion | undefined {
  if (change === undefined) return undefined;
  return { ...(change !== 'all' && { since: change }), ...(until !== undefined && { until }) };
}

function path(subject: string, name: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  );
  const search = new URLSearchParams(given).toString();
  return `/charts/${subject}/${name}.png${search === '' ? '' : `?${search}`}`;
}
