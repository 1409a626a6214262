import { expect } from 'chai';
import { answerOf, carryOf } from '../../src/understanding/carry.ts';
import type { Carry } from '../../src/understanding/utterance.ts';

describe('what a message carries over', () => {
  const table: readonly (readonly [plain: string, asksTopic: boolean, carry: Carry | undefined])[] = [
    ['what about @place', false, { kind: 'same-topic' }],
    ['and @place', false, { kind: 'same-topic' }],
    ['same for @place', false, { kind: 'same-topic' }],
    ['ok now the same thing for @place please', false, { kind: 'same-topic' }],
    ['what about rent there', true, { kind: 'same-places' }],
    ['and rent', true, { kind: 'same-places' }],
    ['its income', true, { kind: 'same-places' }],
    ['compare them', false, { kind: 'same-places' }],
    ['compare it with @place', false, { kind: 'add-places' }],
    ['how does it compare to @place', false, { kind: 'add-places' }],
    ['add @place', false, { kind: 'add-places' }],
    ['is it cheaper than @place', false, { kind: 'add-places' }],
    ['swap the second for @place', false, { kind: 'swap', position: 2 }],
    ['replace the last one with @place', false, { kind: 'swap', position: -1 }],
    ['replace @place with @place', false, { kind: 'swap', position: 0 }],
    ['and in @state', false, { kind: 'same-topic' }],
    ['now show me @place', false, { kind: 'same-topic' }],
    ['the first one', false, { kind: 'keep', positions: [1] }],
    ['only the second', false, { kind: 'keep', positions: [2] }],
    ['2', false, { kind: 'keep', positions: [2] }],
    ['the last one please', false, { kind: 'keep', positions: [-1] }],
    ['without @place', false, { kind: 'drop' }],
    ['drop @place', false, { kind: 'drop' }],
    ['more', false, { kind: 'more' }],
    ['show me more', false, { kind: 'more' }],
    ['next 5', false, { kind: 'more' }],
    ['no the one in @state', false, { kind: 'correction' }],
    ['i meant @place', false, { kind: 'correction' }],
    ['not @place @place', false, { kind: 'correction' }],
    ['rent in @place', true, undefined],
    ['@place', false, undefined],
    ['compare @place and @place', false, undefined],
    ['more information about @place', false, undefined],
    ['how many people live in the second largest city', true, undefined],
  ];
  for (const [plain, asksTopic, carry] of table) {
    it(`"${plain}": ${carry === undefined ? 'nothing' : JSON.stringify(carry)}`, () => {
      expect(carryOf(plain, asksTopic)).to.deep.equal(carry);
    });
  }

  it('hears a bare yes or no, and nothing in a sentence', () => {
    expect(answerOf('yes please')).to.equal('yes');
    expect(answerOf('nope')).to.equal('no');
    expect(answerOf('no the one in @state')).to.equal(undefined);
  });
});
