import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { UnreadableFile } from './errors.ts';

/** Reads a delimited text file as rows of cells, one by one; a `.gz` file is unpacked on the way. */
export async function* rowsOf(path: string, delimiter = ','): AsyncGenerator<string[], undefined> {
  const parser = parse({ bom: true, delimiter, quote: delimiter === ',' ? '"' : null });
  const parts = path.endsWith('.gz') ? [createGunzip(), parser] : [parser];
  const parsed = pipeline([createReadStream(path), ...parts], () => undefined) as unknown as AsyncIterable<string[]>;
  try {
    for await (const row of parsed) yield row;
  } catch (cause) {
    throw new UnreadableFile(path, 'it is damaged or cut off', 'Download it again.', { cause });
  }
}

/** A row by the names of its header. */
export type NamedRow = ReadonlyMap<string, string>;

/** The rows after a header row, by its names. */
export async function* namedRowsOf(path: string, delimiter = ','): AsyncGenerator<NamedRow, undefined> {
  let header: readonly string[] | undefined;
  for await (const row of rowsOf(path, delimiter)) {
    if (header === undefined) header = row.map((name) => name.trim());
    else {
      const names = header;
      yield new Map(row.map((cell, i) => [names[i] ?? '', cell.trim()]));
    }
  }
}
