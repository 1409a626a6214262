import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FigureTable } from '../places/figure-table.ts';
import { isPlace } from '../places/place-list.ts';
import type { Geoid } from '../places/place.ts';
import {
  compress,
  encodeFigures,
  FORMAT_VERSION,
  sha256,
  SnapshotError,
  type Manifest,
  type PlaceColumns,
} from '../places/snapshot-format.ts';
import { createFigureCollector } from './figure-collector.ts';
import type { FigureWriter, PlaceFacts } from './figure-source.ts';

/**
 * Writes a snapshot into a folder. The files carry a piece of their checksum in their names and the manifest is put in
 * place last, so that a reader sees the old snapshot or the new one and never a mixture. Where several sources know the
 * same figure or fact, the first one written stands: write official files before copies.
 */
export function createSnapshotWriter(folder: string): FigureWriter {
  const collector = createFigureCollector();
  const facts = new Map<Geoid, PlaceFacts>();

  return {
    write(record) {
      facts.set(record.geoid, { ...record.facts, ...facts.get(record.geoid) });
      collector.add(record);
      return Promise.resolve();
    },
    async commit() {
      const areas = [...facts.keys()].sort();
      const table = collector.table(areas);
      const files = [
        { name: 'places', bytes: Buffer.from(JSON.stringify(placeColumns(areas, facts))) },
        ...figureFiles(table),
      ].map(({ name, bytes }) => {
        const packed = compress(bytes);
        const sum = sha256(packed);
        return { path: `snapshot/${name}.${sum.slice(0, 8)}.br`, sha256: sum, bytes: packed.length, packed };
      });
      await mkdir(join(folder, 'snapshot'), { recursive: true });
      for (const file of files) await writeFile(join(folder, file.path), file.packed);
      const manifest: Manifest = {
        format: FORMAT_VERSION,
        files: files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes })),
      };
      const draft = join(folder, `manifest.${process.pid}.json`);
      await writeFile(draft, JSON.stringify(manifest, null, 2) + '\n');
      await rename(draft, join(folder, 'manifest.json'));
      const kept = new Set(files.map((file) => file.path));
      for (const name of await readdir(join(folder, 'snapshot'))) {
        if (!kept.has(`snapshot/${name}`)) await rm(join(folder, 'snapshot', name));
      }
    },
    discard: () => Promise.resolve(),
  };
}

function placeColumns(areas: readonly Geoid[], facts: ReadonlyMap<Geoid, PlaceFacts>): PlaceColumns {
  const geoids = areas.filter(isPlace);
  const of = <T>(pick: (known: PlaceFacts) => T) => geoids.map((geoid) => pick(facts.get(geoid) as PlaceFacts));
  return {
    geoid: geoids,
    legalName: geoids.map((geoid) => {
      const name = facts.get(geoid)?.legalName;
      if (name === undefined) throw new SnapshotError(`No source tells the name of place ${geoid}; add one that does.`);
      return name;
    }),
    counties: of((known) => [...(known.counties ?? [])]),
    latitude: of((known) => known.latitude ?? null),
    longitude: of((known) => known.longitude ?? null),
    landSqMi: of((known) => known.landSqMi ?? null),
    areas: [...areas],
  };
}

/** One file for each dataset and year, and one for each dataset's series. */
function figureFiles(table: FigureTable): readonly { readonly name: string; readonly bytes: Buffer }[] {
  const yearly = new Set(table.blocks.map((block) => `${block.dataset}-${block.year}`));
  const monthly = new Set(table.series.map((one) => one.dataset));
  return [
    ...[...yearly].map((name) => {
      const members = table.blocks.filter((block) => `${block.dataset}-${block.year}` === name);
      return { name, bytes: encodeFigures(members, []) };
    }),
    ...[...monthly].map((dataset) => {
      const members = table.series.filter((one) => one.dataset === dataset);
      return { name: `${dataset}-months`, bytes: encodeFigures([], members) };
    }),
  ];
}
