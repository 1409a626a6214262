import quickchartJs from 'quickchart-js';
import { CitricsError } from '../errors.ts';
import type { Chart } from './chart.ts';

/** The package's types are those of its CommonJS build, whose default export is one level deeper than that of the ES module. */
const QuickChart = quickchartJs as unknown as typeof quickchartJs.default;

/** A picture, or why there is none, as HTTP gives it. */
export interface DrawnChart {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array;
}

/** Draws a chart as a PNG of its size. */
export type DrawChart = (chart: Chart) => Promise<DrawnChart>;

/** The chart server at QUICKCHART_URL could not be reached, or took too long. */
export class ChartServerUnreachable extends CitricsError {
  constructor(url: string, options: ErrorOptions) {
    super('chart-server-unreachable', `The chart server at ${url} doesn't answer. Check QUICKCHART_URL.`, options);
  }
}

/** How long another chart server may take, in milliseconds: less than whoever asks for the picture waits (src/channels/messenger/adapter.ts). */
const TIMEOUT = 4_000;

/** Characters that common servers and proxies take in an address (nginx: 8 kB for the request line). */
const LONGEST_LINK = 8_000;

/** A name for whoever signs links; servers of one secret need no other. */
const ACCOUNT = 'citrics';

/**
 * The long link of a chart: all of it in one address, signed where there is a secret. `server` is a QuickChart server's, with or
 * without a path.
 */
export function longLink(chart: Chart, server: string, secret?: string): string {
  const client = quickChart(chart, server, secret);
  // The client leaves out a ratio of 1, although servers take 2 then.
  return `${secret === undefined ? client.getUrl() : client.getSignedUrl()}&devicePixelRatio=1`;
}

/**
 * Has charts drawn by any QuickChart server: by their long link, which caches on the way can keep, or posted where that would be
 * longer than servers take.
 * @param secret of a server that draws only what is signed (CHART_SECRET)
 */
export function drawAt(server: string, secret?: string): DrawChart {
  return async (chart) => {
    try {
      const link = longLink(chart, server, secret);
      const signal = AbortSignal.timeout(TIMEOUT);
      const response =
        link.length <= LONGEST_LINK
          ? await fetch(link, { signal })
          : await fetch(`${server}/chart`, { ...posted(chart, server, secret), signal });
      const body = new Uint8Array(await response.arrayBuffer());
      return { status: response.status, type: response.headers.get('content-type') ?? 'image/png', body };
    } catch (cause) {
      throw new ChartServerUnreachable(server, { cause });
    }
  };
}

function posted(chart: Chart, server: string, secret?: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(quickChart(chart, server, secret).getPostData()),
  };
}

function quickChart(chart: Chart, server: string, secret?: string): InstanceType<typeof QuickChart> {
  const { protocol, host, pathname } = new URL(server);
  return new QuickChart(secret, secret === undefined ? undefined : ACCOUNT)
    .setScheme(protocol.replace(':', ''))
    .setHost(`${host}${pathname.replace(/\/$/, '')}`)
    .setVersion('4')
    .setFormat('png')
    .setWidth(chart.width)
    .setHeight(chart.height)
    .setDevicePixelRatio(1)
    .setBackgroundColor(chart.background)
    .setConfig(JSON.stringify(chart.config));
}
