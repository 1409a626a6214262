/** A colour with its alpha multiplied in, as one number: RGBA in this machine's byte order (little-endian). */
export type PackedColor = number;

/** Red, green, blue and alpha, each 0 to 255; the alpha is not multiplied in. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** Distinct colours above which a picture is a photograph or gradient, for which a palette is wrong. */
const MOST_COLORS = 4096;
/** A power of two, sparse enough at `MOST_COLORS` to find a colour in a step or two. */
const SLOTS = 2 * MOST_COLORS;
/** Leaves as many bits of a hash as `SLOTS` has. */
const HASH_SHIFT = 32 - Math.log2(SLOTS);
/** Pixels of one colour that make it an area or a line, whose colour must come out exactly. */
const AREA = 64;
/** Greatest change of a channel, in 255ths, for the rare colours of smoothed edges: powers of two. */
const MOST_TOLERANT = 16;
const TOLERANCES = [4, 8, MOST_TOLERANT];

/** The colours of a picture by hash, how many pixels have each, and its index in a palette of at most 256. Made once and used again. */
export class ColorTable {
  readonly #colors = new Uint32Array(SLOTS);
  readonly #counts = new Uint32Array(SLOTS);
  /** Of the colour in a slot, once `palette` has been asked for. */
  readonly indexes = new Uint8Array(SLOTS);
  readonly #used = new Uint16Array(MOST_COLORS);
  #size = 0;

  clear(): void {
    for (let at = 0; at < this.#size; at++) this.#counts[this.#used[at] ?? 0] = 0;
    this.#size = 0;
  }

  /**
   * Counts pixels of a colour.
   * @returns the colour's slot, or -1 where there are too many colours
   */
  add(color: PackedColor, pixels: number): number {
    const [colors, counts] = [this.#colors, this.#counts];
    let slot = Math.imul(color, 0x9e3779b1) >>> HASH_SHIFT;
    while (counts[slot] !== 0 && colors[slot] !== color) slot = (slot + 1) & (SLOTS - 1);
    if (counts[slot] === 0) {
      if (this.#size === MOST_COLORS) return -1;
      colors[slot] = color;
      this.#used[this.#size++] = slot;
    }
    counts[slot] = (counts[slot] ?? 0) + pixels;
    return slot;
  }

  /**
   * At most 256 colours: all of them where there are no more, otherwise with the rarest, shades of smoothed edges, put together with a
   * near one.
   * @returns undefined where none is near enough
   */
  palette(): Color[] | undefined {
    const slots = this.#used.subarray(0, this.#size);
    if (slots.length <= 256) {
      slots.forEach((slot, index) => (this.indexes[slot] = index));
      return Array.from(slots, (slot) => straight(this.#colors[slot] ?? 0));
    }
    const frequent = this.#byFrequency(slots);
    for (const tolerance of TOLERANCES) {
      // So many never fit: it is not worth trying.
      if (slots.length > 128 * tolerance && tolerance < MOST_TOLERANT) continue;
      const palette = this.#merged(frequent, tolerance);
      if (palette) return Array.from(palette, straight);
    }
    return undefined;
  }

  /** The slots with areas first, in any order, then the rare ones with the most frequent first. */
  #byFrequency(slots: Uint16Array): Uint16Array {
    const rank = (slot: number) => AREA - Math.min(this.#counts[slot] ?? 0, AREA);
    const places = new Uint16Array(AREA + 1);
    for (const slot of slots) places[rank(slot) + 1] = (places[rank(slot) + 1] ?? 0) + 1;
    for (let next = 1; next <= AREA; next++) places[next] = (places[next] ?? 0) + (places[next - 1] ?? 0);
    const sorted = new Uint16Array(slots.length);
    for (const slot of slots) {
      const place = places[rank(slot)] ?? 0;
      sorted[place] = slot;
      places[rank(slot)] = place + 1;
    }
    return sorted;
  }

  #merged(frequent: Uint16Array, tolerance: number): Uint32Array | undefined {
    const palette = new Uint32Array(256);
    let size = 0;
    // What is in one cell differs by less than the tolerance: most shades find their index there, without a search.
    const cells = new Map<number, number>();
    const cellMask = 0x01010101 * (256 - tolerance);
    for (const slot of frequent) {
      const color = this.#colors[slot] ?? 0;
      const area = (this.#counts[slot] ?? 0) >= AREA;
      const cell = color & cellMask;
      const index = area ? size : (cells.get(cell) ?? nearest(palette, size, color, tolerance));
      if (index === size) {
        if (size === 256) return undefined;
        palette[size++] = color;
        cells.set(cell, index);
      }
      this.indexes[slot] = index;
    }
    return palette.subarray(0, size);
  }
}

/** The index of the nearest colour, by the channel that differs most, within the tolerance; otherwise `size`. */
function nearest(palette: Uint32Array, size: number, color: PackedColor, tolerance: number): number {
  const [red, green, blue, alpha] = [color & 255, (color >>> 8) & 255, (color >>> 16) & 255, color >>> 24];
  let best = size;
  let least = tolerance + 1;
  for (let index = 0; index < size; index++) {
    const other = palette[index] ?? 0;
    // Most colours are out already by their first channel.
    let difference = Math.abs((other & 255) - red);
    if (difference >= least) continue;
    difference = Math.max(difference, Math.abs(((other >>> 8) & 255) - green));
    if (difference >= least) continue;
    difference = Math.max(difference, Math.abs(((other >>> 16) & 255) - blue), Math.abs((other >>> 24) - alpha));
    if (difference >= least) continue;
    best = index;
    least = difference;
  }
  return best;
}

function straight(color: PackedColor): Color {
  const alpha = color >>> 24;
  return [
    divided(color & 255, alpha),
    divided((color >>> 8) & 255, alpha),
    divided((color >>> 16) & 255, alpha),
    alpha,
  ];
}

function divided(channel: number, alpha: number): number {
  return alpha === 0 ? 0 : Math.min(255, Math.round((channel * 255) / alpha));
}
