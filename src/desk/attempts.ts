import { LRUCache } from 'lru-cache';

/** Wrong tokens that an address may give within the time, and addresses that are remembered. */
const MOST_WRONG = 10;
const WITHIN_MS = 5 * 60 * 1000;
const MOST_ADDRESSES = 10_000;

/** Counts wrong attempts by the address that they came from. */
export class Attempts {
  readonly #wrong = new LRUCache<string, number[]>({ max: MOST_ADDRESSES });

  /** Seconds until an address may try again; 0 where it may now. */
  wait(address: string, now: Date): number {
    const recent = this.#recent(address, now);
    const [oldest] = recent;
    if (recent.length < MOST_WRONG || oldest === undefined) return 0;
    return Math.ceil((oldest + WITHIN_MS - now.getTime()) / 1000);
  }

  wrong(address: string, now: Date): void {
    this.#wrong.set(address, [...this.#recent(address, now), now.getTime()]);
  }

  #recent(address: string, now: Date): number[] {
    return (this.#wrong.get(address) ?? []).filter((at) => at > now.getTime() - WITHIN_MS);
  }
}
