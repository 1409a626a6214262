import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { california } from '../../src/import/copies/california.ts';
import { fbiOffences } from '../../src/import/copies/fbi.ts';
import { incomeByYear, people2015 } from '../../src/import/copies/acs1.ts';
import { placesUs } from '../../src/import/copies/places-us.ts';
import { homeValueIndex, rentByMonth } from '../../src/import/copies/zillow.ts';
import type { FigureSource, SourceRecord } from '../../src/import/figure-source.ts';
import { at } from '../../src/places/figures-of.ts';

describe('readers of the copies', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'citrics-copies-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Writes a table as the copies are: every row an object, absent cells empty. */
  async function table(
    name: string,
    columns: readonly string[],
    rows: readonly Record<string, string>[],
  ): Promise<void> {
    const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell}"` : cell);
    const lines = [columns, ...rows.map((row) => columns.map((column) => quoted(row[column] ?? '')))];
    const text = lines.map((line) => line.join(',')).join('\n') + '\n';
    await writeFile(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
  }

  async function all(source: FigureSource): Promise<SourceRecord[]> {
    const records: SourceRecord[] = [];
    for await (const record of source) records.push(record);
    return records;
  }

  const FACTS = ['geoid', 'state', 'name', 'type', 'counties', 'lat', 'lon', 'land_sqmi'];
  const ESTIMATES = Array.from({ length: 10 }, (_, index) => `pep2019_pop_${2010 + index}`);
  const OLD = ['acs2015_median_hh_income', 'acs2015_poverty_pct', 'acs2015_hs_plus_pct'];
  const NAMES = [
    ...['population', 'median_hh_income', 'median_age', 'bachelors_pct', 'poverty_pct', 'unemployment_pct', 'lfpr_pct'],
    ...['homeownership_pct', 'home_age_years', 'single_pct', 'asian_pct', 'black_pct', 'nh_white_pct', 'hispanic_pct'],
    'foreign_born_pct',
  ];
  const PLACES = [
    ...FACTS,
    ...ESTIMATES,
    ...OLD,
    ...[2020, 2021, 2022, 2023].flatMap((year) => NAMES.map((name) => `acs${year}_${name}`)),
  ];
  const vintage = (cells: Record<string, string>) =>
    Object.fromEntries(Object.entries(cells).map(([name, cell]) => [`acs2023_${name}`, cell]));

  async function placeWith(cells: Record<string, string>): Promise<SourceRecord> {
    await table('places-us.csv.gz', PLACES, [{ geoid: '0800001', state: 'CO', name: 'A city', ...cells }]);
    return (await all(placesUs(folder)))[0] as SourceRecord;
  }
  it('mend names whose letters were decoded twice', async () => {
    const { facts } = await placeWith({ name: 'CaÃ±on City city', counties: 'DoÃ±a Ana County~~~Lake County' });
    expect(facts).to.deep.equal({ legalName: 'Cañon City city', counties: ['Doña Ana County', 'Lake County'] });
  });

  it('take the open ends of a copy for what they are', async () => {
    const high = await placeWith(vintage({ population: '5', median_hh_income: '250001' }));
    expect(at(high, 'DP03_0062E', 'acs5', 2023)).to.deep.include({ value: 250_000, bound: 'or-more' });
    const low = await placeWith({ acs2015_median_hh_income: '2,500-' });
    expect(at(low, 'DP03_0062E', 'acs5', 2015)).to.deep.include({ value: 2500, bound: 'or-less' });
  });

  it('take the marks of the export of 2015 as reasons', async () => {
    const record = await placeWith({
      acs2015_median_hh_income: '(X)',
      acs2015_poverty_pct: '-',
      acs2015_hs_plus_pct: '0',
    });
    expect(at(record, 'DP03_0062E', 'acs5', 2015)?.missing).to.equal('not-applicable');
    expect(at(record, 'DP03_0128PE', 'acs5', 2015)?.missing).to.equal('not-computable');
    expect(at(record, 'DP02_0067PE', 'acs5', 2015)?.value).to.equal(0);
  });

  it('call three zeros in poverty, unemployment and participation missing, and keep the rest of the row', async () => {
    const zeros = { poverty_pct: '0.0', unemployment_pct: '0.0', lfpr_pct: '0.0' };
    const record = await placeWith(
      vintage({ population: '27', ...zeros, nh_white_pct: '100.0', bachelors_pct: '0.0' }),
    );
    for (const variable of ['DP03_0128PE', 'DP03_0009PE', 'DP03_0002PE']) {
      expect(at(record, variable, 'acs5', 2023)).to.deep.include({ missing: 'not-published' });
    }
    expect(at(record, 'DP05_0001E', 'acs5', 2023)?.value).to.equal(27);
    expect(at(record, 'DP02_0068PE', 'acs5', 2023)?.value).to.equal(0);
  });

  it('call a whole row missing when nobody in it has a race or an origin', async () => {
    const zeros = Object.fromEntries(NAMES.filter((name) => name.endsWith('_pct')).map((name) => [name, '0.0']));
    const record = await placeWith(vintage({ population: '117', ...zeros }));
    expect(record.figures.filter(({ value }) => value !== undefined)).to.deep.equal([]);
  });

  it('have no unemployment rate where nobody is in the labor force', async () => {
    const record = await placeWith(
      vintage({ population: '17', poverty_pct: '88.24', unemployment_pct: '0.0', lfpr_pct: '0.0' }),
    );
    expect(at(record, 'DP03_0009PE', 'acs5', 2023)?.missing).to.equal('not-published');
    expect(at(record, 'DP03_0002PE', 'acs5', 2023)?.value).to.equal(0);
  });

  it('mark what the author computed, and leave out what no table publishes', async () => {
    const record = await placeWith(
      vintage({ population: '9', median_age: '36', home_age_years: '40', single_pct: '51.5', homeownership_pct: '60' }),
    );
    expect(at(record, 'DP05_0018E', 'acs5', 2023)).to.deep.include({ value: 36, computed: true });
    const known = record.figures.filter(({ value }) => value !== undefined).map(({ value }) => value);
    expect(known).to.have.members([9, 36]);
  });

  it('stop at a text that is no number, rather than pass it on', async () => {
    const failure = await placeWith(vintage({ population: '-666666666x' })).then(
      () => '',
      (error: unknown) => (error as Error).message,
    );
    expect(failure).to.match(/acs2023_population.*-666666666x/);
  });

  it('give every column of California, empty cells with a reason', async () => {
    await table(
      'ca_acs5_2023_DP03.csv.gz',
      ['GEOID', 'name', 'DP03_0090E', 'DP03_0002PE'],
      [{ GEOID: '0600135', name: 'Acalanes Ridge CDP, California', DP03_0002PE: '57.1' }],
    );
    await table(
      'ca_acs5_2023_DP04.csv.gz',
      ['GEOID', 'name', 'DP04_0037E'],
      [{ GEOID: '0600135', name: 'x', DP04_0037E: '9.0' }],
    );
    const [economic, housing] = await all(california(folder));
    expect(economic?.facts.legalName).to.equal('Acalanes Ridge CDP');
    expect(economic?.figures).to.deep.equal([
      { variable: 'DP03_0090E', dataset: 'acs5', year: 2023, missing: 'not-computable' },
      { variable: 'DP03_0002PE', dataset: 'acs5', year: 2023, value: 57.1 },
    ]);
    expect(housing?.figures[0]).to.deep.include({ value: 9, bound: 'or-more' });
  });

  it('pass over rows without a GEOID of a place', async () => {
    const columns = ['GEOID', 'name', 'state', ...Array.from({ length: 14 }, (_, index) => `y${2010 + index}`)];
    await table('acs1_median_household_income_2010_2023.csv', columns, [
      { name: 'Arden-Arcade CDP', y2010: '1' },
      { GEOID: '0107000', y2010: '30212', y2020: '1' },
    ]);
    const records = await all(incomeByYear(folder));
    expect(records.map(({ geoid }) => geoid)).to.deep.equal(['0107000']);
    expect(records[0]?.figures).to.deep.equal([{ variable: 'DP03_0062E', dataset: 'acs1', year: 2010, value: 30_212 }]);
  });

  describe('of offences', () => {
    const YEARS = [2014, 2015, 2016, 2017, 2018, 2019];

    /** Rows of a table of agencies: people, violent and property offences by year from 2014 on. */
    async function offences(
      ...rows: readonly {
        readonly of: Readonly<Record<string, string>>;
        readonly people: readonly number[];
        readonly violent: readonly number[];
        readonly property: readonly number[];
      }[]
    ): Promise<readonly SourceRecord[]> {
      const columns = ['population', 'violent_crimes', 'property_crimes'].flatMap((name) =>
        YEARS.map((year) => `${name}_${year}`),
      );
      const cells = (name: string, numbers: readonly number[]) =>
        Object.fromEntries(numbers.map((number, index) => [`${name}_${YEARS[index]}`, String(number)]));
      await table(
        'fbi_ucr_city_2014_2019.csv.gz',
        ['GEOID', 'city', 'state', ...columns],
        rows.map(({ of, people, violent, property }) => ({
          ...of,
          ...cells('population', people),
          ...cells('violent_crimes', violent),
          ...cells('property_crimes', property),
        })),
      );
      return all(fbiOffences(folder));
    }

    it('give counts and rates per 1,000 people of the jurisdiction, marked as computed', async () => {
      const [record] = await offences({ of: { GEOID: '0100124' }, people: [2643], violent: [8], property: [85] });
      expect(at(record, 'fbi.violent', 'fbi', 2014)?.value).to.equal(8);
      expect(at(record, 'fbi.violent_per_1000', 'fbi', 2014)).to.deep.include({ value: 3.03, computed: true });
    });

    it('take no zero for a number where other years or other offences show that nothing was reported', async () => {
      const thousand = [170_000, 170_000, 170_000, 170_000];
      const [jackson, never, silent] = await offences(
        {
          of: { GEOID: '2836000' },
          people: thousand,
          violent: [1593, 1571, 1451, 0],
          property: [10_382, 8621, 7884, 0],
        },
        { of: { GEOID: '0100001' }, people: [9000], violent: [0], property: [300] },
        { of: { GEOID: '0100002' }, people: [9000], violent: [30], property: [0] },
      );
      for (const variable of ['fbi.violent', 'fbi.violent_per_1000', 'fbi.property', 'fbi.property_per_1000']) {
        expect(at(jackson, variable, 'fbi', 2017)).to.deep.equal({
          ...{ variable, dataset: 'fbi', year: 2017, missing: 'not-published' },
        });
      }
      expect(at(jackson, 'fbi.violent', 'fbi', 2016)?.value).to.equal(1451);
      expect(at(never, 'fbi.violent', 'fbi', 2014)?.missing).to.equal('not-published');
      expect(at(silent, 'fbi.property', 'fbi', 2014)?.missing).to.equal('not-published');
    });

    it('leave a zero where hardly anything happens', async () => {
      const people = [13_000, 13_000, 13_000];
      const [quiet, empty] = await offences(
        { of: { GEOID: '3480270' }, people, violent: [3, 5, 0], property: [346, 312, 348] },
        { of: { GEOID: '3480271' }, people, violent: [0, 0, 0], property: [60, 20, 40] },
      );
      expect(at(quiet, 'fbi.violent_per_1000', 'fbi', 2016)?.value).to.equal(0);
      expect(at(empty, 'fbi.violent_per_1000', 'fbi', 2016)?.value).to.equal(0);
    });

    it('give no rate where few people live, or more is counted than residents could account for', async () => {
      const [vernon, mall] = await offences(
        { of: { GEOID: '0682422' }, people: [112], violent: [27], property: [485] },
        { of: { GEOID: '5585875' }, people: [4152, 4107], violent: [51, 30], property: [434, 1467] },
      );
      expect(at(vernon, 'fbi.violent', 'fbi', 2014)?.value).to.equal(27);
      expect(at(vernon, 'fbi.violent_per_1000', 'fbi', 2014)?.missing).to.equal('not-computable');
      expect(at(mall, 'fbi.violent_per_1000', 'fbi', 2014)?.value).to.equal(12.28);
      expect(at(mall, 'fbi.violent_per_1000', 'fbi', 2015)?.missing).to.equal('not-computable');
    });

    it('know the city of a metropolitan department that polices just one, and say of the others that they do not', async () => {
      const records = await offences(
        {
          of: { city: 'louisville metro', state: 'KY' },
          people: [677_710],
          violent: [4005],
          property: [28_364],
        },
        {
          of: { city: 'las vegas metropolitan police department', state: 'NV' },
          people: [1_530_899],
          violent: [12_876],
          property: [44_754],
        },
      );
      const of = (geoid: string) => records.find((record) => record.geoid === geoid);
      expect(at(of('2148006'), 'fbi.violent_per_1000', 'fbi', 2014)?.value).to.equal(5.91);
      expect(of('3240000')?.figures.map(({ missing }) => missing)).to.deep.equal(Array(4).fill('not-applicable'));
    });
  });

  it('give shares of all people with their counts, and of the veterans only how many they are', async () => {
    const counts = { male: '40', female: '60', foreign_born: '25', veterans: '7', total_population: '100' };
    const others = ['median_age', 'avg_household_size', 'white', 'black', 'aian', 'asian', 'hispanic'];
    await table(
      'opendatasoft_acs1_2015.csv',
      ['GEOID', ...Object.keys(counts), ...others],
      [{ GEOID: '5370000', ...counts }],
    );
    const [record] = await all(people2015(folder));
    const value = (variable: string) => at(record, variable, 'acs1', 2015);
    expect(value('DP05_0002PE')).to.deep.include({ value: 40, computed: true });
    expect(value('DP02_0094PE')).to.deep.include({ value: 25, computed: true });
    expect(value('DP02_0070E')).to.deep.include({ value: 7 }).and.not.have.property('computed');
    expect(value('DP02_0070PE')).to.equal(undefined);
  });

  it('give rents by month from the first to the last known one, with the last as a figure of its year', async () => {
    const months = ['2015-01-31', '2015-02-28', '2015-03-31', '2015-04-30', '2015-05-31'];
    await table(
      'zillow_zori_city_2015_2025.csv.gz',
      ['GEOID', 'city', 'state', 'county', ...months],
      [{ GEOID: '5363000', '2015-02-28': '1500', '2015-04-30': '1520' }, { GEOID: '5370000' }],
    );
    const records = await all(rentByMonth(folder));
    expect(records).to.have.length(1);
    expect(records[0]?.series).to.deep.equal([
      { variable: 'zori.rent', dataset: 'zori', start: '2015-02', values: [1500, null, 1520] },
    ]);
    expect(records[0]?.figures).to.deep.equal([{ variable: 'zori.rent', dataset: 'zori', year: 2015, value: 1520 }]);
  });

  it('give changes of home values in percent', async () => {
    const columns = ['GEOID', 'zhvi', 'yoy', 'cagr_5yr', 'cagr_10yr', 'peak_zhvi'];
    await table('zillow_zhvi_city_2019-04.csv.gz', columns, [{ GEOID: '3651000', zhvi: '677000', yoy: '0.024050' }]);
    const [record] = await all(homeValueIndex(folder));
    expect(record?.figures.map(({ variable, value }) => [variable, value])).to.deep.equal([
      ['zhvi.index', 677_000],
      ['zhvi.change_1yr', 2.405],
    ]);
  });
});
