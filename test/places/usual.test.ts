import { expect } from 'chai';
import fc from 'fast-check';
import type { Figure } from '../../src/places/figure.ts';
import { peersOf } from '../../src/places/peers.ts';
import type { Place } from '../../src/places/place.ts';
import { rankKey, type RankingRows } from '../../src/places/ranking-column.ts';
import { usualOf } from '../../src/places/usual.ts';

const place = (index: number): Place => ({
  geoid: String(5_300_000 + index),
  name: `P${String(index)}`,
  legalName: `P${String(index)} city`,
  aliases: [],
  kind: 'city',
  state: index % 2 === 0 ? 'WA' : 'OR',
  counties: [],
  population: 100 * (index + 1),
});

function rowsOf(figures: readonly Figure[]): RankingRows {
  const vintages = [2019, 2023].map((year) => ({ dataset: 'acs5' as const, year }));
  return {
    places: figures.map((_, index) => index),
    keys: figures.map(rankKey),
    vintageOf: figures.map(({ year }) => (year === 2019 ? 0 : 1)),
    vintages,
    figure: (row) => figures[row] as Figure,
  };
}

const figure = (value: number, more: Partial<Figure> = {}): Figure => ({
  variable: 'x',
  dataset: 'acs5',
  year: 2023,
  value,
  ...more,
});
const among = (figures: readonly Figure[]) => peersOf(figures.map((_, index) => place(index)));

describe('what is usual in a group', () => {
  it('is the median and the quartiles, between neighbours where they fall there', () => {
    // R 4.3: quantile(c(1, 2, 4, 8), c(.25, .5, .75), type = 7) gives 1.75, 3.00, 5.00.
    const figures = [8, 1, 4, 2].map((value) => figure(value));
    expect(usualOf(among(figures), rowsOf(figures), undefined, {})).to.deep.equal({
      lowerQuartile: 1.75,
      median: 3,
      upperQuartile: 5,
      of: 4,
      vintages: [{ dataset: 'acs5', year: 2023 }],
      coverage: { places: 4, known: 4, states: 2, knownStates: 2, most: { state: 'OR', places: 2 } },
    });
  });

  it('is of the group alone, and of the vintage asked for', () => {
    const figures = [figure(10), figure(500), figure(20), figure(500), figure(90, { year: 2019 })];
    const peers = among(figures);
    expect(usualOf(peers, rowsOf(figures), undefined, { states: ['WA'] })).to.deep.include({ median: 20, of: 3 });
    const vintage = { dataset: 'acs5', from: 2022, to: 2023 } as const;
    expect(usualOf(peers, rowsOf(figures), vintage, { states: ['WA'] })).to.deep.include({ median: 15, of: 2 });
    expect(usualOf(peers, rowsOf(figures), undefined, { minPopulation: 300, maxPopulation: 300 })?.median).to.equal(20);
  });

  it('is unknown without figures, and where an open end would have to be computed with', () => {
    expect(usualOf(among([]), rowsOf([]), undefined, {})).to.equal(undefined);
    const open = [1, 2, 3].map((value) => figure(value));
    const half = [...open, ...[1, 2].map(() => figure(250_000, { bound: 'or-more' }))];
    expect(usualOf(among(half), rowsOf(half), undefined, {})).to.equal(undefined);
    const few = [...open, figure(4), figure(5), figure(6), figure(250_000, { bound: 'or-more' })];
    expect(usualOf(among(few), rowsOf(few), undefined, {})?.median).to.equal(4);
  });

  it('leaves as many below each quartile as it says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 }), (values) => {
        const figures = values.map((value) => figure(value));
        const usual = usualOf(among(figures), rowsOf(figures), undefined, {});
        if (!usual) throw new Error('no figures');
        const below = (limit: number) => values.filter((value) => value < limit).length / values.length;
        const upTo = (limit: number) => values.filter((value) => value <= limit).length / values.length;
        for (const [share, limit] of [
          [0.25, usual.lowerQuartile],
          [0.5, usual.median],
          [0.75, usual.upperQuartile],
        ] as const) {
          expect(below(limit)).to.be.at.most(share + 1 / values.length);
          expect(upTo(limit)).to.be.at.least(share - 1 / values.length);
        }
      }),
    );
  });
});
