import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { assembleBot, type Bot } from '../app.ts';
import { shortLinks } from '../charts/links.ts';
import { loadConfig, type Config } from '../config.ts';
import { PrismaConversationStore } from '../conversation/history.ts';
import type { Incoming, IncomingEvent } from '../conversation/incoming.ts';
import type { TurnResult } from '../conversation/turn-result.ts';
import { openConfiguredDatabase } from '../database/configured.ts';
import { CitricsError } from '../errors.ts';
import type { Button } from '../replies/reply.ts';
import { choicesOf, turnAsJson, turnAsText } from './chat-output.ts';
import { filePictures, type FilePictures } from './file-pictures.ts';

const USAGE = `npm run -s chat -- [--json] [--pictures DIR] ["text" ["next text" ...]]
  --json          one line a turn
  --pictures DIR  draw the pictures into this folder
Without a text it reads from the terminal; there a number taps what was offered under it.`;

/** The command's arguments can't be used. */
class UsageError extends CitricsError {
  constructor(cause: Error) {
    super('chat-usage', `${cause.message}\n${USAGE}`, { cause });
  }
}

interface Options {
  readonly json: boolean;
  readonly pictures?: string;
  readonly help: boolean;
  readonly texts: readonly string[];
}

function readOptions(args: string[]): Options {
  const options = { json: { type: 'boolean' }, pictures: { type: 'string' }, help: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    return { json: values.json ?? false, pictures: values.pictures, help: values.help ?? false, texts: positionals };
  } catch (cause) {
    throw cause instanceof TypeError ? new UsageError(cause) : cause;
  }
}

interface Heard {
  readonly result: TurnResult;
  readonly ms: number;
}

/** Has an event answered. */
type Hear = (event: IncomingEvent) => Promise<Heard>;
/** Prints an answer; gives what it offers to tap. */
type Show = (text: string, heard: Heard) => readonly Button[];

/** One person's conversation, without HTTP: the same turns, the same history, pictures as files unless the app is there to draw them. */
async function chat(options: Options, config: Config): Promise<void> {
  const appUrl = options.pictures === undefined ? await runningApp(config) : undefined;
  const folder = path.resolve(options.pictures ?? path.join(config.dataDir, 'pictures'));
  const files = filePictures(folder, config.quickchartUrl, config.chartSecret);
  try {
    const bot = await assembleBot(config, appUrl === undefined ? files.links : shortLinks(appUrl), () => new Date());
    try {
      await converse(bot, options, config, appUrl === undefined ? files : undefined);
    } finally {
      await bot.store.close();
    }
  } finally {
    await files.close();
  }
}

/** @param files where pictures go; absent: the app that runs draws them */
async function converse(bot: Bot, options: Options, config: Config, files: FilePictures | undefined): Promise<void> {
  const database = await openConfiguredDatabase(config, 'guest');
  try {
    await converseWith(bot, new PrismaConversationStore(database, 'direct'), options, files);
  } finally {
    await database.close();
  }
}

async function converseWith(
  bot: Bot,
  store: PrismaConversationStore,
  options: Options,
  files: FilePictures | undefined,
): Promise<void> {
  const person = randomUUID();

  const hear: Hear = async (event) => {
    const started = performance.now();
    const incoming = incomingOf(person, event);
    const result = await bot.runTurn(incoming, await store.begin(incoming));
    await store.commit(result);
    const ms = performance.now() - started;
    const replies =
      files === undefined ? result.replies : await Promise.all(result.replies.map((reply) => files.save(reply, bot)));
    return { result: { ...result, replies }, ms };
  };
  const show: Show = (text, { result, ms }) => {
    const choices = choicesOf(result.replies);
    console.log(options.json ? turnAsJson(text, result, ms) : turnAsText(result.replies, choices));
    return choices;
  };

  for (const text of options.texts) {
    if (!options.json) console.log(`> ${text}`);
    show(text, await hear({ kind: 'text', text }));
  }
  if (options.texts.length === 0) await readFromTerminal(hear, show, options.json);
}

function incomingOf(person: string, event: IncomingEvent): Incoming {
  return {
    channel: 'terminal',
    key: randomUUID(),
    person,
    conversation: person,
    at: new Date(),
    event,
    address: null,
  };
}

/** Reads lines until the input ends; a number taps what was offered under it. A program that reads JSON gets one line for each of its own. */
async function readFromTerminal(hear: Hear, show: Show, json: boolean): Promise<void> {
  let choices = json ? [] : show('', await hear({ kind: 'start' }));
  const isTyped = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, output: isTyped ? process.stdout : undefined, prompt: '> ' });
  if (isTyped) lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text !== '') {
      const choice = /^\d{1,2}$/.test(text) ? choices[Number(text) - 1] : undefined;
      choices = show(
        text,
        await hear(choice ? { kind: 'action', payload: choice.payload, title: choice.title } : { kind: 'text', text }),
      );
    }
    if (isTyped) lines.prompt();
  }
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
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await chat(options, loadConfig(process.env));
} catch (cause) {
  console.error(cause instanceof CitricsError ? cause.message : cause);
  process.exitCode = 1;
}
