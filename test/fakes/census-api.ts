import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One profile table of one vintage: official labels by column, and areas with their cells as the API writes them. */
export interface FakeTable {
  readonly year: number;
  /** `DP03` */
  readonly table: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly areas: readonly FakeArea[];
}

export interface FakeArea {
  /** 7 digits of a place, 2 of a state, `US`. */
  readonly geoid: string;
  readonly name: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** What goes wrong with one request instead of its answer. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly body?: string }
  | { readonly kind: 'reset' }
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'answer'; readonly body: string };

export interface FakeCensusApi {
  readonly url: string;
  /** Path and query of every request so far, the key left out. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const variableLimit = 50;

/**
 * The Census Data API for ACS 5-year profiles, as strict as the real one: a key is required (a wrong one is redirected to a
 * web page), at most 50 variables, `400 error: unknown variable`, `204` for a state without rows, JSON arrays with a header.
 *
 * @param faultAt the fault of the n-th request (from 1), or undefined for its right answer
 */
export async function startFakeCensusApi(options: {
  readonly tables: readonly FakeTable[];
  readonly key: string;
  readonly faultAt?: (n: number) => Fault | undefined;
}): Promise<FakeCensusApi> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const key = url.searchParams.get('key');
    if (/^\/data\/(invalid|missing)_key\.html$/.test(url.pathname)) return keyPage(url.pathname, response);
    requests.push(decodeURIComponent((request.url ?? '').replace(/[?&]key=[^&]*/, '')));
    const fault = options.faultAt?.(requests.length);
    if (fault && fault.kind !== 'cut-off') return fail(fault, request, response);
    if (key !== options.key) {
      const page = key === null || key === '' ? 'missing_key' : 'invalid_key';
      return redirect(response, `/data/${page}.html`);
    }
    const { status, type, body } = answer(options.tables, url);
    response.writeHead(status, { 'content-type': type });
    return void response.end(fault ? body.slice(0, Math.floor(body.length / 2)) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

function answer(tables: readonly FakeTable[], url: URL): Answer {
  const [, yearText, table] =
    /^\/data\/(\d{4})\/acs\/acs5\/profile(?:\/groups\/(\w+)\.json)?$/.exec(url.pathname) ?? [];
  const vintage = tables.filter((each) => String(each.year) === yearText && (!table || each.table === table));
  if (vintage.length === 0) return { status: 404, type: 'text/html', body: '<html><body>404 Not Found</body></html>' };
  return table ? group(vintage) : data(vintage, url.searchParams);
}

function group(tables: readonly FakeTable[]): Answer {
  const variables: Record<string, unknown> = {
    GEO_ID: { label: 'Geography', predicateType: 'string' },
    NAME: { label: 'Geographic Area Name', predicateType: 'string' },
  };
  for (const [code, label] of tables.flatMap(({ labels }) => [...labels])) {
    variables[code] = { label, concept: 'SELECTED CHARACTERISTICS', predicateType: 'int', attributes: `${code}A` };
  }
  return json({ variables });
}

function data(tables: readonly FakeTable[], query: URLSearchParams): Answer {
  const columns = (query.get('get') ?? '').split(',');
  if (columns.length > variableLimit) return refuse(`error: limit of ${String(variableLimit)} variables exceeded`);
  const known = new Set(tables.flatMap(({ labels }) => [...labels.keys()]));
  const unknown = columns.find((column) => column !== 'NAME' && !known.has(column));
  if (unknown !== undefined) return refuse(`error: unknown variable '${unknown}'`);

  const geography = `${query.get('for') ?? ''} ${query.get('in') ?? ''}`.trim();
  const [, state] = /^place:\* state:(\d{2})$/.exec(geography) ?? [];
  const wanted = state ? /^\d{7}$/ : geography === 'state:*' ? /^\d{2}$/ : geography === 'us:1' ? /^US$/ : undefined;
  if (!wanted) return refuse('error: unknown/unsupported geography heirarchy');

  const geoids = [...new Set(tables.flatMap(({ areas }) => areas.map(({ geoid }) => geoid)))]
    .filter((geoid) => wanted.test(geoid) && (!state || geoid.startsWith(state)))
    .sort();
  if (geoids.length === 0) return { status: 204, type: 'application/json', body: '' };
  const header = state ? ['state', 'place'] : wanted.test('US') ? ['us'] : ['state'];
  const rows = geoids.map((geoid) => {
    const parts = tables.flatMap(({ areas }) => areas.filter((area) => area.geoid === geoid));
    const cell = (column: string): string | null =>
      column === 'NAME'
        ? (parts[0]?.name ?? null)
        : (parts.map(({ cells }) => cells.get(column)).find((text) => text !== undefined) ?? null);
    const codes = state ? [geoid.slice(0, 2), geoid.slice(2)] : [geoid === 'US' ? '1' : geoid];
    return [...columns.map(cell), ...codes];
  });
  return json([[...columns, ...header], ...rows]);
}

function json(value: unknown): Answer {
  return { status: 200, type: 'application/json;charset=utf-8', body: JSON.stringify(value) };
}

function refuse(body: string): Answer {
  return { status: 400, type: 'text/plain', body };
}

function keyPage(path: string, response: ServerResponse): void {
  const title = path.includes('invalid') ? 'Invalid Key' : 'Missing Key';
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(
    `<html>\n<head><title>${title}</title></head>\n<body>A valid <em>key</em> must be included.</body></html>`,
  );
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location });
  response.end();
}

function fail(fault: Exclude<Fault, { kind: 'cut-off' }>, request: IncomingMessage, response: ServerResponse): void {
  if (fault.kind === 'reset') return void request.socket.destroy();
  if (fault.kind === 'hang') return;
  if (fault.kind === 'answer') {
    response.statusCode = 200;
    response.end(fault.body);
    return;
  }
  const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
  response.writeHead(fault.status, headers);
  response.end(fault.body ?? '');
}
