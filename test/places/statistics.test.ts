import { expect } from 'chai';
import fc from 'fast-check';
import type { Figure } from '../../src/places/figure.ts';
import type { Place } from '../../src/places/place.ts';
import { membersOf, peersOf } from '../../src/places/peers.ts';
import { rankingColumn, rankKey, type RankingColumn } from '../../src/places/ranking-column.ts';
import { rankingOf, standingOf } from '../../src/places/statistics.ts';
import { milesBetween } from '../../src/places/distance.ts';
import { scoresOf, similarTo, LIKENESS } from '../../src/places/likeness.ts';

type Value = number | 'or-more' | 'or-less' | undefined;
const LIMITS = { 'or-more': 100, 'or-less': 0 } as const;

const figureOf = (value: Exclude<Value, undefined>): Figure => ({
  variable: 'x',
  dataset: 'acs5',
  year: 2023,
  ...(typeof value === 'number' ? { value } : { value: LIMITS[value], bound: value }),
});

const placesOf = (populations: readonly (number | undefined)[]) =>
  peersOf(
    populations.map((population, index): Place => ({
      geoid: String(100_000 + index),
      name: `P${index}`,
      legalName: `P${index} city`,
      aliases: [],
      kind: 'city',
      state: index % 2 === 0 ? 'WA' : 'OR',
      counties: [],
      ...(population === undefined ? {} : { population }),
    })),
  );

function columnOf(values: readonly Value[], variable = 'x'): RankingColumn {
  const known = values.flatMap((value, place) => (value === undefined ? [] : [{ place, figure: figureOf(value) }]));
  return rankingColumn(variable, values.length, {
    places: known.map(({ place }) => place),
    keys: known.map(({ figure }) => rankKey(figure)),
    vintageOf: known.map(() => 0),
    vintages: [{ dataset: 'acs5', year: 2023 }],
    figure: (row) => known[row]?.figure ?? figureOf(0),
  });
}

const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 100 }) },
  fc.constantFrom<Value>('or-more', 'or-less', undefined),
);
const values = fc.array(value, { minLength: 1, maxLength: 30 });

describe('standings', () => {
  it('counts only those whose figure is of the same dataset and at most a year apart', () => {
    const column = columnOf([10, 20, 30, 40, 50]);
    const mixed = {
      ...column,
      // The order is from the highest figure on: 50, 40, 30, 20, 10.
      vintageOf: Uint8Array.from([0, 1, 2, 3, 0]),
      vintages: [
        { dataset: 'acs5', year: 2023 },
        { dataset: 'acs5', year: 2022 },
        { dataset: 'acs5', year: 2019 },
        { dataset: 'acs1', year: 2023 },
      ] as const,
    };
    expect(standingOf(placesOf([1, 1, 1, 1, 1]), mixed, 0, {})).to.deep.include({ rank: 3, of: 3, median: 45 });
  });

  it('counts ranks from the top, shares of lower places and the median', () => {
    const places = placesOf([10, 20, 30, 40, 50]);
    const standing = standingOf(places, columnOf([5, 9, 9, 1, undefined]), 1, {});
    expect(standing).to.deep.include({ rank: 1, of: 4, median: 5 });
    expect(standing?.percentile).to.be.closeTo(66.67, 0.01);
  });

  it('takes open ends as ties, above or below every exact number of their limit', () => {
    const column = columnOf(['or-more', 'or-more', 100, 'or-less', 0]);
    const places = placesOf([1, 1, 1, 1, 1]);
    const ranks = places.places.map((_, index) => standingOf(places, column, index, {})?.rank);
    expect(ranks).to.deep.equal([1, 1, 3, 5, 4]);
  });

  it('never averages an open end into the median', () => {
    const places = placesOf([1, 1]);
    expect(standingOf(places, columnOf(['or-more', 60]), 0, {})?.median).to.equal(60);
    expect(standingOf(placesOf([1, 1, 1]), columnOf(['or-more', 60, 50]), 2, {})?.median).to.equal(60);
  });

  it('have no median where nobody else has a figure', () => {
    expect(standingOf(placesOf([1, 1]), columnOf([5, undefined]), 0, {})).to.deep.include({ rank: 1, of: 1 });
    expect(standingOf(placesOf([1, 1]), columnOf([5, undefined]), 0, {})).to.not.have.property('median');
  });

  it('counts the place itself even in a group that it is not of', () => {
    const places = placesOf([5, 500, 900]);
    expect(standingOf(places, columnOf([1, 2, 3]), 0, { minPopulation: 100 })).to.deep.include({ rank: 3, of: 3 });
  });

  it('agree with counting one by one', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, pick) => {
        const place = pick % list.length;
        const places = placesOf(list.map(() => 1));
        const standing = standingOf(places, columnOf(list), place, {});
        const own = list[place];
        expect(standing === undefined).to.equal(own === undefined);
        if (own === undefined) return;
        const keys = list.flatMap((one) => (one === undefined ? [] : [rankKey(figureOf(one))]));
        const key = rankKey(figureOf(own));
        expect(standing?.rank).to.equal(keys.filter((other) => other > key).length + 1);
        expect(standing?.of).to.equal(keys.length);
        const share = keys.length === 1 ? 0 : (keys.filter((other) => other < key).length / (keys.length - 1)) * 100;
        expect(standing?.percentile).to.equal(share);
      }),
    );
  });
});

