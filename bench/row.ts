/** One line of a benchmark: what Citrics does beside what a named peer does with the same input in the same run. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** Absent where there is nothing to compare with. */
  readonly peer?: number;
  readonly peer_name?: string;
  /** How many times better than the peer: above 1 is better, whether more or less of the unit is good. */
  readonly ratio?: number;
}

/** A row where less is better: times, sizes. */
export function lessIsBetter(name: string, unit: string, ours: number, peer: number, peer_name: string): BenchRow {
  return { name, unit, ours, peer, peer_name, ratio: peer / ours };
}

/** A row where more is better: accuracy, rates. */
export function moreIsBetter(name: string, unit: string, ours: number, peer: number, peer_name: string): BenchRow {
  return { name, unit, ours, peer, peer_name, ratio: ours / peer };
}
