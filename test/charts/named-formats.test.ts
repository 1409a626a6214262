import { expect } from 'chai';
import { NAMED_FORMATS } from '../../src/charts/named-formats.ts';

describe('named number formats', () => {
  const CASES: readonly [string, number, string][] = [
    ['usd', 121_984, '$121,984'],
    ['usd', -5, '−$5'],
    ['usd-short', 0, '$0'],
    ['usd-short', 950, '$950'],
    ['usd-short', 75_000, '$75k'],
    ['usd-short', 999_950, '$1M'],
    ['usd-short', 1_250_000, '$1.25M'],
    ['number', 741_251, '741,251'],
    ['number-short', 741_251, '741k'],
    ['number-short', 3_979_576, '3.98M'],
    ['percent', 4.25, '4.3 %'],
    ['year', 2019, '2019'],
  ];
  for (const [name, value, text] of CASES) {
    it(`${name} writes ${value} as ${text}`, () => expect(NAMED_FORMATS[name]?.(value)).to.equal(text));
  }
});
