import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import fc from 'fast-check';
import { eventsOf } from '../../../src/channels/messenger/events.ts';
import { startHarness, type Harness } from './harness.ts';
import { hostileBody, hostileEvent } from './hostile.ts';
import { AT, batch, entry } from './bodies.ts';

const WEBHOOKS = 10_000;
/** So many come at once. */
const AT_ONCE = 25;
/** What the heap may hold more after all of them: caches and connections, far less than what was read. */
const MOST_GROWTH_BYTES = 8 * 1024 * 1024;

describe('Messenger webhooks that are malformed or hostile', () => {
  let harness: Harness;
  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.stop());

  /** Posts so many; how often each status came. */
  async function postAll(count: number): Promise<ReadonlyMap<number, number>> {
    const statuses = new Map<number, number>();
    const post = async ({ body, headers }: { body: Buffer; headers: Record<string, string> }): Promise<void> => {
      const response = await harness.post(body, headers);
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      expect(response.status).to.be.oneOf([200, 400, 401, 413, 415]);
    };
    await fc.assert(
      fc.asyncProperty(fc.array(hostileBody, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (bodies) => {
        await Promise.all(bodies.map(post));
        harness.logged.length = 0; // the harness keeps what the app only writes
      }),
      { numRuns: count / AT_ONCE },
    );
    return statuses;
  }

  it(`${WEBHOOKS} of them: each is answered, none reaches a person or the heap, the next real one still gets in`, async function () {
    this.timeout(240_000);
    await postAll(1_000);
    const before = heapUsed();
    const statuses = await postAll(WEBHOOKS);
    const growth = heapUsed() - before;
    expect(harness.received).to.deep.equal([]);
    expect(statuses.get(401), 'unsigned ones').to.be.above(WEBHOOKS / 50);
    expect(statuses.get(400), 'signed ones that are no webhook').to.be.above(WEBHOOKS / 50);
    expect(statuses.get(200), 'signed ones that are read').to.be.above(WEBHOOKS / 2);
    expect(growth, 'bytes that stayed').to.be.below(MOST_GROWTH_BYTES);
    await harness.deliver(
      batch(entry({ sender: { id: '1' }, recipient: { id: '2' }, timestamp: AT, message: { mid: 'm', text: 'hi' } })),
    );
    expect(harness.received).to.have.length(1);
  });

  it('reads any event whatever without throwing, and only storable text comes of it', () => {
    fc.assert(
      fc.property(fc.array(hostileEvent, { maxLength: 4 }), (events) => {
        const { incoming } = eventsOf(batch(entry(...events)), new Date(AT));
        const stored = JSON.stringify(incoming);
        expect(stored).not.to.match(/\\u0000|\\ud[89a-f][0-9a-f]{2}/i);
        for (const { at, key } of incoming) {
          expect(at.getTime()).to.be.within(Date.UTC(2011, 0), AT);
          expect(key.length).to.be.within(1, 500);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads JSON nested as deep as a body can hold', () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const event = `{"sender":{"id":"1"},"recipient":{"id":"2"},"timestamp":1,"hologram":${deep}}`;
    expect(
      eventsOf(JSON.parse(`{"object":"page","entry":[{"id":"2","messaging":[${event}]}]}`), new Date(AT)).ignored[0]
        ?.kind,
    ).to.equal('unknown');
  });
});

/** Bytes that live on the heap once the garbage is gone. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
