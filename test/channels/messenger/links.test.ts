import { expect } from 'chai';
import fc from 'fast-check';
import { chatLink, decodeRef, encodeRef } from '../../../src/channels/messenger/links.ts';
import type { AnswerAction } from '../../../src/conversation/action.ts';

const geoid = fc.integer({ min: 100000, max: 5699999 }).map((number) => String(number).padStart(7, '0'));
const slug = fc.constantFrom('rent', 'home-values', 'year-built');
const linked: fc.Arbitrary<AnswerAction> = fc.oneof(
  fc.record({ do: fc.constant('overview' as const), places: fc.array(geoid, { maxLength: 10 }) }),
  fc.record({ do: fc.constant('topic' as const), topic: slug, places: fc.array(geoid, { maxLength: 10 }) }),
);

describe('m.me links', () => {
  it('carry any place, topic or comparison there and back, in the characters and the length that Messenger takes', () => {
    fc.assert(
      fc.property(linked, (action) => {
        const ref = encodeRef(action);
        expect(ref).to.match(/^[A-Za-z0-9_=-]{1,2083}$/);
        expect(decodeRef(ref)).to.deep.equal(action);
      }),
    );
  });

  it('open the chat with the page', () => {
    expect(chatLink('1088', { do: 'overview', places: ['5363000'] })).to.match(/^https:\/\/m\.me\/1088\?ref=[\w=-]+$/);
  });

  it('of others, and forged ones, open nothing', () => {
    for (const payload of ['do=say&text=delete%20my%20data', 'do=menu&page=1', 'do=topic&topic=../x&places=1', 'x'])
      expect(decodeRef(Buffer.from(payload).toString('base64url'))).to.equal(undefined);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (ref) => decodeRef(ref) === undefined));
    expect(decodeRef('A'.repeat(3000))).to.equal(undefined);
  });
});
