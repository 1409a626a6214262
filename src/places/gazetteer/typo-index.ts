import { typoCost } from './edit-distance.ts';

/** A name close to what was typed. */
export interface Near {
  /** The position of the name in the list that the index was made from. */
  readonly id: number;
  /** See `typoCost`. */
  readonly cost: number;
}

/** Finds the names that are one or two mistakes away from what was typed. */
export interface TypoIndex {
  /** At most `most` mistakes (see `mistakesAllowed`), in no order. */
  near(typed: string, most: number): Near[];
}

/** Letters of a name that are indexed. Two mistakes within them leave at most 29 strings a name. */
const PREFIX = 7;

/** How many mistakes a name of that many letters may have and still be told apart from other names. */
export function mistakesAllowed(letters: number): number {
  return letters >= 7 ? 2 : letters >= 4 ? 1 : 0;
}

/**
 * A deletion-neighbourhood index (the SymSpell scheme: Garbe 2012, after Bocek et al. 2007): two strings are within k mistakes of
 * each other only if they share a string that is left when up to k letters are taken out of each. Every name is filed under the
 * hashes of those strings of its first letters, in flat typed arrays with about as many buckets as hashes: some 10 MB for all
 * places, little for a few names, and no scan over them.
 */
export function createTypoIndex(names: readonly string[]): TypoIndex {
  const hashes: number[] = [];
  const ids: number[] = [];
  names.forEach((name, id) => {
    for (const hash of new Set(deletionHashes(name, Math.max(1, mistakesAllowed(name.length))))) {
      hashes.push(hash);
      ids.push(id);
    }
  });
  const buckets = Math.max(1, hashes.length);
  const starts = new Uint32Array(buckets + 1);
  for (const hash of hashes) starts[(hash % buckets) + 1] = (starts[(hash % buckets) + 1] ?? 0) + 1;
  for (let bucket = 1; bucket <= buckets; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const next = starts.slice();
  const filedHashes = new Uint32Array(hashes.length);
  const filedIds = new Uint32Array(hashes.length);
  hashes.forEach((hash, i) => {
    const at = next[hash % buckets] ?? 0;
    next[hash % buckets] = at + 1;
    filedHashes[at] = hash;
    filedIds[at] = ids[i] ?? 0;
  });

  return {
    near(typed, most) {
      const seen = new Set<number>();
      const found: Near[] = [];
      for (const hash of deletionHashes(typed, most)) {
        const bucket = hash % buckets;
        for (let at = starts[bucket] ?? 0; at < (starts[bucket + 1] ?? 0); at += 1) {
          const id = filedIds[at] ?? 0;
          if (filedHashes[at] !== hash || seen.has(id)) continue;
          seen.add(id);
          const name = names[id] ?? '';
          const cost = typoCost(typed, name, Math.min(most, Math.max(1, mistakesAllowed(name.length))));
          if (cost !== undefined) found.push({ id, cost });
        }
      }
      return found;
    },
  };
}

/** Hashes of the first letters with none, one, ... `most` of them taken out. */
function deletionHashes(word: string, most: number): number[] {
  const length = Math.min(word.length, PREFIX);
  const hashes = [hashWithout(word, length, -1, -1)];
  if (most > 0) for (let i = 0; i < length; i += 1) hashes.push(hashWithout(word, length, i, -1));
  if (most > 1)
    for (let i = 0; i < length; i += 1)
      for (let j = i + 1; j < length; j += 1) hashes.push(hashWithout(word, length, i, j));
  return hashes;
}

/** FNV-1a over the letters but two. */
function hashWithout(word: string, length: number, i: number, j: number): number {
  let hash = 0x811c9dc5;
  for (let k = 0; k < length; k += 1) {
    if (k !== i && k !== j) hash = Math.imul(hash ^ word.charCodeAt(k), 0x01000193);
  }
  hash ^= hash >>> 15; // FNV's low bits alone spread short strings badly
  return hash >>> 0;
}
