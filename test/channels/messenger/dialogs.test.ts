import { join } from 'node:path';
import { expect } from 'chai';
import { render } from '../../../src/channels/messenger/render.ts';
import { encodeAction } from '../../../src/conversation/action.ts';
import type { IncomingEvent } from '../../../src/conversation/incoming.ts';
import { startThread } from '../../support/thread.ts';
import type { RunTurn } from '../../../src/conversation/turn-result.ts';
import type { Place } from '../../../src/places/place.ts';
import { readSnapshot } from '../../../src/places/snapshot.ts';
import { loadTopics } from '../../../src/topics/catalogue.ts';
import { sendSchema } from '../../fakes/graph-checks.ts';
import { realBot } from '../../support/bot.ts';
import { PAGE, PSID } from './bodies.ts';

/** `PLACES=200` for the full run. */
const COUNT = Number(process.env.PLACES ?? 8);

// Awaited here, which also makes mocha import this file as the app is imported: required, it would have a second copy of each module.
const topics = (await loadTopics()).topics.map(({ id }) => id);

describe('every reply of every dialog, on Messenger', () => {
  let run: RunTurn;
  let places: readonly Place[];
  before(async function () {
    this.timeout(60_000);
    const clock = (): Date => new Date('2026-11-22T12:00:00Z');
    run = await (await realBot())(clock);
    places = (await readSnapshot(join(import.meta.dirname, '../../../data'))).places;
  });

  /** Every n-th place, so that large and small ones of all states are among them. */
  const sample = (): readonly Place[] =>
    Array.from({ length: COUNT }, (_, at) => places[Math.floor(((at + 0.5) * places.length) / COUNT)]).flatMap(
      (place) => place ?? [],
    );

  /** Hears events one after the other in one conversation; what Messenger would refuse. */
  async function refused(events: readonly IncomingEvent[]): Promise<string[]> {
    const thread = startThread(run, () => new Date('2026-11-22T12:00:00Z'));
    const faults: string[] = [];
    for (const event of events)
      for (const reply of (await thread.hear(event)).replies)
        for (const message of render(reply, PAGE)) {
          const body: unknown = JSON.parse(
            JSON.stringify({ recipient: { id: PSID }, messaging_type: 'RESPONSE', message }),
          );
          const checked = sendSchema.safeParse(body);
          if (!checked.success) faults.push(`${JSON.stringify(event)}: ${JSON.stringify(message)}`);
        }
    return faults;
  }

  it(`each topic for ${COUNT} places, alone and beside another, keeps within every limit`, async function () {
    this.timeout(30_000 + COUNT * 10_000);
    const [other] = sample();
    for (const { geoid } of sample()) {
      const events = topics.flatMap((topic): IncomingEvent[] => [
        { kind: 'action', payload: encodeAction({ do: 'topic', topic, places: [geoid] }) },
        { kind: 'action', payload: encodeAction({ do: 'topic', topic, places: [geoid, other?.geoid ?? geoid] }) },
      ]);
      const overview: IncomingEvent = { kind: 'action', payload: encodeAction({ do: 'overview', places: [geoid] }) };
      expect(await refused([...events, overview])).to.deep.equal([]);
    }
  });

  it('everything else that it can say keeps within every limit', async function () {
    this.timeout(60_000);
    const said = (text: string): IncomingEvent => ({ kind: 'text', text });
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
    expect(await refused(events)).to.deep.equal([]);
  });
});
