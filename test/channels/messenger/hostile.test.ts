import { expect } from 'chai';
import fc from 'fast-check';
import { eventsOf } from '../../../src/channels/messenger/events.ts';
import { startHarness, type Harness } from './harness.ts';
import { hostileBody, hostileEvent } from './hostile.ts';
import { AT, batch, entry } from './bodies.ts';

/** `HOSTILE_WEBHOOKS=10000` for the full run. */
const RUNS = Number(process.env.HOSTILE_WEBHOOKS ?? 1000);

describe('Messenger webhooks that are malformed or hostile', () => {
  let harness: Harness;
  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.stop());

  it(`${RUNS} of them: each is answered, none reaches a person, the next real one still gets in`, async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(hostileBody, async ({ body, headers }) => {
        const response = await harness.post(body, headers);
        await response.arrayBuffer();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        expect(response.status).to.be.oneOf([200, 400, 401, 413, 415]);
      }),
      { numRuns: RUNS },
    );
    expect(harness.received).to.deep.equal([]);
    expect(statuses.get(401), 'unsigned ones').to.be.above(0);
    expect(statuses.get(200), 'signed ones without anything to answer').to.be.above(0);
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
      { numRuns: RUNS },
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
