import { expect } from 'chai';
import { checkConfig } from '../../../src/chart-server/config/check.ts';
import { BadChart, ChartTooLarge } from '../../../src/chart-server/errors.ts';
import { DEFAULT_LIMITS } from '../../../src/chart-server/limits.ts';

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { a: nested(depth - 1) };
}

describe('the check of chart configurations', () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    it(`refuses a key named ${key}, wherever it is`, () => {
      const config = JSON.parse(`{"type":"bar","data":{"datasets":[{"${key}":{"polluted":1}}]}}`) as unknown;
      expect(() => checkConfig(config, DEFAULT_LIMITS)).to.throw(BadChart, key);
    });
  }

  it('refuses more levels than the limit, and takes as many', () => {
    const limits = { ...DEFAULT_LIMITS, depth: 5 };
    expect(checkConfig({ type: 'bar', options: nested(4) }, limits)).to.be.an('object');
    expect(() => checkConfig({ type: 'bar', options: nested(5) }, limits)).to.throw(ChartTooLarge, '5 levels');
  });

  it('refuses more values than the limit', () => {
    const limits = { ...DEFAULT_LIMITS, values: 100 };
    expect(() => checkConfig({ type: 'bar', data: Array.from({ length: 100 }, () => 1) }, limits)).to.throw(
      ChartTooLarge,
      '100 values',
    );
  });

  it('refuses numbers that ask for too much, as a number, as text or in a list, but not the same in data', () => {
    for (const count of [1e9, '1e9', [5, [1e9]]]) {
      const config = { type: 'line', options: { scales: { y: { ticks: { count } } } } };
      expect(() => checkConfig(config, DEFAULT_LIMITS)).to.throw(ChartTooLarge, 'count');
    }
    const rows = {
      type: 'bar',
      data: { datasets: [{ data: [{ x: 'a', count: 1e9 }], parsing: { yAxisKey: 'count' } }] },
    };
    expect(checkConfig(rows, DEFAULT_LIMITS)).to.equal(rows);
  });

  for (const config of [null, 1, 'bar', [], {}, { type: 5 }, { data: {} }]) {
    it(`refuses ${JSON.stringify(config)}: a chart is an object with a type`, () => {
      expect(() => checkConfig(config, DEFAULT_LIMITS)).to.throw(BadChart);
    });
  }
});
