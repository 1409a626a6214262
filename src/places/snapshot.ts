import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FigureTable } from './figure-table.ts';
import { isPlace, placeOf, populationsOf } from './place-list.ts';
import type { Place } from './place.ts';
import {
  decodeFigures,
  decompress,
  FORMAT_VERSION,
  Manifest,
  PlaceColumns,
  sha256,
  SnapshotError,
} from './snapshot-format.ts';

/** A snapshot in memory. */
export interface Snapshot {
  readonly places: readonly Place[];
  readonly table: FigureTable;
}

const CURE = 'Restore the folder from the repository, or make it anew with `npm run data:snapshot -- --from DIR`.';

/**
 * Reads the snapshot of a folder (`data/`).
 * Throws `SnapshotError` where it is missing, damaged, or of another version of the format.
 */
export async function readSnapshot(folder: string): Promise<Snapshot> {
  const manifest = await readManifest(folder);
  const packed = await Promise.all(
    manifest.files.map(async (file) => ({ ...file, content: await readListed(folder, file) })),
  );
  try {
    const [first, ...rest] = packed.map(({ content }) => decompress(content));
    const columns = PlaceColumns.parse(JSON.parse((first ?? Buffer.of()).toString('utf8')));
    const parts = rest.map(decodeFigures);
    const table = {
      areas: columns.areas,
      blocks: parts.flatMap((part) => part.blocks),
      series: parts.flatMap((part) => part.series),
    };
    return { places: placesOf(columns, table), table };
  } catch (cause) {
    throw new SnapshotError(`The snapshot in ${folder} can't be understood. ${CURE}`, { cause });
  }
}

async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'manifest.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new SnapshotError(`There is no snapshot at ${path}. ${CURE}`, { cause });
  }
  let manifest: Manifest;
  try {
    manifest = Manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new SnapshotError(`${path} is no list of snapshot files. ${CURE}`, { cause });
  }
  if (manifest.format !== FORMAT_VERSION) {
    throw new SnapshotError(
      `The snapshot in ${folder} has format ${manifest.format}; this version of Citrics reads format ${FORMAT_VERSION}. ${CURE}`,
    );
  }
  return manifest;
}

async function readListed(folder: string, file: Manifest['files'][number]): Promise<Buffer> {
  const path = join(folder, file.path);
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch (cause) {
    throw new SnapshotError(`The snapshot's file ${path} is missing. ${CURE}`, { cause });
  }
  if (sha256(content) !== file.sha256) {
    throw new SnapshotError(`The snapshot's file ${path} is damaged: its checksum is not the manifest's. ${CURE}`);
  }
  return content;
}

function placesOf(columns: PlaceColumns, table: FigureTable): readonly Place[] {
  const people = populationsOf(table);
  const population = new Map(table.areas.map((geoid, area) => [geoid, people.get(area)]));
  const known = (value: number | null | undefined) => value ?? undefined;
  return columns.geoid.filter(isPlace).map((geoid, row) => {
    const [latitude, longitude, landSqMi] = [columns.latitude, columns.longitude, columns.landSqMi].map((column) =>
      known(column[row]),
    );
    return placeOf(
      {
        geoid,
        legalName: columns.legalName[row] ?? '',
        counties: columns.counties[row] ?? [],
        ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
        ...(landSqMi === undefined ? {} : { landSqMi }),
      },
      population.get(geoid),
    );
  });
}
