import { expect } from 'chai';
import fc from 'fast-check';
import { readQuery } from '../../../src/chart-server/http/query.ts';

describe('the parameters of a chart link', () => {
  it('are what URLSearchParams wrote', () => {
    const name = fc.string({ unit: 'grapheme' }).filter((text) => text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme' })), (parameters) => {
        expect(readQuery(new URLSearchParams(parameters).toString())).to.deep.equal({ ...parameters });
      }),
    );
  });

  it('keep the + of base64 that is not escaped', () => {
    const chart = Buffer.from('{"type":"bar","a":"~~~???>>>"}').toString('base64');
    expect(chart).to.include('+');
    expect(readQuery(`encoding=base64&c=${chart}`).c).to.equal(chart);
    expect(readQuery(`c=${chart}`).c).to.not.equal(chart);
  });
});
