/** A number of something and how far off it is. */
export interface Found {
  readonly index: number;
  readonly distance: number;
}

/**
 * Keeps the nearest few of many that are offered, without sorting the rest; those equally far stay in order of their index.
 * `offer` takes them in ascending order of index.
 */
export function createClosest(limit: number): {
  offer(index: number, distance: number): void;
  readonly found: readonly Found[];
} {
  const found: Found[] = [];
  return {
    found,
    offer(index, distance) {
      const last = found[limit - 1];
      if (limit <= 0 || (last && last.distance <= distance)) return;
      let at = found.length;
      while (at > 0 && (found[at - 1] as Found).distance > distance) at--;
      found.splice(at, 0, { index, distance });
      if (found.length > limit) found.pop();
    },
  };
}
