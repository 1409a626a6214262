import { expect } from 'chai';
import fc from 'fast-check';
import { readPrototypePayload } from '../../../src/channels/messenger/prototype.ts';

describe('buttons of the prototype', () => {
  for (const [payload, topic] of [
    ['Rent_2533', 'rent'],
    ['Rent', 'rent'],
    ['rent_1', 'rent'],
    ['Household Income_18525', 'household-income'],
    ['Household_Income_18525', 'household-income'],
    ['Age Distribution_7', 'age'],
    ['Population Male & Female_7', 'population'],
    ['Selected Monthly Owner Costs with Mortgage_12', 'owner-costs'],
    ['Historical Property Value Data_12', 'home-values'],
    ['Year Moved in_12', 'moved-in'],
  ] as const)
    it(`${payload} asks for ${topic}`, () => expect(readPrototypePayload(payload)).to.deep.equal({ topic }));

  for (const payload of [
    '',
    '_',
    '2533',
    'Recent Mothers_12',
    'GET_STARTED',
    'do=more',
    'constructor',
    '__proto___3',
    'Rent_25_33',
    'Rent_1234567',
  ])
    it(`"${payload}" is none`, () => expect(readPrototypePayload(payload)).to.equal(undefined));

  it('reads anything without throwing, in no time', () => {
    fc.assert(fc.property(fc.string({ maxLength: 2000 }), (payload) => void readPrototypePayload(payload)));
    expect(readPrototypePayload(`${'a '.repeat(50_000)}_1`)).to.equal(undefined);
  });
});
