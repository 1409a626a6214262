import { expect } from 'chai';
import { groupsOf } from '../../src/conversation/ranking-query.ts';
import type { RankingRequest } from '../../src/understanding/utterance.ts';

const RICHEST: RankingRequest = {
  metric: 'median-household-income',
  order: 'highest',
  count: 5,
  states: [],
  where: [],
};

describe('whom a ranking is among', () => {
  it('is among places of the size that the person named, and nobody else', () => {
    expect(groupsOf({ ...RICHEST, states: ['MT'], maxPopulation: 500 })).to.deep.equal([
      { state: 'MT', minPopulation: undefined, maxPopulation: 500 },
    ]);
  });

  it('leaves hamlets out where no size is named', () => {
    for (const { minPopulation } of groupsOf(RICHEST)) expect(minPopulation).to.be.greaterThan(1_000);
    for (const { minPopulation } of groupsOf({ ...RICHEST, states: ['MT'] }))
      expect(minPopulation).to.be.at.least(1_000);
  });

  it('takes towns in a state for want of cities, but not where a condition is what makes the list short', () => {
    expect(groupsOf({ ...RICHEST, states: ['MT'] })).to.have.length(2);
    const where = [{ variable: 'median-gross-rent', op: 'at-most', value: 900 }] as const;
    expect(groupsOf({ ...RICHEST, states: ['MT'], where })).to.have.length(1);
  });

  it('leaves nobody out of a ranking by size: the smallest town has few people', () => {
    expect(groupsOf({ ...RICHEST, metric: 'population', order: 'lowest' })).to.deep.equal([{ state: undefined }]);
  });
});
