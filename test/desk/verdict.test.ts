import { expect } from 'chai';
import { verdictOf } from '../../src/desk/verdict.ts';
import type { Evaluation, Miss } from '../../src/understanding/evaluate.ts';

function miss(text: string, topic = 'rent'): Miss {
  return { text, expected: { topic }, got: { intent: 'fallback', topics: [], places: [], confidence: 0.5 } };
}

function evaluation(...misses: readonly Miss[]): Evaluation {
  const all = (1000 - misses.length) / 1000;
  return {
    n: 1000,
    intent: all,
    topic: all,
    metric: all,
    places: all,
    all,
    out_of_scope_recall: 1,
    refused: 0,
    misses,
  };
}

describe('the verdict on a draft', () => {
  it('tells tests that got worse and better apart from those that stayed wrong', () => {
    const verdict = verdictOf(evaluation(miss('a'), miss('b')), evaluation(miss('b'), miss('c')), []);
    expect(verdict.better.map(({ text }) => text)).to.deep.equal(['a']);
    expect(verdict.worse.map(({ text }) => text)).to.deep.equal(['c']);
  });

  it('lets nothing be published by which a single test gets worse, however many get better', () => {
    expect(verdictOf(evaluation(miss('a'), miss('b')), evaluation(miss('c')), []).publishable).to.equal(false);
    expect(verdictOf(evaluation(miss('a')), evaluation(miss('a')), []).publishable).to.equal(true);
  });

  it('lets nothing be published whose own tests are wrong, and counts them neither as better nor as worse', () => {
    const wrong = verdictOf(evaluation(miss('own')), evaluation(miss('own')), ['own']);
    expect(wrong).to.deep.include({ better: [], worse: [], publishable: false });
    expect(wrong.own).to.deep.equal([{ text: 'own', miss: miss('own') }]);
    const right = verdictOf(evaluation(miss('own')), evaluation(), ['own']);
    expect(right).to.deep.equal({ better: [], worse: [], own: [{ text: 'own' }], publishable: true });
  });

  it('tells tests of the same words apart by what is expected', () => {
    expect(verdictOf(evaluation(miss('a', 'rent')), evaluation(miss('a', 'crime')), []).worse).to.have.length(1);
  });
});
