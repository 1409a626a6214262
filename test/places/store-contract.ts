import { expect } from 'chai';
import { newest } from '../../src/places/figures-of.ts';
import type { PeerGroup, PlaceStore } from '../../src/places/store.ts';

const SEATTLE = '5363000';
const TEXAS: PeerGroup = { states: ['TX'], minPopulation: 50_000 };

/** What every store promises; both implementations run it on the bundled figures. */
export function describeStore(open: () => PlaceStore): void {
  it('lists every place once, in GEOID order', async () => {
    const geoids = (await open().places()).map(({ geoid }) => geoid);
    expect(geoids).to.deep.equal([...new Set(geoids)].sort());
    expect(geoids.length).to.be.at.least(31_617);
  });

  it('knows a place by its everyday name, its legal name and where it is', async () => {
    const ventura = (await open().places()).find(({ geoid }) => geoid === '0665042');
    expect(ventura).to.deep.include({
      name: 'Ventura',
      legalName: 'San Buenaventura (Ventura) city',
      aliases: ['San Buenaventura'],
      kind: 'city',
      state: 'CA',
      counties: ['Ventura County'],
    });
    expect(ventura?.latitude).to.be.closeTo(34.28, 0.05);
  });

  it('gives the figures of the places asked for, in the order asked, and nothing for one it does not know', async () => {
    const sets = await open().figures(['5370000', '9999999', SEATTLE]);
    expect([...sets.keys()]).to.deep.equal(['5370000', SEATTLE]);
    expect(newest(sets.get(SEATTLE), ['DP05_0001E'])).to.deep.equal({
      variable: 'DP05_0001E',
      dataset: 'acs5',
      year: 2023,
      value: 741_440,
    });
  });

  it('keeps margins, open ends and reasons for missing numbers', async () => {
    const sets = await open().figures(['4100275', '0643280']);
    const published = sets.get('4100275')?.figures.filter(({ year }) => year === 2023) ?? [];
    expect(published.some(({ margin }) => margin !== undefined)).to.equal(true);
    expect(published.some(({ missing }) => missing === 'not-applicable')).to.equal(true);
    const losAltos = newest(sets.get('0643280'), ['DP03_0062E']);
    expect(losAltos).to.deep.include({ value: 250_000, bound: 'or-more' });
  });

  it('gives rents by month without a number where the source has a gap', async () => {
    const series = (await open().figures(['3651000'])).get('3651000')?.series[0];
    expect(series).to.deep.include({ variable: 'zori.rent', dataset: 'zori', start: '2015-01' });
    expect(series?.values).to.have.length(131).and.include(null);
    expect(series?.values.at(-1)).to.equal(3708);
  });

  it('says where a place stands in its state', async () => {
    const standing = await open().standing(SEATTLE, 'DP03_0062E', { states: ['WA'], minPopulation: 100_000 });
    // Rows of places-us.csv.gz in WA with acs2023_population of 100,000 and more, by acs2023_median_hh_income: Bellevue
    // 161,300, Seattle 121,984, Renton 96,626, Kent 90,416, Tacoma 83,857, and four below.
    // The other eight's median is between Tacoma's and the 81,502 of Everett.
    expect(standing).to.deep.include({ rank: 2, of: 9, percentile: 87.5, median: 82_679.5 });
    expect(standing?.figure.value).to.equal(121_984);
  });

  it('lets a place that only the one-year survey knows stand among all that this survey knows', async () => {
    // Boise's newest income is the one-year survey's of 2023; that of other large cities is the five-year survey's.
    const standing = await open().standing('1608830', 'DP03_0062E', { minPopulation: 100_000 });
    expect(standing?.figure).to.deep.include({ dataset: 'acs1', year: 2023, value: 79_977 });
    expect(standing?.of).to.be.at.least(300);
  });

  it('tells what is usual in a group for many variables at once, in the order asked', async () => {
    const [income, nobodyHas, age] = await open().usual(
      [{ variable: 'DP03_0062E' }, { variable: 'no.such' }, { variable: 'DP05_0018E' }],
      { states: ['WA'], minPopulation: 100_000 },
    );
    // The same nine places as above; the incomes in order: 65,745 Spokane Valley and eight more, of which Tacoma is the middle.
    expect(income).to.deep.include({ median: 83_857, of: 9, vintages: [{ dataset: 'acs5', year: 2023 }] });
    expect(nobodyHas).to.equal(undefined);
    expect(age?.lowerQuartile).to.be.at.most(age?.median ?? 0);
  });

  it('sets only figures of the years asked for beside each other', async () => {
    // Boise's five-year figures end in 2022, those of the other places of Idaho in 2023.
    const among = { states: ['ID'], minPopulation: 10_000 };
    const income = (from: number, to: number) =>
      open()
        .usual([{ variable: 'DP03_0062E', vintage: { dataset: 'acs5', from, to } }], among)
        .then(([usual]) => usual?.vintages.map(({ year }) => year));
    expect(await income(2023, 2023)).to.deep.equal([2023]);
    expect(await income(1999, 2001)).to.equal(undefined);
  });

  it('has no standing where a place has no figure, and none for a place that it does not know', async () => {
    expect(await open().standing('1716301', 'DP03_0062E', {})).to.equal(undefined);
    expect(await open().standing('9999999', 'DP03_0062E', {})).to.equal(undefined);
  });

  it('ranks a group from either end, with ties, counts and vintages', async () => {
    const youngest = await open().rank({ variable: 'DP05_0018E', among: TEXAS, order: 'lowest', limit: 6 });
    // acs2023_median_age: College Station 23, San Marcos 26, Waco 29; Edinburg, Killeen, Laredo and more 30.
    expect(youngest.rows.map(({ geoid, rank, tied }) => [geoid, rank, tied])).to.deep.equal([
      ['4815976', 1, false],
      ['4865600', 2, false],
      ['4876000', 3, false],
      ['4822660', 4, true],
      ['4839148', 4, true],
      ['4841464', 4, true],
    ]);
    expect(youngest.total).to.equal(74);
    expect(youngest.vintages).to.deep.equal([{ dataset: 'acs5', year: 2023 }]);
    const oldest = await open().rank({ variable: 'DP05_0018E', among: TEXAS, order: 'highest', limit: 500 });
    expect(oldest.rows).to.have.length(oldest.total);
    expect(oldest.rows.at(-1)?.geoid).to.equal('4815976');
    expect(oldest.coverage.places).to.equal(
      (await open().places()).filter(({ state, population = 0 }) => state === 'TX' && population >= 50_000).length,
    );
  });

  it('ranks by size every place whose people anybody counted', async () => {
    const largest = async (state: string) =>
      (await open().rank({ variable: 'DP05_0001E', among: { states: [state] }, order: 'highest', limit: 1 })).rows[0];
    // No five-year figures of Urban Honolulu and Louisville are here, but an estimate of 2019 and a one-year figure of 2015.
    expect(await largest('HI')).to.deep.include({ geoid: '1571550' });
    expect((await largest('HI'))?.figure).to.deep.include({ dataset: 'pep', year: 2019, value: 345_064 });
    expect((await largest('KY'))?.figure).to.deep.include({ dataset: 'acs1', year: 2015, value: 615_389 });
  });

  it('says how much of a group a figure is known of', async () => {
    const rank = (variable: string) =>
      open().rank({ variable, among: { minPopulation: 50_000 }, order: 'highest', limit: 1 });
    const { coverage, total } = await rank('DP03_0025E');
    // The commute is known of all of California, of Oregon, and of cities that are their own county.
    expect(coverage.known).to.equal(total);
    expect(coverage.most?.state).to.equal('CA');
    expect(coverage.knownStates).to.be.below(coverage.states / 2);
    const rents = (await rank('zori.rent')).coverage;
    expect(rents.knownStates).to.be.above(rents.states * 0.9);
  });

  it('goes on in a ranking where the page before ended', async () => {
    const query = { variable: 'DP03_0062E', among: { states: ['CA'] }, order: 'highest', limit: 40 } as const;
    const whole = await open().rank(query);
    const [first, second] = await Promise.all([
      open().rank({ ...query, limit: 20 }),
      open().rank({ ...query, limit: 20, offset: 20 }),
    ]);
    expect([...first.rows, ...second.rows]).to.deep.equal(whole.rows);
    // California has more than twenty places at "250,000 or more": all of them share the first rank.
    expect(second.rows[0]).to.deep.include({ rank: 1, tied: true });
  });

  it('ranks only places that meet every condition', async () => {
    const { rows } = await open().rank({
      variable: 'DP03_0062E',
      among: { states: ['WA'] },
      where: [
        { variable: 'DP05_0001E', op: 'at-least', value: 100_000 },
        { variable: 'DP03_0128PE', op: 'at-most', value: 8 },
      ],
      order: 'highest',
      limit: 50,
    });
    const sets = await open().figures(rows.map(({ geoid }) => geoid));
    for (const set of sets.values()) {
      expect(newest(set, ['DP05_0001E'])?.value).to.be.at.least(100_000);
      expect(newest(set, ['DP03_0128PE'])?.value).to.be.at.most(8);
    }
    expect(rows).to.not.have.length(0);
  });

  it('finds similar places with reasons, the most alike first', async () => {
    const similar = await open().similar('1608830', { minPopulation: 100_000 }, 5);
    expect(similar).to.have.length(5);
    expect(similar.map(({ geoid }) => geoid)).to.not.include('1608830');
    const distances = similar.map(({ distance }) => distance);
    expect(distances).to.deep.equal([...distances].sort((a, b) => a - b));
    for (const { reasons } of similar) expect(reasons).to.have.length(3);
  });

  it('finds the nearest places', async () => {
    const near = await open().nearest(SEATTLE, 3);
    expect(near.map(({ geoid }) => geoid)).to.deep.equal(['5344725', '5332755', '5313365']);
    expect(near[0]?.miles).to.be.closeTo(5.0783, 0.0001);
    expect(await open().nearest('9999999', 3)).to.deep.equal([]);
  });

  it('says what it holds', async () => {
    const held = new Map((await open().holdings()).map((one) => [one.dataset, one]));
    expect(held.get('pep')).to.deep.equal({
      dataset: 'pep',
      years: [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019],
      places: 19_469,
      figures: 194_690,
    });
    expect(held.get('zori')?.places).to.equal(3419);
  });

  it('is there when asked', async () => {
    await open().ping();
  });
}
