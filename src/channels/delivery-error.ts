import { CitricsError } from '../errors.ts';

/**
 * What to do about a reply that could not be delivered.
 * `retry`: passing; try again with backoff. `pause`: the whole channel waits for `retryAfterMs`. `drop`: never deliverable.
 * `dead-letter`: our own fault; kept for an operator. `stop`: the channel sends nothing but a try now and then, until one
 * succeeds or the app is started with other settings.
 */
export type DeliveryRemedy = 'retry' | 'pause' | 'drop' | 'dead-letter' | 'stop';

export class DeliveryError extends CitricsError {
  readonly remedy: DeliveryRemedy;
  readonly retryAfterMs?: number;
  /** How many of the reply's messages went out before this one failed; the next try of `send` goes on from there. */
  delivered = 0;

  constructor(remedy: DeliveryRemedy, message: string, options?: ErrorOptions & { retryAfterMs?: number }) {
    super(`delivery-${remedy}`, message, options);
    this.remedy = remedy;
    this.retryAfterMs = options?.retryAfterMs;
  }
}
