import { randomUUID } from 'node:crypto';
import type { Channel } from '../../src/channels/channel.ts';
import { PrismaConversationStore } from '../../src/conversation/history.ts';
import type { Incoming } from '../../src/conversation/incoming.ts';
import type { RunTurn, TurnResult } from '../../src/conversation/turn-result.ts';
import type { Database } from '../../src/database/database.ts';
import { createMetrics, type Metrics } from '../../src/http/metrics.ts';
import { Agenda } from '../../src/inbox/agenda.ts';
import { createReceive } from '../../src/inbox/receive.ts';
import { Turnstile } from '../../src/inbox/turnstile.ts';
import { startWorker, type Worker } from '../../src/inbox/worker.ts';
import { createLog } from '../../src/log.ts';
import type { Reply } from '../../src/replies/reply.ts';

/** Something a person typed in the terminal. */
export function said(text: string, more: Partial<Incoming> = {}): Incoming {
  return {
    channel: 'terminal',
    key: randomUUID(),
    person: 'ann',
    conversation: 'ann',
    at: new Date(),
    event: { kind: 'text', text },
    address: { to: 'ann' },
    ...more,
  };
}

export function textOf(incoming: Incoming): string {
  return incoming.event.kind === 'text' ? incoming.event.text : incoming.event.kind;
}

export function plain(text: string): Reply {
  return { text, buttons: [], quickReplies: [] };
}

/** What a turn comes to that says a text. */
export function answering(incoming: Incoming, text: string, more: Partial<TurnResult> = {}): TurnResult {
  return {
    incoming,
    understood: { intent: 'city-metric', topic: null, metric: null, places: [], confidence: 1, carried: [] },
    replies: [plain(text)],
    memory: { places: [], misses: 0 },
    state: {},
    forget: false,
    ...more,
  };
}

/** Answers every text with itself. */
export const echo: RunTurn = (incoming) => Promise.resolve(answering(incoming, textOf(incoming)));

/** A channel that keeps what is sent, and lets a test wait until it is. */
export class FakeChannel implements Channel {
  readonly id = 'terminal';
  readonly sent: {
    readonly address: unknown;
    readonly text: string;
    readonly at: number;
    readonly delivered: number;
  }[] = [];
  private readonly waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  private readonly fault: (text: string, attempt: number) => Promise<void> | void;
  private readonly tries = new Map<string, number>();

  /** `fault` runs before each send is taken and may throw. */
  constructor(fault: (text: string, attempt: number) => Promise<void> | void = () => undefined) {
    this.fault = fault;
  }

  mount(): void {
    // nothing comes in over HTTP here
  }

  async send(address: unknown, reply: Reply, delivered = 0): Promise<{ messageIds: readonly string[] }> {
    const attempt = (this.tries.get(reply.text) ?? 0) + 1;
    this.tries.set(reply.text, attempt);
    await this.fault(reply.text, attempt);
    this.sent.push({ address, text: reply.text, at: performance.now(), delivered });
    for (const { count, resolve } of this.waiting) if (this.sent.length >= count) resolve();
    return { messageIds: [`m${this.sent.length}`] };
  }

  get texts(): readonly string[] {
    return this.sent.map(({ text }) => text);
  }

  /** Resolves when so many replies were sent in all. */
  count(count: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.sent.length >= count) resolve();
      else this.waiting.push({ count, resolve });
    });
  }
}

export interface TestWorker {
  readonly worker: Worker;
  readonly metrics: Metrics;
  readonly receive: ReturnType<typeof createReceive>;
}

/** The queue of one process of the app. */
export async function testWorker(database: Database, channel: Channel, runTurn: RunTurn): Promise<TestWorker> {
  const metrics = createMetrics(database);
  const turnstile = new Turnstile();
  const agenda = new Agenda();
  const worker = await startWorker({
    database,
    store: new PrismaConversationStore(database, 'outbox'),
    runTurn,
    turnstile,
    agenda,
    apology: plain('sorry'),
    channels: new Map([[channel.id, channel]]),
    metrics,
    log: createLog('silent'),
    historyDays: 365,
  });
  return { worker, metrics, receive: createReceive(database, turnstile, agenda, () => undefined) };
}
