/** A set of small whole numbers, a bit each: a column of the whole country takes 4 kB instead of a megabyte. */
export interface AreaSet {
  readonly size: number;
  has(area: number): boolean;
  add(area: number): void;
}

const FIRST_BYTES = 512;

export function createAreaSet(): AreaSet {
  let bits = new Uint8Array(FIRST_BYTES);
  let size = 0;
  const has = (area: number): boolean => (((bits[area >> 3] ?? 0) >> (area & 7)) & 1) === 1;
  return {
    get size() {
      return size;
    },
    has,
    add(area) {
      if (has(area)) return;
      size++;
      if (area >> 3 >= bits.length) {
        const grown = new Uint8Array(Math.max(bits.length * 2, (area >> 3) + 1));
        grown.set(bits);
        bits = grown;
      }
      bits[area >> 3] = (bits[area >> 3] as number) | (1 << (area & 7));
    },
  };
}
