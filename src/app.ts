import os from 'node:os';
import path from 'node:path';
import { createBotFrameworkChannel } from './channels/bot-framework.ts';
import type { Channel } from './channels/channel.ts';
import { createMessengerChannel } from './channels/messenger/index.ts';
import { createWebChatChannel } from './channels/web-chat/index.ts';
import { createActivityLog } from './channels/web-chat/prisma-activity-log.ts';
import { createRenderer } from './chart-server/renderer.ts';
import { mountChartServer } from './chart-server/server.ts';
import { storedLinks } from './chart-server/stored-links.ts';
import { shortLinks, type PictureLinks } from './charts/links.ts';
import { drawAt, type DrawChart } from './charts/quickchart.ts';
import { drawWith } from './charts/renderer-draw.ts';
import { openFigureStore } from './places/open-store.ts';
import type { Config } from './config.ts';
import { createBot } from './conversation/bot.ts';
import { PrismaConversationStore } from './conversation/history.ts';
import type { RunTurn } from './conversation/turn-result.ts';
import type { Database } from './database/database.ts';
import { mountDesk } from './desk/index.ts';
import { createTrials } from './desk/trials.ts';
import { mountCharts } from './http/charts.ts';
import { mountHealth } from './http/health.ts';
import { createMetrics, type Metrics } from './http/metrics.ts';
import { createHttpServer, listen, stopListening } from './http/server.ts';
import { mountSharePage } from './http/share-page.ts';
import { Agenda } from './inbox/agenda.ts';
import { createReceive } from './inbox/receive.ts';
import { Turnstile } from './inbox/turnstile.ts';
import { startWorker } from './inbox/worker.ts';
import type { Log } from './log.ts';
import { createGazetteer, readPlacesFile } from './places/gazetteer.ts';
import { createLookup, type PlaceLookup } from './places/lookup.ts';
import type { Place } from './places/place.ts';
import type { PlaceStore } from './places/store.ts';
import { reply } from './replies/build.ts';
import { words } from './replies/words/index.ts';
import { loadTopics, type Catalogue } from './topics/catalogue.ts';
import { CORPUS_FOLDER, loadCorpus, type Corpus } from './understanding/corpus.ts';
import { requireCorpusOf } from './understanding/corpus-check.ts';
import { createReload, LiveModel, watchCorpus, type Assess, type Swap } from './understanding/live-model.ts';
import { keepLearned, modelFrom, type Learned } from './understanding/model.ts';
import { createUnderstanding, understandingOf, type ExplainingUnderstanding } from './understanding/understand.ts';

/** All that answers a message, without a channel: what an app and the terminal share. */
export interface Bot {
  readonly runTurn: RunTurn;
  readonly store: PlaceStore;
  /** The store's name for people. */
  readonly storeName: string;
  readonly catalogue: Catalogue;
  readonly places: readonly Place[];
  readonly lookup: PlaceLookup;
  /** What the corpus makes of a message; a changed corpus replaces it. */
  readonly model: LiveModel<ExplainingUnderstanding>;
  /** Makes an understanding of what was learned of a corpus. */
  readonly load: (corpus: Corpus, learned: Learned) => ExplainingUnderstanding;
}

/** Loads places, topics and corpus, trains the model or takes it from `dataDir`, and puts the dialogs together. Close its store. */
export async function assembleBot(config: Config, pictures: PictureLinks, clock: () => Date): Promise<Bot> {
  const [{ store, name: storeName }, catalogue, corpus] = await Promise.all([
    openFigureStore(config),
    loadTopics(),
    loadCorpus(CORPUS_FOLDER),
  ]);
  requireCorpusOf(catalogue, corpus);
  const places = await store.places();
  const lookup = createLookup(places);
  const gazetteer = createGazetteer(places, readPlacesFile(path.join(CORPUS_FOLDER, 'places.json')));
  const understanding = await createUnderstanding({
    gazetteer,
    corpus,
    topics: catalogue,
    cacheFolder: cacheFolderOf(config),
  });
  const model = new LiveModel({ corpus, understanding });
  const load = (learnedFrom: Corpus, learned: Learned): ExplainingUnderstanding =>
    understandingOf(modelFrom(learnedFrom, understanding.uses, learned), gazetteer, catalogue);
  const runTurn = await createBot({
    places,
    lookup,
    store,
    catalogue,
    pictures,
    understanding: () => model.current,
    clock,
  });
  return { runTurn, store, storeName, catalogue, places, lookup, model, load };
}

/** Where trained models are kept. */
function cacheFolderOf({ dataDir }: Config): string {
  return path.join(dataDir, 'cache');
}

export interface AppParts {
  readonly config: Config;
  readonly database: Database;
  readonly log: Log;
  readonly clock: () => Date;
  /** Takes a changed corpus into use while running: for development. */
  readonly watchCorpus?: boolean;
}

