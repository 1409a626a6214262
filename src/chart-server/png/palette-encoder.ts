import { ColorTable } from './color-table.ts';
import { FILTER_NONE, FILTER_UP, writePalettePng } from './write.ts';

/** Runs of one colour that a picture may have for each hundred pixels; one with more is no chart. */
const MOST_RUNS = 30;
/** Pixels above which filling is faster than writing one by one. */
const SHORT_RUN = 8;

/**
 * Encodes pictures as PNG with a palette: a quarter of the bytes to compress, and nothing to filter. Keeps its working memory from one
 * picture to the next.
 */
export class PaletteEncoder {
  readonly #table = new ColorTable();
  #slots = new Uint16Array(0);
  #ends = new Uint32Array(0);
  #lines = new Uint8Array(0);

  /**
   * @param pixels RGBA with the alpha multiplied in, as a canvas keeps them
   * @returns undefined where the picture has too many colours
   */
  encode(pixels: Buffer, width: number, height: number): Buffer | undefined {
    this.#reserve(width, height);
    const packed = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
    const repeats = repeatedRows(pixels, width, height);
    if (!this.#readRuns(packed, width, height, repeats)) return undefined;
    const colors = this.#table.palette();
    if (!colors) return undefined;
    this.#writeLines(width, height, repeats);
    return writePalettePng(width, height, colors, this.#lines.subarray(0, (width + 1) * height));
  }

  #reserve(width: number, height: number): void {
    const runs = height + Math.ceil((width * height * MOST_RUNS) / 100);
    if (this.#slots.length < runs) {
      this.#slots = new Uint16Array(runs);
      this.#ends = new Uint32Array(runs);
    }
    if (this.#lines.length < (width + 1) * height) this.#lines = new Uint8Array((width + 1) * height);
    this.#table.clear();
  }

  /** The runs of one colour in every row that doesn't repeat the one above: their colours' slots, and where they end. */
  #readRuns(packed: Uint32Array, width: number, height: number, repeats: Uint8Array): boolean {
    const [slots, ends, table] = [this.#slots, this.#ends, this.#table];
    let run = 0;
    for (let row = 0; row < height;) {
      let next = row + 1;
      while (next < height && repeats[next] === 1) next++;
      const rows = next - row;
      const end = (row + 1) * width;
      for (let at = row * width; at < end; run++) {
        const color = packed[at] ?? 0;
        const start = at++;
        while (at < end && packed[at] === color) at++;
        const slot = run < slots.length ? table.add(color, (at - start) * rows) : -1;
        if (slot < 0) return false;
        slots[run] = slot;
        ends[run] = at;
      }
      row = next;
    }
    return true;
  }

  /** Rows of indices with their filter in front. A row that repeats the one above is all zeros under the filter "up". */
  #writeLines(width: number, height: number, repeats: Uint8Array): void {
    const [slots, ends, lines] = [this.#slots, this.#ends, this.#lines];
    const { indexes } = this.#table;
    let run = 0;
    let to = 0;
    for (let row = 0; row < height; row++) {
      if (repeats[row] === 1) {
        lines[to] = FILTER_UP;
        lines.fill(0, to + 1, to + width + 1);
        to += width + 1;
        continue;
      }
      lines[to++] = FILTER_NONE;
      const end = (row + 1) * width;
      for (let at = row * width; at < end; run++) {
        const index = indexes[slots[run] ?? 0] ?? 0;
        const length = (ends[run] ?? 0) - at;
        if (length > SHORT_RUN) lines.fill(index, to, to + length);
        else for (let pixel = to; pixel < to + length; pixel++) lines[pixel] = index;
        to += length;
        at += length;
      }
    }
  }
}

/** 1 for each row that is the same as the one above. */
function repeatedRows(pixels: Buffer, width: number, height: number): Uint8Array {
  const repeats = new Uint8Array(height);
  const stride = width * 4;
  for (let row = 1; row < height; row++) {
    const start = row * stride;
    repeats[row] = pixels.compare(pixels, start - stride, start, start, start + stride) === 0 ? 1 : 0;
  }
  return repeats;
}
