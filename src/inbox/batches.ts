/**
 * Makes one call at a time, and puts what is asked for while it is under way together into the next one: under load many requests cost
 * few round trips, and a single one waits for nothing.
 *
 * @param call answers items in their order; when it rejects, everybody in the batch gets its cause
 */
export function inBatches<Item, Answer>(
  call: (items: readonly Item[]) => Promise<readonly Answer[]>,
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
        const answers = await call(batch.map(({ item }) => item));
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
