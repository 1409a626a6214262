import { expect } from 'chai';
import fc from 'fast-check';
import { checkStore } from '../../src/import/check/check-store.ts';
import { judge } from '../../src/import/check/exceptions.ts';
import { loadCheckLists } from '../../src/import/check/load.ts';
import { comparePublished } from '../../src/import/check/published-values.ts';
import { figuresOfPlace } from '../../src/import/check/rule.ts';
import { rules } from '../../src/import/check/rules.ts';
import { bundledFolder } from '../../src/places/current-snapshot.ts';
import type { Figure, FigureSet, Series } from '../../src/places/figure.ts';
import type { Place } from '../../src/places/place.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';

const tacoma: Place = {
  geoid: '5370000',
  name: 'Tacoma',
  legalName: 'Tacoma city',
  aliases: [],
  kind: 'city',
  state: 'WA',
  counties: ['Pierce County'],
  population: 217_827,
  latitude: 47.25,
  longitude: -122.46,
};

function figure(variable: string, value: number, more: Partial<Figure> = {}): Figure {
  return { variable, dataset: 'acs5', year: 2023, value, ...more };
}

/** `row('DP04', 127, [..])`: consecutive rows of a profile. */
function rowsOf(table: string, first: number, measure: string, values: readonly number[]): Figure[] {
  return values.map((value, i) => figure(`${table}_${String(first + i).padStart(4, '0')}${measure}`, value));
}

function failing(figures: readonly Figure[], place: Partial<Place> = {}, series: readonly Series[] = []): string[] {
  const known = figuresOfPlace({ ...tacoma, ...place }, { geoid: tacoma.geoid, figures, series });
  return rules.flatMap((rule) => rule.check(known).map(() => rule.id));
}