/** The whole app, answering and listening. */
export interface App {
  /** Where it listens, for this machine. */
  readonly url: string;
  readonly storeName: string;
  readonly metrics: Metrics;
  /** Takes nothing new, finishes what is under way, lets go of everything it opened. The database stays open. */
  close(): Promise<void>;
}

/** Puts the app together from its configuration and a database, and starts it. */
export async function createApp({ config, database, log, clock, ...options }: AppParts): Promise<App> {
  const metrics = createMetrics(database);
  const server = createHttpServer(log);
  const url = `http://localhost:${config.port}`;
  const publicUrl = config.publicUrl ?? url;
  const bot = await assembleBot(config, shortLinks(publicUrl), clock);
  // Drawing leaves a core to answering, and where there is none to leave it goes second.
  const renderer = createRenderer({ threads: Math.max(1, os.availableParallelism() - 1), niceness: 10 });
  const channels = createChannels(config, publicUrl, database, metrics, log, clock);

  const turnstile = new Turnstile();
  const agenda = new Agenda();
  const receive = createReceive(database, turnstile, agenda, (taken, repeated) => {
    metrics.received.inc({ outcome: 'new' }, taken);
    metrics.received.inc({ outcome: 'repeated' }, repeated);
  });
  for (const channel of channels) channel.mount(server, receive);
  mountChartServer(server, {
    renderer,
    links: storedLinks(database.prisma),
    secret: config.chartSecret,
    publicUrl: config.publicUrl,
  });
  const draw = measured(
    config.quickchartUrl === undefined ? drawWith(renderer) : drawAt(config.quickchartUrl, config.chartSecret),
    metrics,
  );
  mountCharts(server, { ...bot, draw });
  mountSharePage(server, { ...bot, publicUrl, messengerPage: config.messengerPage });
  mountHealth(server, { database: () => database.ping(), places: () => bot.store.ping() }, metrics);

  const cacheFolder = cacheFolderOf(config);
  const trials = createTrials({ places: bot.places, corpusFolder: CORPUS_FOLDER, cacheFolder });
  mountDesk(server, {
    ...bot,
    database,
    folder: CORPUS_FOLDER,
    trial: trials.run,
    keep: (corpus, learned) => keepLearned(corpus, learned, cacheFolder),
    token: config.deskToken,
    publicUrl,
    clock,
    log,
  });

  const assess: Assess<ExplainingUnderstanding> = async (before, after) => {
    const result = await trials.run({ before, after, samples: [], now: clock() });
    return 'faults' in result ? result : { ...result, trained: bot.load(after, result.learned) };
  };
  const stopWatching = options.watchCorpus
    ? watchCorpus(createReload(bot.model, CORPUS_FOLDER, assess), CORPUS_FOLDER, (swap) => reportSwap(swap, log))
    : undefined;

  const letGo = async (): Promise<void> => {
    stopWatching?.();
    await Promise.all([renderer.close(), trials.close(), bot.store.close()]);
  };
  try {
    await listen(server, config.port);
  } catch (cause) {
    await letGo();
    throw cause;
  }
  const worker = await startWorker({
    database,
    store: new PrismaConversationStore(database, 'outbox'),
    runTurn: bot.runTurn,
    turnstile,
    agenda,
    apology: reply(words.failure),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
    metrics,
    log,
    historyDays: config.historyDays,
  });
  return {
    url,
    storeName: bot.storeName,
    metrics,
    async close() {
      await stopListening(server);
      await worker.stop();
      await letGo();
    },
  };
}

function createChannels(
  config: Config,
  publicUrl: string,
  database: Database,
  metrics: Metrics,
  log: Log,
  clock: () => Date,
): readonly Channel[] {
  return [
    createWebChatChannel(createActivityLog(database)),
    createBotFrameworkChannel({ ...config.microsoft, log }),
    ...(config.facebook
      ? [createMessengerChannel({ ...config.facebook, publicUrl, log, metrics: metrics.registry, clock })]
      : []),
  ];
}

function measured(draw: DrawChart, { chartSeconds }: Metrics): DrawChart {
  return async (chart) => {
    const stop = chartSeconds.startTimer();
    let outcome = 'failed';
    try {
      const drawn = await draw(chart);
      if (drawn.status === 200) outcome = 'drawn';
      return drawn;
    } finally {
      stop({ outcome });
    }
  };
}

function reportSwap(swap: Swap | Error, log: Log): void {
  if (swap instanceof Error) log.error({ err: swap }, 'the changed corpus could not be read; the one in use stays');
  else if (swap.swapped) log.info({ right: swap.evaluation.all }, 'the changed corpus is in use');
  else log.warn(`the changed corpus is not used:\n${swap.reason}`);
}
