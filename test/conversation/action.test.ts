import { expect } from 'chai';
import fc from 'fast-check';
import { decodeAction, encodeAction, type Action } from '../../src/conversation/action.ts';

const geoid = fc.stringMatching(/^[0-9]{7}$/);
const slug = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12}){0,3}$/);
const places = fc.array(geoid, { maxLength: 5 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('topic' as const), topic: slug, metric: slug, places }),
  fc.record({ do: fc.constant('topic' as const), topic: slug, places }),
  fc.record({ do: fc.constant('overview' as const), places }),
  fc.record({ do: fc.constant('choose' as const), place: geoid, topic: slug, places }),
  fc.record({ do: fc.constant('say' as const), text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) }),
  fc.record({ do: fc.constant('menu' as const), page: fc.nat({ max: 20 }) }),
  fc.constant({ do: 'more' as const }),
);

describe('button payloads', () => {
  it('give back the action that was written, within 1000 characters', () => {
    fc.assert(
      fc.property(action, (written) => {
        const payload = encodeAction(written);
        expect(payload.length).to.be.at.most(1000);
        expect(decodeAction(payload)).to.deep.equal(written);
      }),
    );
  });

  it('are refused, never thrown on, when they are anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        decodeAction(text);
        decodeAction(`do=${text}`);
        decodeAction(`do=topic&topic=${text}&places=${text}`);
      }),
    );
    for (const payload of [
      '',
      'Rent_2533',
      'do=topic',
      'do=topic&topic=rent&places=1;2',
      'do=fly',
      'do=say&text=%E0%A4%A',
    ])
      expect(decodeAction(payload), payload).to.equal(undefined);
  });
});
