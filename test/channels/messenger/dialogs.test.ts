import { expect } from 'chai';
import fc from 'fast-check';
import type { Server } from 'restify';
import { render } from '../../../src/channels/messenger/render.ts';
import { createRenderer, type Renderer } from '../../../src/chart-server/renderer.ts';
import { drawWith } from '../../../src/charts/renderer-draw.ts';
import { encodeAction } from '../../../src/conversation/action.ts';
import type { IncomingEvent } from '../../../src/conversation/incoming.ts';
import type { RunTurn } from '../../../src/conversation/turn-result.ts';
import { mountCharts } from '../../../src/http/charts.ts';
import { createHttpServer, listen, stopListening } from '../../../src/http/server.ts';
import { createLog } from '../../../src/log.ts';
import type { Place } from '../../../src/places/place.ts';
import { messengerWords } from '../../../src/replies/words/messenger.ts';
import type { Reply } from '../../../src/replies/reply.ts';
import { loadTopics } from '../../../src/topics/catalogue.ts';
import { realBot } from '../../support/bot.ts';
import { realParts } from '../../support/real-parts.ts';
import { startThread } from '../../support/thread.ts';
import { PAGE, PSID } from './bodies.ts';
import { startHarness, type Harness } from './harness.ts';

const PLACES = 200;
/** Of so many, replies go the whole way: through the channel to the fake, which fetches their pictures. */
const WHOLE_WAY = 20;
/** Topics of each of those: going round, so that all have their turn. */
const PICTURED = 8;

/** `DIALOGS_SEED=7` chooses the same places again. */
const SEED = Number(process.env.DIALOGS_SEED ?? Date.now() % 2 ** 31);

// Awaited here, which also makes mocha import this file as the app is imported: required, it would have a second copy of each module.
const topics = (await loadTopics()).topics.map(({ id }) => id);

describe(`every reply of every dialog, on Messenger (DIALOGS_SEED=${SEED})`, () => {
  let run: RunTurn;
  let sample: readonly Place[];
  let harness: Harness;
  let renderer: Renderer;
  let server: Server;
  const clock = (): Date => new Date('2026-11-22T12:00:00Z');

  before(async function () {
    this.timeout(240_000);
    const { places, store, topics: catalogue, lookup } = await realParts();
    sample = fc.sample(fc.shuffledSubarray([...places], { minLength: PLACES, maxLength: PLACES }), {
      numRuns: 1,
      seed: SEED,
    })[0] as readonly Place[];
    renderer = createRenderer({ threads: 2 });
    server = createHttpServer(createLog('silent'));
    mountCharts(server, { store, catalogue, lookup, draw: drawWith(renderer) });
    await listen(server, 0);
    run = await (await realBot(`http://localhost:${server.address().port}`))(clock);
    harness = await startHarness({ clock, pictureTimeoutMs: 10_000 });
    harness.graph.hear(PSID, clock().getTime());
  });

  after(async () => {
    await harness.stop();
    await stopListening(server);
    await renderer.close();
  });

  /** The replies to one event of a person who was never here before: the first of them says what it is. */
  async function repliesTo(event: IncomingEvent): Promise<readonly Reply[]> {
    const { replies } = await startThread(run, clock, 'messenger').hear(event);
    expect(replies, JSON.stringify(event)).not.to.deep.equal([]);
    return replies;
  }

  /** Renders replies and gives them to the fake without a call, or says what it refuses. */
  function accept(replies: readonly Reply[], event: IncomingEvent): void {
    for (const message of replies.flatMap((reply) => render(reply, PAGE)))
      try {
        const body = { recipient: { id: PSID }, messaging_type: 'RESPONSE', message };
        harness.graph.accept(JSON.parse(JSON.stringify(body)));
      } catch (cause) {
        throw new Error(`${JSON.stringify(event)}: ${JSON.stringify(message)}`, { cause });
      }
  }

  const tap = (action: Parameters<typeof encodeAction>[0]): IncomingEvent => ({
    kind: 'action',
    payload: encodeAction(action),
  });
  const said = (text: string): IncomingEvent => ({ kind: 'text', text });

  it(`about ${PLACES} places chosen at random is taken, whatever is asked of them`, async function () {
    this.timeout(400_000);
    for (const [at, { geoid, name, state }] of sample.entries()) {
      const other = sample[(at + 1) % PLACES]?.geoid ?? geoid;
      const events = [
        // Alone every time; beside another place and where it stands in turns, which over the places is all of it many times.
        ...topics.flatMap((topic, n) => [
          tap({ do: 'topic', topic, places: [geoid] }),
          ...((at + n) % 2 === 0 ? [tap({ do: 'topic', topic, places: [geoid, other] })] : []),
          ...((at + n) % 3 === 0 ? [tap({ do: 'standing', topic, places: [geoid] })] : []),
        ]),
        tap({ do: 'overview', places: [geoid] }),
        tap({ do: 'overview', places: [geoid, other] }),
        tap({ do: 'similar', place: geoid, differing: [] }),
        tap({ do: 'nearby', place: geoid }),
        said(name),
        said(`rent in ${name}, ${state}`),
      ];
      for (const event of events) accept(await repliesTo(event), event);
    }
  });

  it(`about ${WHOLE_WAY} of them arrives, with its pictures`, async function () {
    this.timeout(400_000);
    const before = harness.graph.sent.length;
    let pictures = 0;
    for (const [at, { geoid }] of sample.slice(0, WHOLE_WAY).entries()) {
      const asked = Array.from({ length: PICTURED }, (_, n) => topics[(at * PICTURED + n) % topics.length] as string);
      const events = [
        tap({ do: 'overview', places: [geoid] }),
        ...asked.map((topic) => tap({ do: 'topic', topic, places: [geoid, ...(at % 2 === 0 ? [] : ['5363000'])] })),
      ];
      for (const event of events)
        for (const reply of await repliesTo(event)) {
          if (reply.picture) pictures += 1;
          await harness.channel.send({ psid: PSID, page: PAGE }, reply);
        }
    }
    expect(harness.graph.refusals).to.deep.equal([]);
    const sent = harness.graph.sent.slice(before);
    expect(sent.filter(({ message }) => message.attachment?.type === 'image')).to.have.length(pictures);
    expect(pictures).to.be.above(WHOLE_WAY);
    expect(sent.filter(({ message }) => JSON.stringify(message).includes(messengerWords.disclosure))).not.to.be.empty;
  });

  it('of everything else that it can say is taken', async function () {
    this.timeout(120_000);
    const thread = startThread(run, clock, 'messenger');
    const events: readonly IncomingEvent[] = [
      { kind: 'start' },
      { kind: 'attachment', what: 'sticker' },
      ...[
        'hello',
        'help',
        'more topics',
        'sources',
        'thanks',
        'feedback',
        'great bot',
        'start over',
        'who are you',
      ].map(said),
      ...[
        'springfield',
        'the second one',
        'portland',
        'rent',
        'seattle vs tacoma vs reno vs boise vs austin vs miami',
        'income',
      ].map(said),
      ...[
        'most expensive city in Washington',
        'more',
        'cities like Boise',
        'youngest towns in texas over 50k people',
        'cities in Ohio',
      ].map(said),
      ...[
        'what is per-capita income?',
        'asdfgh',
        'zxcvb',
        'rent in gondor',
        'Paris',
        '98101',
        'hola',
        '🏙️',
        'I want to die',
      ].map(said),
      ...['delete my data', 'no', 'talk to a human', 'start over', 'x '.repeat(2500), '{{#x}}'].map(said),
    ];
    for (const event of events) accept((await thread.hear(event)).replies, event);
  });
});
