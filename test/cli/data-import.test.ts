import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { openExport } from '../../src/import/acs/export-file.ts';
import { loadCanonicalLabels } from '../../src/import/acs/labels.ts';
import { createSnapshotWriter } from '../../src/import/snapshot-writer.ts';
import { importedFolder } from '../../src/places/current-snapshot.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import { startFakeCensusApi } from '../fakes/census-api.ts';
import type { FakeCensusApi, FakeTable, Fault } from '../fakes/census-api.ts';
import { excerpts } from '../support/census-sources.ts';
import { tableOfExport } from '../support/census-tables.ts';

const command = fileURLToPath(new URL('../../src/cli/data-import.ts', import.meta.url));
const run = promisify(execFile);

/** The other profiles of the vintage: their labels, and no place. */
const empty = ['DP02', 'DP04', 'DP05'].map((table): FakeTable => ({
  year: 2023,
  table,
  labels: new Map(
    [
      ['DP02_0068PE', "Percent!!EDUCATIONAL ATTAINMENT!!Population 25 years and over!!Bachelor's degree or higher"],
      ['DP02_0068PM', 'Percent Margin of Error'],
    ].filter(([code]) => code?.startsWith(table)) as [string, string][],
  ),
  areas: [],
}));
const tables = [tableOfExport(excerpts.oregon(2023)), ...empty];

describe('npm run data:import', function () {
  this.timeout(120_000);
  let root: string;
  let fake: FakeCensusApi | undefined;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'citrics-import-'));
  });
  afterEach(async () => {
    await fake?.close();
    fake = undefined;
    await rm(root, { recursive: true });
  });

  /** A data folder with the Oregon figures of 2019 in use. */
  async function dataFolder(name: string): Promise<string> {
    const folder = join(root, name);
    const writer = createSnapshotWriter(importedFolder(folder));
    const { records } = await openExport(excerpts.oregon(2019), await loadCanonicalLabels());
    for await (const record of records) await writer.write(record);
    await writer.commit();
    return folder;
  }

  async function serve(faultAt?: (n: number) => Fault | undefined): Promise<string[]> {
    fake = await startFakeCensusApi({ tables, key: 'good', faultAt });
    return ['--year', '2023', '--key', 'good', '--api', fake.url];
  }

  const nodeArgs = ['--import=tsx', command];
  const environment = (DATA_DIR: string) => ({ env: { PATH: process.env['PATH'], DATA_DIR } });

  async function snapshotBytes(folder: string): Promise<Record<string, string>> {
    const files = await readdir(importedFolder(folder), { recursive: true, withFileTypes: true });
    const contents = files
      .filter((file) => file.isFile())
      .map(async (file) => [file.name, (await readFile(join(file.parentPath, file.name))).toString('base64')] as const);
    return Object.fromEntries((await Promise.all(contents)).sort());
  }

  it('puts a vintage beside the one in use, switches, and tells what changed', async () => {
    const folder = await dataFolder('data');
    const { stdout, stderr } = await run('node', [...nodeArgs, ...(await serve())], environment(folder));
    expect(stderr).to.match(/\d+ of \d+ pages, \d+\.\d a second, \d+ s left/);
    expect(stdout).to.match(/Places that are new \(\d+\):\n {2}41\d{5} /);

    const store = await createSnapshotStore(importedFolder(folder));
    const portland = (await store.figures(['4159000'])).get('4159000')?.figures ?? [];
    const incomes = portland.filter(({ variable }) => variable === 'DP03_0062E');
    expect(incomes).to.have.deep.members([
      { variable: 'DP03_0062E', dataset: 'acs5', year: 2023, value: 88792, margin: 2053 },
      { variable: 'DP03_0062E', dataset: 'acs5', year: 2019, value: 71005, margin: 814 },
    ]);
    expect(await readdir(join(folder, 'import'))).to.deep.equal([]);
  });

  it('killed in the middle and run again gives the same bytes as without, and asks for no page twice', async () => {
    const whole = await dataFolder('whole');
    await run('node', [...nodeArgs, ...(await serve())], environment(whole));
    const inAll = fake?.requests.length ?? 0;
    await fake?.close();

    const killed = await dataFolder('killed');
    const before = await snapshotBytes(killed);
    let reached: () => void = () => undefined;
    const halfWay = new Promise<void>((resolve) => (reached = resolve));
    const half = Math.floor(inAll / 2);
    const args = await serve((n) => {
      if (n <= half) return undefined;
      reached();
      return { kind: 'hang' };
    });
    const child = spawn('node', [...nodeArgs, ...args], { ...environment(killed), stdio: 'ignore' });
    await halfWay;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await snapshotBytes(killed)).to.deep.equal(before);
    await fake?.close();

    await run('node', [...nodeArgs, ...(await serve())], environment(killed));
    // Up to four requests were under way at the moment of the kill.
    expect(fake?.requests.length).to.be.at.most(inAll - half + 4);
    expect(await snapshotBytes(killed)).to.deep.equal(await snapshotBytes(whole));
  });

  it('says what is wrong in one line and leaves the figures in use alone', async () => {
    const folder = await dataFolder('data');
    const before = await snapshotBytes(folder);
    const args = await serve();
    for (const [wrong, said] of [
      [['--year', '2023'], /key_signup/],
      [['--year', 'last', '--key', 'good'], /--year/],
      [[...args.slice(0, 3), 'bad', ...args.slice(4)], /refused the key/],
      [['--year', '2031', ...args.slice(2)], /Is --year 2031 right|2031 right/],
      [['--from', join(root, 'nowhere')], /--from/],
    ] as const) {
      const { code, stderr } = (await run('node', [...nodeArgs, ...wrong], environment(folder)).catch(
        (error: unknown) => error,
      )) as { code: number; stderr: string };
      expect(code).to.equal(1);
      expect(stderr)
        .to.match(said)
        .and.not.match(/\n {4}at /);
    }
    expect(await snapshotBytes(folder)).to.deep.equal(before);
  });
});
