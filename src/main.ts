import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { createApp, type App } from './app.ts';
import { loadConfig, type Config } from './config.ts';
import { openConfiguredDatabase, type ConfiguredDatabase } from './database/configured.ts';
import { freePort } from './database/embedded/cluster.ts';
import { CitricsError } from './errors.ts';
import { createLog } from './log.ts';

/**
 * How much garbage may pile up before it is collected, in percent of what is in use. By itself V8 lets it grow to some 150 % on a machine
 * with much memory: 400 MB that nothing is gained by.
 */
setFlagsFromString('--heap-growing-percent=40');

/** What was opened so far, closed in reverse. */
const open: (() => Promise<void>)[] = [];
let closing: Promise<void> | undefined;

function close(): Promise<void> {
  closing ??= (async () => {
    for (const part of open.reverse()) await part();
  })();
  return closing;
}

async function start(): Promise<void> {
  const loaded = loadConfig(process.env);
  const config: Config = { ...loaded, port: loaded.port === 0 ? await freePort() : loaded.port };
  const log = createLog(config.logLevel);
  const database = await openConfiguredDatabase(config, 'app');
  open.push(() => database.close());
  const app = await createApp({
    config,
    database,
    log,
    clock: () => new Date(),
    watchCorpus: process.argv.includes('--watch-corpus'),
  });
  open.push(() => app.close());
  process.stdout.write(`${welcome(config, app, database).join('\n')}\n`);
}

function welcome(config: Config, { url, storeName }: App, database: ConfiguredDatabase): readonly string[] {
  const { embedded } = database;
  const messenger = config.facebook
    ? `${config.publicUrl ?? url}/api/facebook`
    : 'off; FACEBOOK_PAGE_TOKEN, FACEBOOK_APP_SECRET and FACEBOOK_VERIFY_TOKEN turn it on';
  const emulator = config.microsoft ? '' : ', for this machine only';
  const desk = config.deskToken === undefined ? ', for this machine only' : ', with its token';
  const where = embedded
    ? `PostgreSQL of our own in ${shown(embedded.folder)}${embedded.moved ? `, since its account can't reach ${shown(config.dataDir)}` : ''}`
    : `PostgreSQL at ${new URL(database.url).host}`;
  return [
    url,
    `  web chat      ${url}/`,
    `  Emulator      ${url}/api/messages${emulator}`,
    `  Messenger     ${messenger}`,
    `  corpus desk   ${url}/desk${desk}`,
    `  history       ${where}, kept for ${config.historyDays} days`,
    `  figures       ${storeName}`,
    `  charts        ${config.quickchartUrl ?? 'drawn here'}`,
    'Ctrl-C stops it.',
  ];
}

/** Relative where that is shorter. */
function shown(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  return relative.startsWith('..') ? folder : relative;
}

function exit(code: number): void {
  close().then(
    () => process.exit(code),
    (cause: unknown) => {
      report(cause);
      process.exit(1);
    },
  );
}

/** A known failure by its message, which has the cure; any other whole. */
function report(cause: unknown): void {
  process.stderr.write(
    `${cause instanceof CitricsError ? cause.message : cause instanceof Error ? cause.stack : String(cause)}\n`,
  );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  let asked = false;
  process.on(signal, () => {
    if (asked) process.exit(1); // asked twice: at once
    asked = true;
    exit(0);
  });
}

start().catch((cause: unknown) => {
  report(cause);
  exit(1);
});
