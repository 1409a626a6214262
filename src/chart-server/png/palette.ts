/** Pixels by index into their colours. */
export interface Indexed {
  /** At most 256, without their alpha multiplied in. */
  readonly colors: readonly (readonly [red: number, green: number, blue: number, alpha: number])[];
  /** One index for each pixel, row by row; of rows that repeat the one above, nothing. */
  readonly indices: Uint8Array;
  /** 1 where a row is the same as the one above. */
  readonly repeats: Uint8Array;
}

/** Distinct colours above which a picture is a photograph or gradient, for which a palette is wrong. */
const MOST_COLORS = 4096;
/** Pixels of one colour that make it an area or a line, whose colour must come out exactly. */
const AREA = 64;
/** Greatest change of a channel, in 255ths, for the rare colours of smoothed edges. */
const TOLERANCES = [3, 6, 10, 16];

/** Slots of the table of colours: a power of two, sparse enough at `MOST_COLORS` to find a colour in a step or two. */
const SLOTS = 4 * MOST_COLORS;

/**
 * The pixels with a palette of at most 256 colours: exact where there are no more, otherwise with the rarest shades of smoothed edges
 * put together with a near one.
 * @param pixels RGBA with the alpha multiplied in, one number a pixel in this machine's byte order (little-endian).
 * @returns undefined where no palette comes close enough.
 */
export function indexed(pixels: Uint32Array, width: number, height: number): Indexed | undefined {
  const repeats = repeatedRows(pixels, width, height);
  const table = countColors(pixels, width, height, repeats);
  if (!table) return undefined;
  const palette = fitPalette(table);
  if (!palette) return undefined;
  return { colors: Array.from(palette, straight), repeats, indices: toIndices(pixels, width, height, repeats, table) };
}

/** A colour without its alpha multiplied in. */
function straight(color: number): [red: number, green: number, blue: number, alpha: number] {
  const alpha = color >>> 24;
  const channel = (value: number) => (alpha === 0 ? 0 : Math.min(255, Math.round((value * 255) / alpha)));
  return [channel(color & 255), channel((color >>> 8) & 255), channel((color >>> 16) & 255), alpha];
}

/** Colours by hash: `colors` and, at the same place, how many pixels have it and, once fitted, its index. */
interface ColorTable {
  readonly colors: Uint32Array;
  readonly counts: Uint32Array;
  readonly indexes: Uint8Array;
  /** The places that are taken. */
  readonly slots: Uint16Array;
  size: number;
}

function repeatedRows(pixels: Uint32Array, width: number, height: number): Uint8Array {
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const repeats = new Uint8Array(height);
  const stride = width * 4;
  for (let row = 1; row < height; row++) {
    const start = row * stride;
    repeats[row] = bytes.compare(bytes, start - stride, start, start, start + stride) === 0 ? 1 : 0;
  }
  return repeats;
}

/** The place of a colour, or the free one where it belongs. */
function slotOf(table: ColorTable, color: number): number {
  let slot = (Math.imul(color, 0x9e3779b1) >>> 18) & (SLOTS - 1);
  while (table.counts[slot] !== 0 && table.colors[slot] !== color) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

function countColors(pixels: Uint32Array, width: number, height: number, repeats: Uint8Array): ColorTable | undefined {
  const table: ColorTable = {
    colors: new Uint32Array(SLOTS),
    counts: new Uint32Array(SLOTS),
    indexes: new Uint8Array(SLOTS),
    slots: new Uint16Array(MOST_COLORS),
    size: 0,
  };
  for (let row = 0; row < height;) {
    let next = row + 1;
    while (next < height && repeats[next] === 1) next++;
    const rows = next - row;
    const end = (row + 1) * width;
    for (let at = row * width; at < end;) {
      const color = pixels[at] ?? 0;
      const start = at++;
      while (at < end && pixels[at] === color) at++;
      const slot = slotOf(table, color);
      if (table.counts[slot] === 0) {
        if (table.size === MOST_COLORS) return undefined;
        table.colors[slot] = color;
        table.slots[table.size++] = slot;
      }
      table.counts[slot] = (table.counts[slot] ?? 0) + (at - start) * rows;
    }
    row = next;
  }
  return table;
}

/** Gives every colour of the table its index; the palette, or undefined where the tolerances don't reach. */
function fitPalette(table: ColorTable): Uint32Array | undefined {
  const slots = table.slots.subarray(0, table.size);
  if (slots.length <= 256) {
    slots.forEach((slot, index) => (table.indexes[slot] = index));
    return Uint32Array.from(slots, (slot) => table.colors[slot] ?? 0);
  }
  const frequent = slots.slice().sort((a, b) => (table.counts[b] ?? 0) - (table.counts[a] ?? 0));
  for (const tolerance of TOLERANCES) {
    const palette = merged(table, frequent, tolerance);
    if (palette) return palette;
  }
  return undefined;
}

function merged(table: ColorTable, frequent: Uint16Array, tolerance: number): Uint32Array | undefined {
  const palette = new Uint32Array(256);
  let size = 0;
  for (const slot of frequent) {
    const color = table.colors[slot] ?? 0;
    const index = (table.counts[slot] ?? 0) >= AREA ? size : nearest(palette, size, color, tolerance);
    if (index === size) {
      if (size === 256) return undefined;
      palette[size++] = color;
    }
    table.indexes[slot] = index;
  }
  return palette.subarray(0, size);
}

/** The index of the nearest colour within the tolerance, otherwise `size`. */
function nearest(palette: Uint32Array, size: number, color: number, tolerance: number): number {
  let best = size;
  let least = tolerance + 1;
  for (let index = 0; index < size; index++) {
    const difference = distance(palette[index] ?? 0, color);
    if (difference < least) {
      least = difference;
      best = index;
    }
  }
  return best;
}

/** The greatest difference of a channel. */
function distance(a: number, b: number): number {
  return Math.max(
    Math.abs((a & 255) - (b & 255)),
    Math.abs(((a >>> 8) & 255) - ((b >>> 8) & 255)),
    Math.abs(((a >>> 16) & 255) - ((b >>> 16) & 255)),
    Math.abs((a >>> 24) - (b >>> 24)),
  );
}

function toIndices(
  pixels: Uint32Array,
  width: number,
  height: number,
  repeats: Uint8Array,
  table: ColorTable,
): Uint8Array {
  const indices = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    if (repeats[row] === 1) continue;
    const end = (row + 1) * width;
    for (let at = row * width; at < end;) {
      const color = pixels[at] ?? 0;
      const index = table.indexes[slotOf(table, color)] ?? 0;
      do indices[at++] = index;
      while (at < end && pixels[at] === color);
    }
  }
  return indices;
}
