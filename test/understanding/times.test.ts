import { expect } from 'chai';
import type { Moment } from '../../src/understanding/moments.ts';
import { timesIn, type TimeMention } from '../../src/understanding/times.ts';

type Expected = readonly [kind: TimeMention['kind'], moment: Moment, end?: Moment];

function read(text: string): readonly Expected[] {
  return timesIn(text).map(({ kind, moment, end }) => (end === undefined ? [kind, moment] : [kind, moment, end]));
}

describe('the times of a message', () => {
  const one = (cases: Readonly<Record<string, Expected>>): void => {
    for (const [text, expected] of Object.entries(cases)) expect(read(text), text).to.deep.equal([expected]);
  };
  const none = (...texts: readonly string[]): void => {
    for (const text of texts) expect(read(text), text).to.deep.equal([]);
  };

  it('are years, named by a word before them or alone', () => {
    one({
      'income in 2015': ['at', '2015'],
      'seattle rent 2019': ['at', '2019'],
      '2010 population of boise': ['at', '2010'],
      'what about 2015': ['at', '2015'],
      'the year 2000': ['at', '2000'],
      'rent in early 2021': ['at', '2021'],
      "2020's rent": ['at', '2020'],
      'before 2020': ['at', '2019'],
    });
  });

  it('are months of a year, however they are written', () => {
    one({
      'rent in january 2020': ['at', '2020-01'],
      'rent Jan. 15th, 2020': ['at', '2020-01'],
      'rent in sept 2021': ['at', '2021-09'],
      'rent in 2020-03': ['at', '2020-03'],
      'rent 03/2020': ['at', '2020-03'],
      'at the end of 2019': ['at', '2019-12'],
      'rent in June': ['at', { month: 6 }],
    });
  });

  it('are counted back from today', () => {
    one({
      'five years ago': ['at', { monthsAgo: 60 }],
      'a decade ago': ['at', { monthsAgo: 120 }],
      '6 months ago': ['at', { monthsAgo: 6 }],
      'last year': ['at', { yearsAgo: 1 }],
      'in the last 5 years': ['since', { monthsAgo: 60 }],
      'over the past decade': ['since', { monthsAgo: 120 }],
      'since last year': ['since', { yearsAgo: 1 }],
    });
  });

  it('are stretches, in the order of time', () => {
    one({
      'since 2019?': ['since', '2019'],
      'from 2015 to 2020': ['stretch', '2015', '2020'],
      'between 2000 and 2010': ['stretch', '2000', '2010'],
      'rent 2015-2020': ['stretch', '2015', '2020'],
      'rent 2020 vs 2015': ['stretch', '2015', '2020'],
      'in the 2010s': ['stretch', '2010', '2019'],
      'in the 90s': ['stretch', '1990', '1999'],
      'since the pandemic': ['since', '2020'],
      'before covid': ['at', '2019'],
    });
  });

  it('may be long ago or still to come', () => {
    one({ 'in 1066': ['at', '1066'], 'in 2050': ['at', '2050'], 'by 2050': ['at', '2050'] });
  });

  it('are no numbers of people, dollars or feet', () => {
    none(
      'towns with 2000 people',
      'cities under 2000',
      'rent below $2000',
      'rent between 1500 and 2000',
      'between 2000 and 2500',
      'is 1995 a good rent',
      'i pay 1985 for it',
      '1950 sq ft',
      'in 2000 homes',
      '2,015 people',
    );
  });

  it('are no addresses, ZIP codes or numbers of telephones', () => {
    none('2020 Main St, Seattle', '1995 elm street boise', 'rent in seattle 98101', '206-555-2020');
    one({ '2015 St Louis income': ['at', '2015'] });
  });

  it('are no part of the name of a figure', () => {
    none(
      'homes built in 1990',
      'built between 1990 and 2000',
      'moved in since 2015',
      'older than 1980',
      'pre-1940 homes',
    );
    one({ 'pre-2020 rent': ['at', '2019'] });
  });

  it('stand where they are written, with the word before them', () => {
    const text = 'rent in january 2020 in boise';
    expect(timesIn(text).map(({ span }) => text.slice(...span))).to.deep.equal(['in january 2020']);
  });
});
