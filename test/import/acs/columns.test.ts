import { expect } from 'chai';
import fc from 'fast-check';
import { planColumns } from '../../../src/import/acs/columns.ts';
import { loadCanonicalLabels } from '../../../src/import/acs/labels.ts';
import { excerpts } from '../../support/census-sources.ts';
import { csvRows, tableOfCopy } from '../../support/census-tables.ts';

const canonical = await loadCanonicalLabels();

function planOf(year: number, labels: Readonly<Record<string, string>>) {
  return planColumns(new Map(Object.entries(labels)), canonical, year);
}

function variables(year: number, labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(planOf(year, labels).columns.map(({ code, variable }) => [code, variable]));
}

describe('columns are followed by label', () => {
  // Labels as the Census Bureau published them with the profiles of 2015 and 2017.
  it('of DP02 in 2015, where education and what follows stands one or two rows higher', () => {
    const labels = {
      DP02_0064PE: "Percent!!EDUCATIONAL ATTAINMENT!!Population 25 years and over!!Bachelor's degree",
      DP02_0066PE: 'Percent!!EDUCATIONAL ATTAINMENT!!Percent high school graduate or higher',
      DP02_0067PE: "Percent!!EDUCATIONAL ATTAINMENT!!Percent bachelor's degree or higher",
      DP02_0069PE: 'Percent!!VETERAN STATUS!!Civilian population 18 years and over!!Civilian veterans',
      DP02_0113PE:
        'Percent!!LANGUAGE SPOKEN AT HOME!!Population 5 years and over!!Language other than English!!Speak English less than "very well"',
      DP02_0151PE: 'Percent!!COMPUTERS AND INTERNET USE!!Total Households!!With a computer',
    };
    expect(variables(2015, labels)).to.deep.equal({
      DP02_0064PE: 'DP02_0065PE',
      DP02_0066PE: 'DP02_0067PE',
      DP02_0067PE: 'DP02_0068PE',
      DP02_0069PE: 'DP02_0070PE',
      DP02_0113PE: 'DP02_0115PE',
      DP02_0151PE: 'DP02_0153PE',
    });
    expect(planOf(2015, labels).moved).to.have.length(6);
  });

  it('of DP05 in 2017, whose labels leave out the total population', () => {
    expect(
      variables(2017, {
        DP05_0005PE: 'Percent!!SEX AND AGE!!Under 5 years',
        DP05_0018E: 'Estimate!!SEX AND AGE!!Median age (years)',
        DP05_0044PE: 'Percent!!RACE!!One race!!Asian',
        DP05_0071PE: 'Percent!!HISPANIC OR LATINO AND RACE!!Total population!!Hispanic or Latino (of any race)',
      }),
    ).to.deep.equal({
      DP05_0005PE: 'DP05_0005PE',
      DP05_0018E: 'DP05_0018E',
      DP05_0044PE: 'DP05_0044PE',
      DP05_0071PE: 'DP05_0071PE',
    });
  });

  it('of DP05, which prints two rows twice, by their order', () => {
    const twice = 'Estimate!!SEX AND AGE!!Total population!!18 years and over';
    expect(variables(2022, { DP05_0022E: twice, DP05_0030E: twice })).to.deep.equal({
      DP05_0022E: 'DP05_0021E',
      DP05_0030E: 'DP05_0025E',
    });
    expect(planOf(2022, { DP05_0022E: twice })).to.deep.include({
      columns: [],
      leftOut: [{ code: 'DP05_0022E', label: twice }],
    });
  });

  it('and a row that 2021 does not have is kept under an id of its vintage, never under the code', () => {
    const label = 'Percent!!HOUSEHOLDS BY TYPE!!Total households!!Family households (families)';
    const plan = planOf(2015, { DP02_0002PE: label });
    expect(plan.columns.map(({ variable }) => variable)).to.deep.equal(['acs2015.DP02_0002PE']);
    expect(plan.own).to.deep.equal([{ code: 'DP02_0002PE', label }]);
  });

  it('and a column whose label says another measure than its code is left out', () => {
    const plan = planOf(2023, { DP03_0128PE: 'Estimate!!EMPLOYMENT STATUS!!Civilian labor force' });
    expect(plan).to.deep.include({ columns: [] });
    expect(plan.leftOut).to.have.length(1);
  });

  it('and bands whose limits moved are joined only in the vintages whose words the topic knows', () => {
    const band = 'Percent!!YEAR HOUSEHOLDER MOVED INTO UNIT!!Occupied housing units!!Moved in';
    expect(variables(2023, { DP04_0051PE: `${band} 2021 or later` })).to.deep.equal({ DP04_0051PE: 'DP04_0051PE' });
    expect(variables(2018, { DP04_0051PE: `${band} 2017 or later` })).to.deep.equal({
      DP04_0051PE: 'acs2018.DP04_0051PE',
    });
  });

  it('of every published file: three vintages of DP03, California DP03 and DP04 of 2023', () => {
    for (const year of [2019, 2023, 2024]) {
      const [codes = [], labels = []] = csvRows(excerpts.oregon(year));
      const plan = planColumns(new Map(codes.map((code, i) => [code, labels[i] ?? ''])), canonical, year);
      expect(plan.columns, String(year)).to.have.length(274);
      expect(plan.columns.every(({ code, variable }) => code === variable)).to.equal(true);
    }
    for (const table of ['DP03', 'DP04']) {
      const { labels } = tableOfCopy(excerpts.california(table), excerpts.californiaLabels);
      expect(planColumns(labels, canonical, 2023)).to.deep.include({ moved: [], own: [], leftOut: [] });
    }
  });

  it('however the codes of a table are shuffled, as long as equal labels keep their order', () => {
    const rows = [...canonical].filter(([row]) => row.startsWith('DP02'));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const labels = Object.fromEntries(rows.map(([row], i) => [`${row}E`, `Estimate!!${shuffled[i]?.[1] ?? ''}`]));
        const expected = rows.map(([row], i) => [`${row}E`, `${shuffled[i]?.[0] ?? ''}E`]);
        expect(variables(2030, labels)).to.deep.equal(Object.fromEntries(expected));
      }),
      { numRuns: 20 },
    );
  });
});
