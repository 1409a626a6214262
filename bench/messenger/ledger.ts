import { textOf, type Sent } from '../../test/fakes/graph-api.ts';

interface Question {
  readonly mark: string;
  readonly askedAt: number;
  answeredAt?: number;
  /** The sender didn't hear that an answer was taken. */
  wasUnheard?: boolean;
}

/** A second answer. */
export interface Repeated {
  /** When the question had been answered before, by performance.now(). */
  readonly answeredAt: number;
  /** The sender could not know that. */
  readonly wasUnheard: boolean;
}

/**
 * Who asked what, and what came back. Each question of a person names another city, and an answer is recognised by that name, so that
 * a lost answer, a second one and one out of order are told apart.
 */
export class Ledger {
  private readonly people = new Map<string, Question[]>();
  private open = 0;
  /** By performance.now(). */
  lastAnswerAt = 0;
  private done: () => void = () => undefined;
  readonly repeated: Repeated[] = [];
  outOfOrder = 0;

  ask(psid: string, mark: string): void {
    const questions = this.people.get(psid) ?? [];
    this.people.set(psid, questions);
    questions.push({ mark, askedAt: performance.now() });
    this.open += 1;
  }

  heard({ psid, message, isAnswered }: Pick<Sent, 'psid' | 'message' | 'isAnswered'>): void {
    const text = textOf(message);
    const questions = this.people.get(psid) ?? [];
    const question = questions.find(({ mark }) => text?.includes(mark));
    if (!question) return; // the greeting, an apology
    const { answeredAt, wasUnheard = false } = question;
    question.wasUnheard = !isAnswered;
    if (answeredAt !== undefined) {
      this.repeated.push({ answeredAt, wasUnheard });
      return;
    }
    const earlier = questions.slice(0, questions.indexOf(question));
    if (earlier.some(({ answeredAt }) => answeredAt === undefined)) this.outOfOrder += 1;
    question.answeredAt = this.lastAnswerAt = performance.now();
    this.open -= 1;
    if (this.open === 0) this.done();
  }

  /** Resolves when every question so far is answered, or nothing was for so long. */
  async settled(quietMs: number): Promise<void> {
    while (this.open > 0) {
      const before = this.open;
      const answered = new Promise<void>((resolve) => (this.done = resolve));
      const quiet = new Promise<void>((resolve) => setTimeout(resolve, quietMs).unref());
      await Promise.race([answered, quiet]);
      if (this.open === before) return;
    }
  }

  get lost(): number {
    return this.open;
  }

  /** Milliseconds from each question to its answer. */
  get waits(): readonly number[] {
    return [...this.people.values()]
      .flat()
      .flatMap(({ askedAt, answeredAt }) => (answeredAt ? [answeredAt - askedAt] : []));
  }

  /** Answers per second, from the first question to the last answer. */
  get rate(): number {
    const first = Math.min(...[...this.people.values()].flatMap(([question]) => question?.askedAt ?? []));
    return (this.waits.length * 1000) / (this.lastAnswerAt - first);
  }
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