describe('rankings', () => {
  const query = { variable: 'x', among: {}, order: 'highest', limit: 100 } as const;

  it('are ordered from the asked end, ties sharing a rank and standing in GEOID order', () => {
    fc.assert(
      fc.property(values, fc.constantFrom('highest' as const, 'lowest' as const), (list, order) => {
        const { rows, total, coverage } = rankingOf(placesOf(list.map(() => 1)), columnOf(list), [], {
          ...query,
          order,
        });
        expect(total).to.equal(list.filter((one) => one !== undefined).length);
        expect(coverage).to.deep.include({ places: list.length, known: total });
        rows.forEach((row, index) => {
          const before = rows[index - 1];
          const key = rankKey(row.figure);
          const higher = rows.filter(({ figure }) =>
            order === 'highest' ? rankKey(figure) > key : rankKey(figure) < key,
          );
          expect(row.rank).to.equal(higher.length + 1);
          expect(row.tied).to.equal(rows.filter(({ figure }) => rankKey(figure) === key).length > 1);
          if (before && rankKey(before.figure) === key) expect(before.geoid < row.geoid).to.equal(true);
        });
      }),
    );
  });

  it('share a rank where their figures look alike, and not with none at all', () => {
    const { rows } = rankingOf(placesOf([1, 1, 1, 1, 1, 1]), columnOf([0, 0.03, 0.08, 0.14, 2.05, 2.1]), [], {
      ...query,
      ...{ order: 'lowest', decimals: 1 },
    });
    expect(rows.map(({ rank, tied }) => [rank, tied])).to.deep.equal([
      [1, false],
      [2, false],
      [3, true],
      [3, true],
      [5, true],
      [5, true],
    ]);
  });

  it('are the same page by page as at once', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 7 }), (list, limit) => {
        const places = placesOf(list.map(() => 1));
        const column = columnOf(list);
        const whole = rankingOf(places, column, [], query).rows;
        const pages = Array.from(
          { length: Math.ceil(list.length / limit) },
          (_, page) => rankingOf(places, column, [], { ...query, limit, offset: page * limit }).rows,
        );
        expect(pages.flat()).to.deep.equal(whole);
      }),
    );
  });

  it('hold only places of the group that meet the conditions; an open end meets what its limit proves', () => {
    const places = placesOf([10, 20, 30, 40, undefined]);
    const column = columnOf([1, 2, 3, 4, 5]);
    const condition = columnOf([50, 'or-more', 100, 'or-less', 99]);
    const rows = (op: 'at-least' | 'at-most', limit: number) =>
      rankingOf(places, column, [condition], { ...query, where: [{ variable: 'y', op, value: limit }] }).rows.map(
        ({ geoid }) => Number(geoid) - 100_000,
      );
    expect(rows('at-least', 100)).to.deep.equal([2, 1]);
    expect(rows('at-least', 101)).to.deep.equal([]);
    expect(rows('at-most', 0)).to.deep.equal([3]);
    expect(rows('at-most', 100)).to.deep.equal([4, 3, 2, 0]);
  });
});