describe('the check of figures', () => {
  it('lets any distribution through whose shares are rounded to a tenth', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 7, maxLength: 7 }), (counts) => {
        const total = counts.reduce((sum, n) => sum + n, 0);
        const shares = counts.map((n) => Math.round((n / total) * 1000) / 10);
        expect(failing(rowsOf('DP04', 127, 'PE', shares))).to.deep.equal([]);
      }),
    );
  });

  it('finds shares that make less or more than 100 %', () => {
    expect(failing(rowsOf('DP04', 127, 'PE', [10, 10, 10, 10, 10, 10, 10]))).to.deep.equal(['shares-add-up']);
    expect(failing(rowsOf('DP05', 2, 'PE', [51.2, 49.3]))).to.deep.equal(['shares-add-up']);
  });

  it('finds men and women who are not everybody', () => {
    const people = [figure('DP05_0001E', 1000), ...rowsOf('DP05', 2, 'E', [499, 500])];
    expect(failing(people)).to.deep.equal(['counts-add-up']);
    expect(failing([figure('DP05_0001E', 999), ...people.slice(1)])).to.deep.equal([]);
  });

  it('says nothing of a distribution with a part that is not known', () => {
    expect(failing(rowsOf('DP04', 127, 'PE', [10, 10, 10]))).to.deep.equal([]);
  });

  it('lets every median through that counts of households give', () => {
    const limits = [0, 500, 1000, 1500, 2000, 2500, 3000, 3500];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3400 }), { minLength: 1, maxLength: 60 }), (rents) => {
        const sorted = [...rents].sort((a, b) => a - b);
        const median = ((sorted[(rents.length - 1) >> 1] ?? 0) + (sorted[rents.length >> 1] ?? 0)) / 2;
        const counts = limits
          .slice(1)
          .map((to, i) => rents.filter((rent) => rent < to && rent >= (limits[i] ?? 0)).length);
        const wrong = failing([figure('DP04_0134E', median, { margin: 1 }), ...rowsOf('DP04', 127, 'E', counts)]);
        expect(wrong.filter((rule) => rule === 'medians-in-brackets')).to.deep.equal([]);
      }),
    );
  });

  it('finds a median outside the bracket that holds the middle', () => {
    const counts = rowsOf('DP04', 127, 'E', [10, 10, 80, 10, 0, 0, 0]);
    expect(failing([figure('DP04_0134E', 1499), ...counts])).to.deep.equal([]);
    expect(failing([figure('DP04_0134E', 1700), ...counts])).to.deep.equal(['medians-in-brackets']);
    expect(failing([figure('DP04_0134E', 3500, { bound: 'or-more' }), ...counts])).to.deep.equal([
      'medians-in-brackets',
    ]);
  });

  it('finds percentages beyond 0 and 100, and knows the counts that the profile prints in that column', () => {
    expect(failing([figure('DP03_0128PE', 104)])).to.deep.equal(['percentages-in-range']);
    expect(failing([figure('DP04_0005E', 140)])).to.deep.equal(['percentages-in-range']);
    expect(failing([figure('DP03_0001E', 104), figure('DP03_0001PE', 104)])).to.deep.equal([]);
  });

  it('finds special numbers of the source that pass for values', () => {
    expect(failing([figure('DP03_0063E', -666666666)])).to.deep.equal(['no-sentinels']);
    expect(failing([figure('DP03_0063E', 90000, { margin: -222222222 })])).to.deep.equal(['no-sentinels']);
    expect(failing([figure('DP03_0062E', 250001)])).to.deep.equal(['bounds-are-bounds']);
    expect(failing([figure('DP03_0062E', 250000, { bound: 'or-more' })])).to.deep.equal([]);
    expect(failing([figure('DP03_0062E', Number.NaN)])).to.include('value-or-reason');
    expect(failing([figure('DP03_0062E', 1, { missing: 'too-few-cases' })])).to.deep.equal(['value-or-reason']);
  });

  it('finds zeros that are missing values', () => {
    const zeros = ['DP03_0128PE', 'DP03_0009PE', 'DP03_0002PE'].map((variable) => figure(variable, 0));
    expect(failing(zeros)).to.deep.equal(['no-false-zeros']);
    expect(failing([...zeros.slice(0, 2), figure('DP03_0002PE', 61.5)])).to.deep.equal([]);
    expect(failing([figure('DP04_0134E', 0)])).to.deep.equal(['no-false-zeros']);
  });

  it('finds coordinates outside the state, and knows that Alaska crosses the date line', () => {
    expect(failing([], { longitude: 122.46 })).to.deep.equal(['coordinates-in-state']);
    expect(failing([], { state: 'AK', latitude: 52.8, longitude: 173.2 })).to.deep.equal([]);
    expect(failing([], { state: 'AK', latitude: 52.8, longitude: 100 })).to.deep.equal(['coordinates-in-state']);
    expect(failing([], { latitude: undefined, longitude: undefined })).to.deep.equal([]);
  });

  it('finds figures that double or halve, but not where few people live', () => {
    const moved = [figure('DP03_0062E', 40000, { year: 2022 }), figure('DP03_0062E', 90000)];
    expect(failing(moved)).to.deep.equal(['plausible-moves']);
    expect(failing(moved, { population: 800 })).to.deep.equal([]);
    const rent: Series = { variable: 'zori.rent', dataset: 'zori', start: '2020-01', values: [1000, null, 1100, 2300] };
    expect(failing([], {}, [rent])).to.deep.equal(['plausible-moves']);
  });

  it('never joins two datasets or vintages into one sum', () => {
    expect(failing([figure('DP05_0002PE', 40), figure('DP05_0003PE', 49, { year: 2022 })])).to.deep.equal([]);
  });

  it('finds a published value that the store does not give to the digit', () => {
    const set: FigureSet = { geoid: '5370000', figures: [figure('DP03_0062E', 83857, { margin: 1500 })], series: [] };
    const published = {
      geoid: '5370000',
      name: 'Tacoma',
      variable: 'DP03_0062E',
      dataset: 'acs5',
      year: 2023,
      source: 's',
    } as const;
    const stored = new Map([['5370000', set]]);
    expect(comparePublished([{ ...published, value: 83857 }], stored)).to.deep.equal([]);
    for (const wrong of [
      { value: 83856 },
      { value: 83857, margin: 1501 },
      { value: 83857, bound: 'or-more' as const },
    ]) {
      expect(comparePublished([{ ...published, ...wrong }], stored)).to.have.length(1);
    }
    expect(comparePublished([{ ...published, value: 83857, geoid: '0100000' }], stored)).to.have.length(1);
  });

  it('lets through what is explained, and asks for explanations to go when the finding has gone', () => {
    const finding = {
      rule: 'no-sentinels',
      geoid: '1',
      name: 'A',
      variable: 'X',
      dataset: 'acs5',
      year: 2023,
      values: '',
    } as const;
    const explained = {
      rule: 'no-sentinels',
      geoid: '1',
      variable: 'X',
      dataset: 'acs5',
      year: 2023,
      reason: 'so it is',
    };
    expect(judge([finding], [explained])).to.deep.include({ failures: [], stale: [] });
    expect(judge([{ ...finding, year: 2022 }], [explained])).to.deep.include({ stale: [explained] });
  });

  it('reads a store in parts and names place, figure and rule of what fails', async () => {
    const places = Array.from({ length: 1100 }, (_, i) => ({ ...tacoma, geoid: String(5300000 + i) }));
    const report = await checkStore(
      {
        places: () => Promise.resolve(places),
        figures: (geoids) =>
          Promise.resolve(
            new Map(
              geoids.map((geoid) => [
                geoid,
                { geoid, series: [], figures: [figure('DP03_0128PE', geoid === '5301099' ? 300 : 12)] },
              ]),
            ),
          ),
      },
      rules,
      [],
      [],
    );
    expect(report).to.deep.include({ places: 1100, figures: 1100 });
    expect(report.failures).to.deep.equal([
      {
        rule: 'percentages-in-range',
        geoid: '5301099',
        name: 'Tacoma city, WA',
        variable: 'DP03_0128PE',
        dataset: 'acs5',
        year: 2023,
        values: '300 %',
      },
    ]);
  });

  it('finds every one of at least 60 published values in the bundled snapshot, to the digit', async function () {
    this.timeout(60_000);
    const { published } = await loadCheckLists();
    expect(published).to.have.length.at.least(60);
    const store = await createSnapshotStore(bundledFolder);
    expect(comparePublished(published, await store.figures(published.map(({ geoid }) => geoid)))).to.deep.equal([]);
  });
});
