/** A send that takes longer is slow: its channel, or the network to it, hangs. */
const SLOW_MS = 2_000;

/**
 * Which channels hang: of one whose slow sends take up half of all slots no more conversations are begun, so that the others' go on.
 */
export class Congestion {
  private readonly slots: number;
  private readonly now: () => number;
  private readonly sends = new Set<{ readonly channel: string; readonly began: number }>();

  /**
   * @param slots how many conversations are worked on at once
   * @param now a clock in milliseconds that never goes back
   */
  constructor(slots: number, now: () => number = () => performance.now()) {
    this.slots = slots;
    this.now = now;
  }

  /** Runs a send of a channel. */
  async during<T>(channel: string, send: () => Promise<T>): Promise<T> {
    const one = { channel, began: this.now() };
    this.sends.add(one);
    try {
      return await send();
    } finally {
      this.sends.delete(one);
    }
  }

  /** Those of some channels that hang. */
  clogged(channels: Iterable<string>): readonly string[] {
    return [...channels].filter((channel) => this.isClogged(channel));
  }

  isClogged(channel: string): boolean {
    const slow = [...this.sends].filter((send) => send.channel === channel && this.now() - send.began > SLOW_MS);
    return slow.length >= this.slots / 2;
  }
}
