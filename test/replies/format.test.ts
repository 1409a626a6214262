import { expect } from 'chai';
import fc from 'fast-check';
import { formatChange, formatDifference, formatFigure, formatShort, formatValue } from '../../src/replies/format.ts';
import type { Unit } from '../../src/topics/topic.ts';

describe('numbers are written for a person', () => {
  const CASES: readonly [number, Unit, string][] = [
    [741_251, 'people', '741,251 people'],
    [1, 'people', '1 person'],
    [0, 'people', '0 people'],
    [121_984, 'dollars', '$121,984'],
    [-500, 'dollars', '−$500'],
    [1998, 'dollars-a-month', '$1,998 a month'],
    [4.2, 'percent', '4.2 %'],
    [4.25, 'percent', '4.3 %'],
    [100, 'percent', '100 %'],
    [0, 'percent', '0 %'],
    [0.04, 'percent', 'under 0.1 %'],
    [27.5, 'minutes', '27.5 minutes'],
    [1, 'minutes', '1 minute'],
    [36, 'years', '36 years'],
    [2.13, 'people-per-household', '2.13 people'],
    [5.94, 'per-1000-people', '5.9 per 1,000 people'],
    [83.78, 'square-miles', '83.8 square miles'],
    [8845.4, 'people-per-square-mile', '8,845 people per square mile'],
  ];
  for (const [value, unit, words] of CASES) {
    it(`${value} ${unit} as ${words}`, () => expect(formatValue(value, unit)).to.equal(words));
  }

  it('says open ends in words, and short beside a bar', () => {
    expect(formatFigure({ value: 250_000, bound: 'or-more' }, 'dollars')).to.equal('$250,000 or more');
    expect(formatFigure({ value: 2_500, bound: 'or-less' }, 'dollars')).to.equal('$2,500 or less');
    expect(formatShort({ value: 3_500, bound: 'or-more' }, 'dollars-a-month')).to.equal('$3,500+');
  });

  it('says differences of shares in points, and of monthly costs in dollars', () => {
    expect(formatDifference(5.2, 'percent')).to.equal('5.2 points');
    expect(formatDifference(-1, 'percent')).to.equal('1 point');
    expect(formatDifference(323, 'dollars-a-month')).to.equal('$323');
  });

  it('says changes with their sign', () => {
    expect(formatChange(24.2)).to.equal('+24.2 %');
    expect(formatChange(-3)).to.equal('−3 %');
  });

  it('never writes a hole or an exponent, whatever the number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.constantFrom<Unit>('people', 'percent', 'dollars', 'minutes'),
        (value, unit) => {
          expect(formatValue(value, unit)).to.match(/^(under )?−?\$?\d[\d,]*(\.\d+)?( .+)?$/);
        },
      ),
    );
  });
});
