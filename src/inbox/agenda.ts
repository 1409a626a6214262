import type { Conversation } from './conversations.ts';

/** Turns wait for the database and sends for their channel most of the time. */
const SLOTS = 12;

/**
 * The conversations that this process is to look at: each once however often it is asked for, so many at a time, and who comes first goes
 * first. What it holds may be forgotten at any time: the rows of inbox and outbox say what is to do, and are looked for every second.
 */
export class Agenda {
  /** How many conversations are worked on at once. */
  readonly slots: number;
  private readonly waiting = new Map<string, Conversation>();
  private readonly underWay = new Set<Promise<void>>();
  private work: ((where: Conversation) => Promise<void>) | undefined;

  constructor(slots = SLOTS) {
    this.slots = slots;
  }

  /** Has conversations looked at, unless nobody works here just now. One that is being worked on is looked at again after that. */
  add(conversations: Iterable<Conversation>): void {
    if (!this.work) return;
    for (const where of conversations) this.waiting.set(`${where.channel}\n${where.conversation}`, where);
    this.fill();
  }

  /** Whether more could be done here than there is to do. */
  get isIdle(): boolean {
    return this.waiting.size === 0 && this.underWay.size < this.slots;
  }

  /** Begins to work. `work` must not reject. */
  begin(work: (where: Conversation) => Promise<void>): void {
    this.work = work;
  }

  /** Begins nothing more, and resolves when what is under way is done. */
  async end(): Promise<void> {
    this.work = undefined;
    this.waiting.clear();
    await Promise.all(this.underWay);
  }

  private fill(): void {
    for (const [key, where] of this.waiting) {
      if (!this.work || this.underWay.size >= this.slots) return;
      this.waiting.delete(key);
      const done = this.work(where).then(() => {
        this.underWay.delete(done);
        this.fill();
      });
      this.underWay.add(done);
    }
  }
}
