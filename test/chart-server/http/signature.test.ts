import { expect } from 'chai';
import fc from 'fast-check';
import { readQuery, queryOf } from '../../../src/chart-server/http/query.ts';
import { checkSignature, signChartUrl } from '../../../src/chart-server/http/signature.ts';
import { UnsignedChart } from '../../../src/chart-server/errors.ts';

const SECRET = 'a secret of the tests';
const LINK = 'https://citrics.example.org/chart?c=%7Btype%3A%27bar%27%7D&w=500&bkg=white';

const check = (url: string, secret = SECRET) => checkSignature(readQuery(queryOf(url)), secret);

describe('signed chart links', () => {
  it('are taken, in any order and encoding of their parameters', () => {
    const signed = signChartUrl(LINK, SECRET);
    check(signed);
    const [path, query = ''] = signed.split('?');
    check(`${path}?${query.split('&').reverse().join('&')}`);
    check(`${path}?${new URLSearchParams(readQuery(query)).toString()}`);
  });

  it('are refused once anything is changed, added or left out', () => {
    const signed = signChartUrl(LINK, SECRET);
    for (const changed of [
      LINK,
      signed.replace('w=500', 'w=501'),
      signed.replace('&bkg=white', ''),
      `${signed}&f=svg`,
      signed.slice(0, -1),
      `${LINK}&sig=`,
    ]) {
      expect(() => check(changed), changed).to.throw(UnsignedChart);
    }
    expect(() => check(signed, 'another secret')).to.throw(UnsignedChart);
  });

  it('are refused for every other query', () => {
    const { sig } = readQuery(queryOf(signChartUrl(LINK, SECRET)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (parameters) => {
        expect(() => checkSignature({ ...parameters, sig: sig ?? '' }, SECRET)).to.throw(UnsignedChart);
      }),
    );
  });
});
