import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { openEmbeddedDatabase, type EmbeddedDatabase } from '../src/database/embedded/index.ts';
import { FakeGraph } from '../test/fakes/graph-api.ts';
import { everyNth, FAULTS } from '../test/fakes/graph-faults.ts';
import { AppProcess } from './messenger/app-process.ts';
import { percentile } from './messenger/ledger.ts';
import { questions, SECRETS, Traffic } from './messenger/traffic.ts';
import { Wire } from './messenger/wire.ts';
import type { BenchRow } from './row.ts';

const MESSAGES = Number(process.env.MESSAGES ?? 2000);
/** The rate errors among the faults rest the whole page for seconds each: some 6 replies a second get through. */
const PER_SECOND = Number(process.env.PER_SECOND ?? 5);
const KILLS = 10;
const RESTARTS = 2;
/** A database that `npm run data:seed` has filled; absent: MongoDB has no part in the run. */
const { MONGODB_URI } = process.env;
const MONGO_CUTS = 2;
const MONGO_AWAY_MS = 8_000;
const QUIET_MS = 90_000;
/**
 * A second answer is inside the documented window (src/inbox/README.md) when a process was killed so soon after the first one that it may
 * not have noted it, or when the Graph API took the first one and its answer was lost.
 */
const WINDOW_MS = 500;

/**
 * Messages of 500 people into two processes of the app, which are killed in turn, while PostgreSQL is restarted, the Graph API answers
 * with errors, is silent and hangs up. One of the processes has a chart server that is away, the other one a MongoDB that goes away twice. Webhooks that aren't taken are sent again, as
 * Meta does.
 */
export default async function messengerFaults(): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'citrics-bench-'));
  const database = await openEmbeddedDatabase({ dataDir, role: 'guest' });
  const graph = await new FakeGraph({ ...SECRETS, pictureTimeoutMs: 3_000 }).start();
  graph.schedule = everyNth(
    15,
    FAULTS.outage,
    FAULTS.rate,
    FAULTS.reset,
    FAULTS.proxy,
    FAULTS.hang,
    FAULTS.resetAfterTaking,
  );
  graph.sideSchedule = everyNth(11, FAULTS.outage, FAULTS.reset, FAULTS.proxy);
  const charts = await deadChartServer();
  const mongo = MONGODB_URI === undefined ? undefined : await Wire.to(MONGODB_URI);
  const environment = {
    DATABASE_URL: database.url,
    GRAPH_API_URL: graph.url,
    GRAPH_API_VERSION: 'v25.0',
    LOG_LEVEL: 'warn',
  };
  const apps = await Promise.all([
    AppProcess.start('src/main.ts', { ...environment, ...(mongo ? { MONGODB_URI: mongo.url } : {}) }),
    AppProcess.start('src/main.ts', { ...environment, QUICKCHART_URL: charts.url }),
  ]);
  const harm = new Harm(apps, database);
  try {
    const traffic = new Traffic(graph, () => apps.filter(({ isUp }) => isUp).map(({ webhook }) => webhook), 'faults');
    const asked = await questions(MESSAGES);
    const runMs = (MESSAGES / PER_SECOND) * 1000;
    const [, harmed] = await Promise.all([
      traffic.steady(asked, PER_SECOND),
      harm.during(runMs),
      mongo && cutNowAndThen(mongo, runMs),
    ]);
    const calmAt = performance.now();
    await traffic.ledger.settled(QUIET_MS);
    const { ledger } = traffic;
    const outside = ledger.repeated.filter(({ answeredAt, wasUnheard }) => !wasUnheard && !harm.isInWindow(answeredAt));
    const count = (name: string, ours: number, unit = 'messages'): BenchRow => ({ name, unit, ours });
    return [
      count('lost', ledger.lost),
      count('answered twice', outside.length),
      count('answered twice, inside the documented window', ledger.repeated.length - outside.length),
      count('answered out of order', ledger.outOfOrder),
      count(
        'answers of the Graph API lost after it took the message',
        graph.sent.filter(({ isAnswered }) => !isAnswered).length,
        'times',
      ),
      count('processes killed', harmed.kills, 'times'),
      count('PostgreSQL restarted', harmed.restarts, 'times'),
      ...(mongo ? [count(`MongoDB away for ${MONGO_AWAY_MS / 1000} s`, mongo.cuts, 'times')] : []),
      count('answered, p50', percentile(ledger.waits, 50), 'ms'),
      count('answered, p99', percentile(ledger.waits, 99), 'ms'),
      count('recovered after the last fault', Math.max(0, ledger.lastAnswerAt - calmAt), 'ms'),
    ];
  } finally {
    await Promise.all(apps.map((app) => app.remove()));
    await graph.stop();
    charts.server.close();
    mongo?.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Kills processes and restarts PostgreSQL, and remembers when it killed. */
class Harm {
  private readonly apps: AppProcess[];
  private readonly database: EmbeddedDatabase;
  private readonly killedAt: number[] = [];

  constructor(apps: readonly AppProcess[], database: EmbeddedDatabase) {
    this.apps = [...apps];
    this.database = database;
  }

  /** Spreads kills and restarts over a time. What was killed starts again by itself, as under a supervisor. */
  async during(ms: number): Promise<{ kills: number; restarts: number }> {
    const blows = KILLS + RESTARTS;
    const starting: Promise<void>[] = [];
    let kills = 0;
    let restarts = 0;
    for (let blow = 1; blow <= blows; blow += 1) {
      await sleep(ms / (blows + 1));
      if (blow % Math.floor(blows / RESTARTS) === 0) {
        await this.restartDatabase();
        restarts += 1;
        continue;
      }
      const app = await this.running();
      await app.kill();
      this.killedAt.push(performance.now());
      starting.push(app.restart());
      kills += 1;
    }
    await Promise.all(starting);
    return { kills, restarts };
  }

  /** A process that takes webhooks: the one that was left alone longest. */
  private async running(): Promise<AppProcess> {
    for (;;) {
      const app = this.apps.find(({ isUp }) => isUp);
      if (app) {
        this.apps.push(...this.apps.splice(this.apps.indexOf(app), 1));
        return app;
      }
      await sleep(100);
    }
  }

  /** Whether what was answered then for the first time may be answered again. */
  isInWindow(at: number): boolean {
    return this.killedAt.some((killed) => at <= killed && killed - at <= WINDOW_MS);
  }

  /** Ends the server as an operator's restart does, cutting every connection; whoever uses it brings it back. Resolves when it is. */
  private async restartDatabase(): Promise<void> {
    const file = path.join(this.database.folder, 'cluster', 'postmaster.pid');
    const pid = Number((await readFile(file, 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGINT');
    for (let back = false; !back; back = await this.answers()) await sleep(50);
  }

  private async answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.database.url });
    client.on('error', () => undefined); // it is going down
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function cutNowAndThen(mongo: Wire, ms: number): Promise<void> {
  for (let time = 0; time < MONGO_CUTS; time += 1) {
    await sleep(ms / (MONGO_CUTS + 1) - MONGO_AWAY_MS);
    mongo.cut();
    await sleep(MONGO_AWAY_MS);
    mongo.mend();
  }
}

/** A chart server that answers nothing but errors. */
async function deadChartServer(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((_request, response) => {
    response.statusCode = 503;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, server };
}
