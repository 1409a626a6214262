import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Database } from '../database/database.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What is counted and measured; read at `/metrics` in Prometheus' format. */
export interface Metrics {
  readonly registry: Registry;
  /** Events taken in, by outcome: `new`, `repeated`. */
  readonly received: Counter<'outcome'>;
  /** Turns by channel and outcome: `answered`, `failed` (tried again), `apologised`, `superseded`. */
  readonly turns: Counter<'channel' | 'outcome'>;
  readonly turnSeconds: Histogram<'channel'>;
  /** From the commit of a turn to the channel taking a reply of it. */
  readonly deliverySeconds: Histogram<'channel'>;
  /** Sends by channel and outcome: `sent`, `retry`, `pause`, `drop`, `dead-letter`, `stop`. */
  readonly sends: Counter<'channel' | 'outcome'>;
  /** Replies sent again although the channel may have taken them: the process died, or no answer came, before that could be noted. */
  readonly sendsUncertain: Counter<'channel'>;
  readonly chartSeconds: Histogram<'outcome'>;
}

/** Makes the metrics of one app; the sizes of inbox and outbox are asked of the database when they are read. */
export function createMetrics(database: Pick<Database, 'pool'>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  gauge(
    registry,
    'citrics_inbox_events',
    'Events that wait for their answer',
    database,
    'SELECT count(*) AS value FROM inbox_event',
  );
  gauge(
    registry,
    'citrics_inbox_age_seconds',
    'Age of the oldest event that waits for its answer',
    database,
    'SELECT coalesce(extract(epoch FROM now() - min(received_at)), 0) AS value FROM inbox_event',
  );
  gauge(
    registry,
    'citrics_outbox_messages',
    'Replies that wait to be sent',
    database,
    'SELECT count(*) AS value FROM outbox_message',
  );
  gauge(
    registry,
    'citrics_dead_letters',
    'Events and replies that were given up',
    database,
    'SELECT count(*) AS value FROM dead_letter',
  );
  gauge(
    registry,
    'citrics_channels_held',
    'Channels that send nothing for now: their rate is limited, or a token or a policy is in the way (see the log)',
    database,
    'SELECT count(*) AS value FROM channel_hold WHERE until IS NULL OR until > now()',
  );
  return {
    registry,
    received: new Counter({
      name: 'citrics_events_received_total',
      help: 'Events taken in',
      labelNames: ['outcome'],
      registers,
    }),
    turns: new Counter({ name: 'citrics_turns_total', help: 'Turns', labelNames: ['channel', 'outcome'], registers }),
    turnSeconds: new Histogram({
      name: 'citrics_turn_seconds',
      help: 'Time that a turn takes, its commit included',
      labelNames: ['channel'],
      buckets: SECONDS,
      registers,
    }),
    deliverySeconds: new Histogram({
      name: 'citrics_delivery_seconds',
      help: 'From the commit of a turn to the channel taking a reply of it',
      labelNames: ['channel'],
      buckets: SECONDS,
      registers,
    }),
    sends: new Counter({
      name: 'citrics_sends_total',
      help: 'Replies sent',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    sendsUncertain: new Counter({
      name: 'citrics_sends_uncertain_total',
      help: 'Replies sent again that the channel may have taken before: at least once, never lost',
      labelNames: ['channel'],
      registers,
    }),
    chartSeconds: new Histogram({
      name: 'citrics_chart_seconds',
      help: 'Time that drawing a chart takes',
      labelNames: ['outcome'],
      buckets: SECONDS,
      registers,
    }),
  };
}

function gauge(registry: Registry, name: string, help: string, { pool }: Pick<Database, 'pool'>, sql: string): void {
  const asked = new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      // A database that is away must not take the other metrics with it.
      const value = await pool.query<{ value: string }>(sql).then(
        ({ rows }) => Number(rows[0]?.value ?? 0),
        () => NaN,
      );
      asked.set(value);
    },
  });
}
