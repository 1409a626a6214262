import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises';

/** How long answering stands back at most for deliveries that come one upon the other, so that a stream of them never stops it. */
const MOST_MS = 250;
/** So many deliveries within so many milliseconds are a rush: more of it is probably on its way, to this process and to others beside it. */
const RUSH = 8;
const RUSH_MS = 20;
/** A rush is over when nothing has come for so long. */
const CALM_MS = 40;

/**
 * Taking in goes before answering, in what is asked of the database and in what is computed: a delivery waits for no more than the one turn
 * that is being computed. Turns take some milliseconds of computing each, and many that are ready at once would keep a webhook waiting for
 * all of them.
 */
export class Turnstile {
  private readonly now: () => number;
  private deliveries = 0;
  /** When the last deliveries came, the oldest first. */
  private arrivals: number[] = [];
  private isRush = false;
  /** Since when there has always been something to stand back for. */
  private busySince = 0;
  private last: Promise<void> = Promise.resolve();

  /** @param now a clock in milliseconds that never goes back */
  constructor(now: () => number = () => performance.now()) {
    this.now = now;
  }

  /** Runs the storing of a delivery; turns stand back meanwhile. */
  async takeIn(store: () => Promise<void>): Promise<void> {
    this.arrive();
    this.deliveries += 1;
    try {
      await store();
    } finally {
      this.deliveries -= 1;
    }
  }

  /** Resolves when no delivery is under way or about to come. */
  async quiet(): Promise<void> {
    while (this.isBusy && this.now() - this.busySince < MOST_MS) await sleep(1);
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

  private arrive(): void {
    const now = this.now();
    if (!this.isBusy) {
      this.busySince = now;
      this.isRush = false;
    }
    this.arrivals = [...this.arrivals.slice(1 - RUSH), now];
    const [first = now] = this.arrivals;
    this.isRush ||= this.arrivals.length === RUSH && now - first < RUSH_MS;
  }

  private get isBusy(): boolean {
    return this.deliveries > 0 || (this.isRush && this.now() - (this.arrivals.at(-1) ?? 0) < CALM_MS);
  }
}