describe('groups', () => {
  it('with a size have no place of unknown size', () => {
    const peers = placesOf([50, undefined]);
    expect([0, 1].map(membersOf(peers, { minPopulation: 50, maxPopulation: 50 }))).to.deep.equal([true, false]);
    expect([0, 1].map(membersOf(peers, { maxPopulation: 1e9 }))).to.deep.equal([true, false]);
    expect([0, 1].map(membersOf(peers, { states: ['OR'] }))).to.deep.equal([false, true]);
    expect([0, 1].map(membersOf(peers, { states: ['XX'] }))).to.deep.equal([false, false]);
    expect([0, 1].map(membersOf(peers, { states: ['WA', 'OR'] }))).to.deep.equal([true, true]);
  });

  it('near a place are within so many miles of it, and not the place itself', () => {
    const [here, there, nowhere] = placesOf([1, 2, 3]).places as [Place, Place, Place];
    const north = (place: Place, latitude: number): Place => ({ ...place, latitude, longitude: -100 });
    const peers = peersOf([north(here, 40), north(there, 40.4), nowhere]);
    const within = (miles: number) => [0, 1, 2].map(membersOf(peers, { near: { place: here.geoid, miles } }));
    expect(within(27)).to.deep.equal([false, false, false]);
    expect(within(28)).to.deep.equal([false, true, false]);
    expect([0, 1, 2].map(membersOf(peers, { near: { place: nowhere.geoid, miles: 500 } }))).to.deep.equal([
      false,
      false,
      false,
    ]);
  });
});

describe('likeness', () => {
  const count = 8;
  const places = placesOf(Array.from({ length: count }, (_, index) => index + 1));
  const columnsOf = (rows: readonly (readonly Value[])[]) =>
    rows.map((row, index) => columnOf(row, LIKENESS[index]?.variable));

  it('is zero to a twin, and leaves out open ends and places with too little in common', () => {
    const features = Array.from({ length: LIKENESS.length }, (_, feature) =>
      Array.from({ length: count }, (_, place): Value => {
        if (place === 2 && feature > 3) return undefined;
        if (place === 3 && feature === 0) return 'or-more';
        return place === 1 ? 10 + feature : 10 + feature + place * (place === 0 ? 0 : 3);
      }),
    );
    const columns = columnsOf(features);
    const similar = similarTo(places, columns, scoresOf(count, columns), 0, {}, count);
    expect(similar[0]).to.deep.include({ geoid: '100001', distance: 0 });
    expect(similar.map(({ geoid }) => geoid))
      .to.not.include('100000')
      .and.not.include('100002');
    expect(similar.find(({ geoid }) => geoid === '100003')?.reasons.map(({ variable }) => variable)).to.not.include(
      LIKENESS[0]?.variable,
    );
  });

  it('is mutual', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: count, maxLength: count }), {
          minLength: LIKENESS.length,
          maxLength: LIKENESS.length,
        }),
        (features) => {
          const columns = columnsOf(features);
          const scores = scoresOf(count, columns);
          const distance = (from: number, to: number) =>
            similarTo(places, columns, scores, from, {}, count).find(({ geoid }) => geoid === String(100_000 + to))
              ?.distance;
          expect(distance(0, 5)).to.equal(distance(5, 0));
        },
      ),
    );
  });
});

describe('distance', () => {
  const point = fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  });

  it('is a great circle: Seattle to New York, and a quarter of the Earth from pole to equator', () => {
    const seattle = { latitude: 47.6062, longitude: -122.3321 };
    expect(milesBetween(seattle, { latitude: 40.7128, longitude: -74.006 })).to.be.closeTo(2402, 3);
    expect(milesBetween({ latitude: 90, longitude: 0 }, { latitude: 0, longitude: 50 })).to.be.closeTo(6218.4, 0.1);
  });

  it('is the same both ways, never negative, and no longer than half the Earth', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(milesBetween(a, b)).to.be.closeTo(milesBetween(b, a), 1e-6);
        expect(milesBetween(a, b)).to.be.within(0, 12_437);
        expect(milesBetween(a, a)).to.equal(0);
      }),
    );
  });
});
