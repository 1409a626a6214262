import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises';

/** How long a turn waits at most for deliveries, so that a stream of them never stops the answers. */
const MOST_MS = 50;

/**
 * Taking in goes before answering: a delivery waits for no more than the one turn that is being computed. Turns take some milliseconds of
 * computing each, and many that are ready at once would keep a webhook waiting for all of them.
 */
export class Turnstile {
  private deliveries = 0;
  private last: Promise<void> = Promise.resolve();

  /** Runs the storing of a delivery; turns stand back meanwhile. */
  async takeIn(store: () => Promise<void>): Promise<void> {
    this.deliveries += 1;
    try {
      await store();
    } finally {
      this.deliveries -= 1;
    }
  }

  /** Resolves when a turn may be computed: one in a round of the event loop, and once no delivery is under way. */
  pass(): Promise<void> {
    this.last = this.next(this.last);
    return this.last;
  }

  private async next(before: Promise<void>): Promise<void> {
    await before;
    const began = performance.now();
    await nextRound();
    while (this.deliveries > 0 && performance.now() - began < MOST_MS) await sleep(1);
  }
}
