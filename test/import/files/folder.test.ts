import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { UnreadableFile } from '../../../src/import/errors.ts';
import { openFolder } from '../../../src/import/files/folder.ts';
import type { SourceRecord } from '../../../src/import/figure-source.ts';
import type { Place } from '../../../src/places/place.ts';
import { excerpts } from '../../support/census-sources.ts';

function place(
  geoid: string,
  name: string,
  state: string,
  counties: readonly string[],
  aliases: readonly string[] = [],
): Place {
  return { geoid, name, legalName: `${name} city`, aliases, kind: 'city', state, counties };
}

const places = [
  place('3651000', 'New York', 'NY', ['New York County', 'Kings County'], ['New York City']),
  place('2965000', 'St. Louis', 'MO', ['St. Louis city']),
  place('0643000', 'Long Beach', 'CA', ['Los Angeles County']),
  place('0639766', 'Lakeside', 'CA', ['San Diego County']),
  place('0639767', 'Lakeside', 'CA', ['Kern County']),
  place('4172500', 'Talent', 'OR', []),
];

describe('a folder of downloaded files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'citrics-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function recordsOf(year?: number): Promise<SourceRecord[]> {
    const records: SourceRecord[] = [];
    for (const file of (await openFolder(folder, year, places)).files) {
      for await (const record of file.records) records.push(record);
    }
    return records;
  }

  async function failure(name: string, text: string): Promise<unknown> {
    await writeFile(join(folder, name), text);
    return recordsOf().then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  it('gives population estimates of places and states, not of counties or parts', async () => {
    await writeFile(
      join(folder, 'sub-est2023.csv'),
      [
        'SUMLEV,STATE,COUNTY,PLACE,COUSUB,CONCIT,PRIMGEO_FLAG,FUNCSTAT,NAME,STNAME,ESTIMATESBASE2020,POPESTIMATE2022,POPESTIMATE2023',
        '040,41,000,00000,00000,00000,0,A,Oregon,Oregon,4237291,4239379,4233358',
        '162,41,000,59000,00000,00000,0,A,Portland city,Oregon,652503,635749,630498',
        '050,41,051,00000,00000,00000,0,A,Multnomah County,Oregon,815428,795083,789698',
        '157,41,051,59000,00000,00000,1,A,Portland city,Oregon,650860,634100,628840',
        '162,72,000,76770,00000,00000,0,A,San Juan zona urbana,Puerto Rico,1,1,1',
      ].join('\n'),
    );
    const figure = { variable: 'pep.population', dataset: 'pep' };
    expect(await recordsOf()).to.deep.equal([
      {
        geoid: '41',
        facts: { legalName: 'Oregon' },
        figures: [
          { ...figure, year: 2022, value: 4239379 },
          { ...figure, year: 2023, value: 4233358 },
        ],
        series: [],
      },
      {
        geoid: '4159000',
        facts: { legalName: 'Portland city' },
        figures: [
          { ...figure, year: 2022, value: 635749 },
          { ...figure, year: 2023, value: 630498 },
        ],
        series: [],
      },
    ]);
  });

  for (const [what, separator] of [
    ['tabs, as until 2024', '\t'],
    ['bars, as since 2025', '|'],
  ] as const) {
    it(`gives names, points and land of the Gazetteer, separated by ${what}`, async () => {
      const header = 'USPS GEOID ANSICODE NAME LSAD FUNCSTAT ALAND AWATER ALAND_SQMI AWATER_SQMI INTPTLAT INTPTLONG';
      const row = [
        'WA',
        '5363000',
        '02411856',
        'Seattle city',
        '25',
        'A',
        '217000615',
        '151554',
        '83.784',
        '58.515',
        '47.619',
        '-122.351',
      ];
      // The Gazetteer pads the last name of its header.
      const text = `${header.split(' ').join(separator)}      \n${row.join(separator)}\n`;
      await writeFile(join(folder, '2023_Gaz_place_national.txt'), text);
      expect(await recordsOf()).to.deep.equal([
        {
          geoid: '5363000',
          facts: { legalName: 'Seattle city', latitude: 47.619, longitude: -122.351, landSqMi: 83.784 },
          figures: [],
          series: [],
        },
      ]);
    });
  }

  const months = Array.from(
    { length: 14 },
    (_, i) => `${String(2023 + Math.floor((11 + i) / 12))}-${String(((11 + i) % 12) + 1).padStart(2, '0')}-28`,
  );
  const zillow = (...rows: readonly string[]): string =>
    [`RegionID,SizeRank,RegionName,RegionType,StateName,State,Metro,CountyName,${months.join()}`, ...rows].join('\n');
  const values = (first: number): string => months.map((_, i) => String(first + i * 10)).join();

  it("gives Zillow's rents of the cities that can be told for sure", async () => {
    await writeFile(
      join(folder, 'City_zori_uc_sfrcondomfr_sm_month.csv'),
      zillow(
        `6181,0,New York,city,NY,NY,"New York-Newark, NY-NJ-PA",Queens County,${values(1)}`,
        `6181,1,New York,city,NY,NY,"New York-Newark, NY-NJ-PA",New York County,${values(3000)}`,
        `8,2,Saint Louis,city,MO,MO,"St. Louis, MO-IL",St. Louis city,,,${values(1000).split(',').slice(2).join()}`,
        `9,3,Lakeside,city,CA,CA,Bakersfield,Kern County,${values(900)}`,
        `10,4,Lakeside,city,CA,CA,"Los Angeles, CA",Orange County,${values(900)}`,
        `11,5,Talent,city,OR,OR,"Medford, OR",Jackson County,${months.map(() => '').join()}`,
      ),
    );
    const records = await recordsOf();
    expect(records.map(({ geoid }) => geoid)).to.deep.equal(['3651000', '2965000', '0639767']);
    expect(records[1]?.series).to.deep.equal([
      {
        variable: 'zori.rent',
        dataset: 'zori',
        start: '2024-02',
        values: [1020, 1030, 1040, 1050, 1060, 1070, 1080, 1090, 1100, 1110, 1120, 1130],
      },
    ]);
    expect(records[1]?.figures).to.deep.equal([{ variable: 'zori.rent', dataset: 'zori', year: 2025, value: 1130 }]);
  });

  it("gives Zillow's home value index with its change over a year, and says that the change is computed", async () => {
    const rising = months.map((_, i) => (200_000 * 1.05 ** (i / 12)).toFixed(6)).join();
    await writeFile(
      join(folder, 'City_zhvi_uc_sfrcondo_tier_0.33_0.67_sm_sa_month.csv'),
      zillow(`1,1,Long Beach,city,CA,CA,"Los Angeles, CA",Los Angeles County,${rising}`),
    );
    const [record] = await recordsOf();
    const head = { dataset: 'zhvi', year: 2025 };
    expect(record?.figures).to.deep.equal([
      { variable: 'zhvi.index', ...head, value: 210855.57 },
      { variable: 'zhvi.change_1yr', ...head, value: 5, computed: true },
      { variable: 'zhvi.peak', ...head, value: 210855.57, computed: true },
    ]);
  });

  it('gives profiles before what adds to them, and of one vintage when asked', async () => {
    for (const year of [2019, 2023]) {
      await copyFile(excerpts.oregon(year), join(folder, `ACSDP5Y${String(year)}.DP03-Data.csv.gz`));
    }
    await writeFile(join(folder, 'ACSDP5Y2023.DP03-Column-Metadata.csv'), '"Column Name","Label"\n"NAME","Name"\n');
    await writeFile(join(folder, 'ACSDP5Y2023.DP03-Table-Notes.txt'), 'DP03\nSELECTED ECONOMIC CHARACTERISTICS\n');
    const { files, passedOver } = await openFolder(folder, 2023, places);
    expect(files.map(({ title }) => title)).to.deep.equal(['DP03 of 2019-2023']);
    expect(passedOver).to.have.length(3);
  });

  describe('refuses, with what to do,', () => {
    const refused: readonly (readonly [what: string, name: string, text: string, cure: RegExp])[] = [
      ['a file of no known form', 'rents.csv', 'city,rent\nTacoma,1500\n', /Known are/],
      ['a packed file', 'ACSDP5Y2023.DP03.zip', 'PK', /Unpack/],
      [
        "Zillow's file of other areas",
        'Metro_zhvi_month.csv',
        zillow(`1,1,"Akron, OH",msa,OH,OH,,,${values(1)}`),
        /City/,
      ],
      ['a Zillow file whose name does not tell its series', 'City_month.csv', zillow(), /Known are/],
      [
        'an estimate that is no number',
        'sub-est2023.csv',
        'SUMLEV,STATE,PLACE,NAME,POPESTIMATE2023\n162,41,59000,Portland city,(X)\n',
        /again/,
      ],
      ['a row of another width', 'sub-est2023.csv', 'SUMLEV,STATE,PLACE,NAME,POPESTIMATE2023\n162,41,59000\n', /again/],
      [
        'a point that is no number',
        '2023_Gaz_place_national.txt',
        'USPS\tGEOID\tNAME\tALAND_SQMI\tINTPTLAT\tINTPTLONG\nWA\t5363000\tSeattle city\t83\t47.6N\t-122\n',
        /again/,
      ],
    ];
    for (const [what, name, text, cure] of refused) {
      it(what, async () => {
        expect(await failure(name, text))
          .to.be.instanceOf(UnreadableFile)
          .with.property('message')
          .matches(cure);
      });
    }
    it('a folder without anything to import, and one that is not there', async () => {
      for (const path of [folder, join(folder, 'nothing')]) {
        const error = await openFolder(path, undefined, places).catch((cause: unknown) => cause);
        expect(error).to.be.instanceOf(UnreadableFile);
      }
    });
  });
});
