import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises';

/** How long answering waits at most for deliveries, so that a stream of them never stops it. */
const MOST_MS = 150;
/** So many deliveries within so many milliseconds are a rush: more of it is probably on its way, to this process and to others beside it. */
const RUSH = 8;
const RUSH_MS = 20;

/**
 * Taking in goes before answering, in what is asked of the database and in what is computed: a delivery waits for no more than the one turn
 * that is being computed. Turns take some milliseconds of computing each, and many that are ready at once would keep a webhook waiting for
 * all of them.
 */
export class Turnstile {
  private readonly now: () => number;
  private deliveries = 0;
  /** When the last deliveries came, the oldest of a rush first. */
  private arrivals: number[] = [];
  private last: Promise<void> = Promise.resolve();

  /** @param now a clock in milliseconds that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** Runs the storing of a delivery; turns stand back meanwhile. */
  async takeIn(store: () => Promise<void>): Promise<void> {
    this.deliveries += 1;
    this.arrivals = [...this.arrivals.slice(1 - RUSH), this.now()];
    try {
      await store();
    } finally {
      this.deliveries -= 1;
    }
  }

  /** Resolves when no delivery is under way or about to come. */
  async quiet(): Promise<void> {
    const began = this.now();
    while ((this.deliveries > 0 || this.isRush()) && this.now() - began < MOST_MS) await sleep(1);
  }

  /** Resolves when a turn may be computed: when it is quiet, and one in a round of the event loop. */
  pass(): Promise<void> {
    this.last = this.next(this.last);
    return this.last;
  }

  private async next(before: Promise<void>): Promise<void> {
    await before;
    await nextRound();
    await this.quiet();
  }

  private isRush(): boolean {
    const [first = 0] = this.arrivals;
    return this.arrivals.length === RUSH && this.now() - first < RUSH_MS;
  }
}
