import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { CatalogueError, loadTopics, TOPICS_FOLDER, type Catalogue } from '../../src/topics/catalogue.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('the catalogue of topics', () => {
  let catalogue: Catalogue;
  before(async () => {
    catalogue = await loadTopics();
  });

  it('has the 32 topics that people were promised', () => {
    const promised =
      'population age race-and-ethnicity education school-enrollment language foreign-born household-income ' +
      'per-capita-income unemployment poverty-and-insurance public-assistance retirement occupations industries ' +
      'class-of-worker commute vehicles home-values owner-costs rent housing housing-structure year-built ' +
      'rooms-and-bedrooms moved-in households marital-status veterans-and-disability internet crime map';
    expect(catalogue.topics.map(({ id }) => id)).to.include.members(promised.split(' '));
  });

  it('has over 100 figures to ask for, each found by its id', () => {
    const metrics = catalogue.topics.flatMap((topic) => topic.metrics);
    expect(metrics.length).to.be.above(100);
    for (const { id } of metrics) expect(catalogue.metric(id)?.metric.id).to.equal(id);
  });

  it('asks the Census Bureau only for columns that its 2021 profile has', async () => {
    const file = JSON.parse(await readFile(join(ROOT, 'data/acs-labels-2021.json'), 'utf8')) as Record<string, unknown>;
    const known = JSON.stringify(file);
    const columns = catalogue.topics
      .flatMap(({ metrics }) => metrics.flatMap(({ variables, count }) => [...variables, count?.variable ?? '']))
      .filter((variable) => variable.startsWith('DP'));
    const unknown = columns.filter((column) => !known.includes(column.replace(/P?E$/, '')));
    expect(unknown).to.deep.equal([]);
  });

  it('gives every figure a definition that is one sentence', () => {
    const faults = catalogue.topics
      .flatMap(({ metrics }) => metrics)
      .filter(({ definition }) => !/^[A-Z].*\.$/.test(definition));
    expect(faults.map(({ id }) => id)).to.deep.equal([]);
  });

  it('lets nobody wait long for the topics that are asked for most', () => {
    expect(catalogue.topics.slice(0, 4).map(({ id }) => id)).to.deep.equal([
      'household-income',
      'rent',
      'home-values',
      'population',
    ]);
  });
});

describe('a fault in the catalogue stops the start with a sentence that names the file', () => {
  let folder: string;
  beforeEach(async () => {
    // Beside the real folder, so that the copies' imports of ../define.ts hold.
    folder = await mkdtemp(join(TOPICS_FOLDER, '..', 'catalogue-test-'));
    await cp(TOPICS_FOLDER, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const change = async (file: string, from: string, to: string): Promise<void> => {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    expect(text).to.include(from);
    await writeFile(path, text.replace(from, to));
  };
  const failure = async (): Promise<string> => {
    const error: unknown = await loadTopics(folder).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(CatalogueError);
    return error instanceof CatalogueError ? error.message : '';
  };

  it('two topics with the same figure', async () => {
    await change('vehicles.ts', "'no-car'", "'drive-alone'");
    await change('vehicles.ts', "main: 'no-car'", "main: 'drive-alone'");
    await change('vehicles.ts', '{no-car}', '{drive-alone}');
    await change('vehicles.ts', '{no-car}', '{drive-alone}');
    expect(await failure())
      .to.include('vehicles.ts')
      .and.to.include('commute.ts')
      .and.to.include('drive-alone');
  });

  it('a follow-up that leads nowhere', async () => {
    await change('map.ts', "'population', 'commute'", "'popularity', 'commute'");
    expect(await failure()).to.include('map.ts leads to "popularity"');
  });

  it('a sentence with a figure that the topic does not have', async () => {
    await change('age.ts', '{median-age}', '{mean-age}');
    expect(await failure())
      .to.include('age.ts')
      .and.to.include('{mean-age}');
  });

  it('a placeholder that means nothing', async () => {
    await change('age.ts', '{largest:1}', '{largest:many}');
    expect(await failure())
      .to.include('age.ts')
      .and.to.include('means nothing');
  });

  it('a title that no button holds', async () => {
    await change('crime.ts', "title: 'Crime'", "title: 'Crime and everything near it'");
    expect(await failure())
      .to.include('crime.ts')
      .and.to.include('20 characters');
  });

  it('a chart of a figure that the topic does not have', async () => {
    await change('crime.ts', "metrics: ['violent-crime-rate'", "metrics: ['violence'");
    expect(await failure())
      .to.include('crime.ts')
      .and.to.include('"violence"');
  });

  it('an id that is not the name of the file', async () => {
    await change('rent.ts', "id: 'rent'", "id: 'rents'");
    expect(await failure())
      .to.include('rent.ts')
      .and.to.include('"rents"');
  });

  it('a file without a topic', async () => {
    await writeFile(join(folder, 'weather.ts'), 'export const weather = {};\n');
    expect(await failure()).to.include('weather.ts exports no topic');
  });

  it('a file that is no program', async () => {
    await writeFile(join(folder, 'weather.ts'), 'export default {{{\n');
    expect(await failure()).to.include('weather.ts');
  });

  it('a folder that is not there', async () => {
    const error: unknown = await loadTopics(join(tmpdir(), 'no-such-folder')).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(Error);
  });
});
