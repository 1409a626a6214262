import { z } from 'zod';
import {
  CensusFormatChanged,
  CensusKeyRefused,
  CensusQuotaExceeded,
  CensusRequestRefused,
  CensusUnreachable,
  CensusVintageUnknown,
} from './errors.ts';

/** What the client needs from outside, so that tests need neither the internet nor patience. */
export interface CensusApiOptions {
  /** `https://api.census.gov` */
  readonly baseUrl: string;
  readonly key: string;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  /** A number from 0 up to 1, for the spread of retries. */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

/** Which areas a page covers: the nation, every state, or every place of one state (2 digits). */
export type Areas =
  { readonly level: 'us' } | { readonly level: 'state' } | { readonly level: 'place'; readonly state: string };

export interface PageRequest {
  readonly year: number;
  readonly areas: Areas;
  /** At most 49 column codes; `NAME` comes by itself. */
  readonly columns: readonly string[];
}

export interface CensusApi {
  /** Column codes of a profile table with their labels, in table order. */
  labels(year: number, table: string): Promise<ReadonlyMap<string, string>>;
  /** Header row (`NAME`, columns, `state`, `place`) and one row an area; cells as text, `null` where the API has none. */
  page(request: PageRequest): Promise<readonly (readonly string[])[]>;
}

/** The API's own limit for one request. Source: Census Data API User Guide, Query Limits. */
export const maxColumns = 49;

const attempts = 6;
const firstWaitMs = 1_000;
/** A wait that the server asks for beyond this is no passing load but a used-up allowance. */
const longestWaitMs = 15 * 60_000;

const cell = z.union([z.string(), z.number(), z.null()]);
const pageAnswer = z.array(z.array(cell).min(1)).min(1);
const groupAnswer = z.object({ variables: z.record(z.string(), z.looseObject({ label: z.string() })) });

/**
 * The Census Data API over fetch. What passes (429, 5xx, a reset, a time-out, an answer cut off) is tried again with growing
 * waits, as long as the server asks for where it does; what doesn't pass is told apart by its error class.
 * Source: https://www.census.gov/data/developers/guidance/api-user-guide.html
 */
export function createCensusApi(options: CensusApiOptions): CensusApi {
  return {
    async labels(year, table) {
      const path = `/data/${String(year)}/acs/acs5/profile/groups/${table}.json`;
      const answer = groupAnswer.safeParse(await getJson(options, year, path, {}));
      if (!answer.success) throw new CensusFormatChanged(path, 'no variables with labels', { cause: answer.error });
      const labels = Object.entries(answer.data.variables).map(([code, { label }]) => [code, label] as const);
      return new Map(labels.sort(([a], [b]) => (a < b ? -1 : 1)));
    },

    async page({ year, areas, columns }) {
      const path = `/data/${String(year)}/acs/acs5/profile`;
      const header = ['NAME', ...columns, ...geographyColumns[areas.level]];
      const json = await getJson(options, year, path, { get: ['NAME', ...columns].join(','), ...geography(areas) });
      if (json === undefined) return [header];
      const answer = pageAnswer.safeParse(json);
      if (!answer.success) throw new CensusFormatChanged(path, 'not a table of rows', { cause: answer.error });
      const rows = answer.data.map((row) => row.map((value) => (value === null ? 'null' : String(value))));
      checkShape(path, rows, header);
      return rows;
    },
  };
}

const geographyColumns = { us: ['us'], state: ['state'], place: ['state', 'place'] } as const;

function geography(areas: Areas): Readonly<Record<string, string>> {
  if (areas.level === 'us') return { for: 'us:1' };
  if (areas.level === 'state') return { for: 'state:*' };
  return { for: 'place:*', in: `state:${areas.state}` };
}

function checkShape(path: string, rows: readonly (readonly string[])[], expected: readonly string[]): void {
  const header = rows[0] ?? [];
  const missing = expected.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new CensusFormatChanged(path, `no column ${missing.slice(0, 3).join(', ')} in its header`);
  if (rows.some((row) => row.length !== header.length)) {
    throw new CensusFormatChanged(path, 'rows of different lengths');
  }
}

/** A failure that may be gone at the next attempt; `waitMs` when the server said how long. */
class Passing extends Error {
  readonly waitMs: number | undefined;

  constructor(message: string, waitMs?: number, options?: ErrorOptions) {
    super(message, options);
    this.waitMs = waitMs;
  }
}

/** The parsed answer; undefined for "no content", which the API says of a state without such areas. */
async function getJson(
  options: CensusApiOptions,
  year: number,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<unknown> {
  let last: unknown;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (last instanceof Passing) {
      const wait = firstWaitMs * 2 ** (attempt - 1) * (1 + options.random());
      await options.sleep(last.waitMs ?? wait, options.signal);
    }
    try {
      return await tryOnce(options, year, path, query);
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof Passing)) throw error;
      last = error;
    }
  }
  throw new CensusUnreachable(path, attempts, { cause: last });
}

async function tryOnce(
  { baseUrl, key, now, signal, timeoutMs = 60_000 }: CensusApiOptions,
  year: number,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<unknown> {
  // The API wants its commas, colons and stars as they are.
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const url = `${baseUrl}${path}?${[...pairs, `key=${encodeURIComponent(key)}`].join('&')}`;
  let status: number;
  let body: string;
  let retryAfter: string | null;
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
    status = response.status;
    retryAfter = response.headers.get('retry-after');
    body = await response.text();
  } catch (cause) {
    throw new Passing('no answer', undefined, { cause });
  }
  if (isKeyPage(body)) throw new CensusKeyRefused();
  if (status === 429 || status === 403) throw overload(body, retryAfter, now());
  if (status >= 500) throw new Passing(`status ${String(status)}`);
  if (status === 404) throw new CensusVintageUnknown(year, path);
  if (status >= 400) throw new CensusRequestRefused(firstLine(body), path);
  if (status === 204) return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch (cause) {
    throw new Passing('an answer that is not whole JSON', undefined, { cause });
  }
}

/** A wrong or missing key is answered by a web page, with a status that doesn't tell. */
function isKeyPage(body: string): boolean {
  return /^\s*</.test(body) && /<title>\s*(invalid|missing) key/i.test(body);
}

function overload(body: string, retryAfter: string | null, now: number): Error {
  const seconds = Number(retryAfter);
  const waitMs =
    retryAfter === null ? undefined : Number.isNaN(seconds) ? Date.parse(retryAfter) - now : seconds * 1000;
  const isQuota = /quota|daily limit|exceeded/i.test(body) || (waitMs !== undefined && waitMs > longestWaitMs);
  if (!isQuota) return new Passing('too many requests', waitMs === undefined ? undefined : Math.max(0, waitMs));
  return new CensusQuotaExceeded(waitMs === undefined ? '' : ` for ${String(Math.ceil(waitMs / 60_000))} minutes`);
}

function firstLine(body: string): string {
  return (body.split('\n')[0] ?? '').trim().slice(0, 200);
}
