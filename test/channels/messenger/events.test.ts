import { expect } from 'chai';
import fc from 'fast-check';
import { eventsOf } from '../../../src/channels/messenger/events.ts';
import { AT, batch, entry, from, PAGE, PSID, ROWS, said } from './bodies.ts';

const NOW = new Date(AT + 1000);

describe('Messenger events', () => {
  describe('what comes of each kind of webhook', () => {
    for (const { name, body, events, ignored = [] } of ROWS)
      it(name, () => {
        const read = eventsOf(body, NOW);
        expect(read.incoming.map(({ event }) => event)).to.deep.equal(events);
        expect(read.ignored.map(({ kind }) => kind)).to.deep.equal(ignored);
      });
  });

  it('names the person, the page and the time', () => {
    const [incoming] = eventsOf(batch(entry(said('hi', 'm_5'))), NOW).incoming;
    expect(incoming).to.deep.equal({
      channel: 'messenger',
      key: 'm_5',
      person: PSID,
      conversation: PSID,
      at: new Date(AT),
      event: { kind: 'text', text: 'hi' },
      address: { psid: PSID, page: PAGE },
    });
  });

  it('marks the one standby message that it answers, so that the thread is taken back first', () => {
    const [incoming] = eventsOf(batch({ id: PAGE, time: AT, standby: [said('start over')] }), NOW).incoming;
    expect(incoming?.address).to.deep.equal({ psid: PSID, page: PAGE, elsewhere: true });
  });

  describe('keys', () => {
    const keyOf = (event: object): string | undefined => eventsOf(batch(entry(event)), NOW).incoming[0]?.key;
    const tap = (payload: string, at = AT, psid = PSID): object => from({ postback: { payload } }, at, psid);

    it('are the same for the same event without a mid, in whatever order its fields come', () => {
      const shuffled = { postback: { payload: 'x' }, timestamp: AT, recipient: { id: PAGE }, sender: { id: PSID } };
      expect(keyOf(tap('x')))
        .to.equal(keyOf(shuffled))
        .and.to.match(/^sha256:/);
    });

    it('differ by person, time and content', () => {
      const keys = [tap('x'), tap('y'), tap('x', AT + 1), tap('x', AT, '9'), from({ referral: {} })].map(keyOf);
      expect(new Set(keys).size).to.equal(keys.length);
    });

    it('of thumbs are not the id of the answer that they judge', () => {
      const thumbs = from({ response_feedback: { feedback: 'Good response', mid: 'm_7' } });
      expect(keyOf(thumbs)).not.to.equal('m_7');
    });

    it('are bounded, also where a mid is not', () => {
      expect(keyOf(said('hi', 'm'.repeat(100_000)))?.length).to.be.below(100);
    });
  });

  describe('times', () => {
    const timeOf = (timestamp: unknown): number | undefined =>
      eventsOf(batch({ id: PAGE, messaging: [{ ...said('hi'), timestamp }] }), NOW).incoming[0]?.at.getTime();

    for (const wrong of [undefined, 'yesterday', -1, 0, 1e300, Number.NaN, AT + 1e9])
      it(`a timestamp of ${String(wrong)} becomes now`, () => expect(timeOf(wrong)).to.equal(NOW.getTime()));

    it('order a batch over all its entries', () => {
      const mixed = batch(entry(said('c', 'm_3', AT + 2)), entry(said('a', 'm_1', AT), said('b', 'm_2', AT + 1)));
      expect(eventsOf(mixed, NOW).incoming.map(({ key }) => key)).to.deep.equal(['m_1', 'm_2', 'm_3']);
    });
  });

  it('keeps kinds of what is ignored to a short list, since they are labels of a metric', () => {
    const strange = fc.dictionary(fc.string(), fc.anything());
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.array(strange, { maxLength: 5 }), (events) => {
        for (const { kind } of eventsOf(batch(entry(...events)), NOW).ignored) kinds.add(kind);
      }),
    );
    expect(kinds.size).to.be.below(30);
  });
});
