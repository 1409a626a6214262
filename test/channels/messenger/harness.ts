import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { createServer, type Server } from 'restify';
import { createMessengerChannel, WEBHOOK_PATH } from '../../../src/channels/messenger/index.ts';
import { signatureOf } from '../../../src/channels/messenger/signature.ts';
import type { Channel, Receive } from '../../../src/channels/channel.ts';
import type { Incoming } from '../../../src/conversation/incoming.ts';
import { FakeGraph } from '../../fakes/graph-api.ts';

export const APP_SECRET = 'the app secret';
export const PAGE_TOKEN = 'EAAG-page-token';
export const VERIFY_TOKEN = 'the verify token';

/** A Messenger channel on a server of its own, in front of a fake Graph API. */
export interface Harness {
  readonly url: string;
  readonly channel: Channel;
  readonly graph: FakeGraph;
  readonly registry: Registry;
  /** What was received, in order. */
  readonly received: Incoming[];
  /** What was logged, as parsed lines. */
  readonly logged: Record<string, unknown>[];
  /** Takes the place of storing. */
  receive: Receive;
  post(body: string | Buffer, headers?: Record<string, string>): Promise<Response>;
  /** Posts a body as Meta would: signed. */
  deliver(body: unknown): Promise<Response>;
  count(metric: string, labels: Record<string, string>): Promise<number>;
  stop(): Promise<void>;
}

export interface HarnessOptions {
  readonly graphTimeoutMs?: number;
  readonly clock?: () => Date;
  /** How long the fake waits for a picture. */
  readonly pictureTimeoutMs?: number;
  /** Whether people can take conversations over. */
  readonly routing?: boolean;
}

export async function startHarness({
  pictureTimeoutMs = 300,
  routing = true,
  ...options
}: HarnessOptions = {}): Promise<Harness> {
  const { clock = () => new Date() } = options;
  const graph = await new FakeGraph({
    token: PAGE_TOKEN,
    appSecret: APP_SECRET,
    pictureTimeoutMs,
    routing,
    clock: () => clock().getTime(),
  }).start();
  const registry = new Registry();
  const logged: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  });
  const channel = createMessengerChannel({
    pageToken: PAGE_TOKEN,
    appSecret: APP_SECRET,
    verifyToken: VERIFY_TOKEN,
    graphUrl: graph.url,
    graphVersion: 'v25.0',
    publicUrl: 'https://citrics.example',
    log: pino({ level: 'debug' }, sink),
    metrics: registry,
    ...options,
  });
  const server: Server = createServer();
  const received: Incoming[] = [];
  const harness: Harness = {
    url: '',
    channel,
    graph,
    registry,
    received,
    logged,
    receive: (events) => {
      received.push(...events);
      return Promise.resolve();
    },
    post: (body, headers = {}) =>
      fetch(harness.url + WEBHOOK_PATH, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      }),
    deliver: (body) => {
      const bytes = Buffer.from(JSON.stringify(body));
      return harness.post(bytes, { 'x-hub-signature-256': signatureOf(bytes, APP_SECRET) });
    },
    async count(metric, labels) {
      const found = await registry.getSingleMetric(`citrics_messenger_${metric}_total`)?.get();
      const wanted = JSON.stringify(labels);
      return found?.values.find((value) => JSON.stringify(value.labels) === wanted)?.value ?? 0;
    },
    async stop() {
      server.close();
      await once(server, 'close');
      await graph.stop();
    },
  };
  channel.mount(server, (events) => harness.receive(events));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return Object.assign(harness, { url: `http://127.0.0.1:${port}` });
}
