import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { assembleBot } from '../app.ts';
import { createRenderer } from '../chart-server/renderer.ts';
import { shortLinks } from '../charts/links.ts';
import { drawAt } from '../charts/quickchart.ts';
import { drawWith } from '../charts/renderer-draw.ts';
import { loadConfig, type Config } from '../config.ts';
import { PrismaConversationStore } from '../conversation/history.ts';
import type { IncomingEvent } from '../conversation/incoming.ts';
import type { TurnResult } from '../conversation/turn-result.ts';
import { openDatabase } from '../database/database.ts';
import { openEmbeddedDatabase } from '../database/embedded/index.ts';
import { CitricsError } from '../errors.ts';
import type { Button } from '../replies/reply.ts';
import { choicesOf, turnAsJson, turnAsText } from './chat-output.ts';
import { filePictures } from './file-pictures.ts';

const USAGE = 'npm run -s chat -- [--json] [--pictures DIR] ["text" ["next text" ...]]';

interface Options {
  readonly json: boolean;
  readonly pictures?: string;
  readonly texts: readonly string[];
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, pictures: { type: 'string' } },
  });
  return { json: values.json, pictures: values.pictures, texts: positionals };
}

/** One person's conversation, without HTTP: the same turns, the same history, pictures as files unless the app is there to draw them. */
async function chat(options: Options, config: Config): Promise<void> {
  const appUrl = options.pictures === undefined ? await runningApp(config) : undefined;
  const files = filePictures(path.resolve(options.pictures ?? path.join(tmpdir(), 'citrics-pictures')));
  const embedded =
    config.databaseUrl === undefined
      ? await openEmbeddedDatabase({ dataDir: config.dataDir, role: 'guest' })
      : undefined;
  const database = await openDatabase(embedded?.url ?? config.databaseUrl ?? '');
  const clock = (): Date => new Date();
  const bot = await assembleBot(config, appUrl === undefined ? files.links : shortLinks(appUrl), clock);
  const renderer = createRenderer({ threads: 1 });
  const draw = config.quickchartUrl === undefined ? drawWith(renderer) : drawAt(config.quickchartUrl);
  const store = new PrismaConversationStore(database, 'direct');
  const person = randomUUID();

  const hear = async (event: IncomingEvent): Promise<{ result: TurnResult; ms: number }> => {
    const started = performance.now();
    const incoming = {
      channel: 'terminal',
      key: randomUUID(),
      person,
      conversation: person,
      at: clock(),
      event,
      address: null,
    } as const;
    const result = await bot.runTurn(incoming, await store.begin(incoming));
    await store.commit(result);
    const ms = performance.now() - started;
    if (appUrl === undefined)
      for (const { picture } of result.replies) if (picture) await files.save(picture.url, bot, draw);
    return { result, ms };
  };
  const show = (text: string, result: TurnResult, ms: number): readonly Button[] => {
    const choices = choicesOf(result.replies);
    console.log(options.json ? turnAsJson(text, result, ms) : turnAsText(result.replies, choices));
    return choices;
  };

  try {
    if (options.texts.length > 0)
      for (const text of options.texts) {
        if (!options.json) console.log(`> ${text}`);
        const { result, ms } = await hear({ kind: 'text', text });
        show(text, result, ms);
      }
    else await readFromTerminal(hear, show);
  } finally {
    await Promise.all([renderer.close(), bot.store.close()]);
    await database.close();
    await embedded?.close();
  }
}

/** Reads lines until the input ends; a number taps what was offered under it. */
async function readFromTerminal(
  hear: (event: IncomingEvent) => Promise<{ result: TurnResult; ms: number }>,
  show: (text: string, result: TurnResult, ms: number) => readonly Button[],
): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  const hello = await hear({ kind: 'start' });
  let choices = show('', hello.result, hello.ms);
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text !== '') {
      const choice = /^\d{1,2}$/.test(text) ? choices[Number(text) - 1] : undefined;
      const { result, ms } = await hear(
        choice ? { kind: 'action', payload: choice.payload, title: choice.title } : { kind: 'text', text },
      );
      choices = show(text, result, ms);
    }
    lines.prompt();
  }
  lines.close();
}

/** The address of the app if one is running with this configuration: it draws pictures when they are opened. */
async function runningApp({ publicUrl, port }: Config): Promise<string | undefined> {
  const url = publicUrl ?? `http://localhost:${port}`;
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(500) });
    const health = (await response.json()) as { readonly status?: unknown };
    return response.ok && health.status === 'alive' ? url : undefined;
  } catch {
    return undefined; // nothing listens there: pictures become files
  }
}

try {
  await chat(readOptions(process.argv.slice(2)), loadConfig(process.env));
} catch (cause) {
  const known = cause instanceof CitricsError || (cause instanceof TypeError && 'code' in cause);
  console.error(known ? `${cause.message}\n${USAGE}` : cause);
  process.exitCode = 1;
}
