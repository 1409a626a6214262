import { CitricsError } from '../errors.ts';
import { within } from './within.ts';

/** A call of a batch took too long; what it may still come to is nobody's. */
export class BatchTimeoutError extends CitricsError {
  constructor(ms: number) {
    super('batch-timeout', `PostgreSQL did not answer within ${ms / 1000} s: is it overloaded, or the way to it cut?`);
  }
}

/** The database answers in milliseconds. Whoever waits behind a call that hangs must hear that it does, while they can still do something. */
const TIMEOUT_MS = 4_000;

/**
 * Makes one call at a time, and puts what is asked for while it is under way together into the next one: under load many requests cost
 * few round trips, and a single one waits for nothing.
 *
 * @param call answers items in their order; when it rejects or takes longer than the time-out, everybody in the batch gets its cause
 */
export function inBatches<Item, Answer>(
  call: (items: readonly Item[]) => Promise<readonly Answer[]>,
  timeoutMs = TIMEOUT_MS,
): (item: Item) => Promise<Answer> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (cause: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let underWay = false;

  const work = async (): Promise<void> => {
    underWay = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const answers = await within(
          timeoutMs,
          call(batch.map(({ item }) => item)),
          () => new BatchTimeoutError(timeoutMs),
        );
        batch.forEach(({ resolve }, at) => resolve(answers[at] as Answer));
      } catch (cause) {
        for (const { reject } of batch) reject(cause);
      }
    }
    underWay = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!underWay) void work();
    });
}
