import { CitricsError } from '../errors.ts';

/**
 * What to do about a reply that could not be delivered.
 * `retry`: passing; try again with backoff. `pause`: the whole channel waits for `retryAfterMs`. `drop`: nobody is there to deliver it to.
 * `dead-letter`: our own fault; kept for an operator. `stop`: the channel sends nothing but a try now and then, until one
 * succeeds or the app is started with other settings.
 */
export type DeliveryRemedy = 'retry' | 'pause' | 'drop' | 'dead-letter' | 'stop';

export class DeliveryError extends CitricsError {
  readonly remedy: DeliveryRemedy;
  readonly retryAfterMs?: number;
  /** How many of the reply's messages went out before this one failed; the next try of `send` goes on from there. */
  delivered = 0;
  /** The channel's ids of those messages, as far as it gives any. */
  messageIds: readonly string[] = [];
  /** The channel may have taken the message all the same: only its answer is missing. */
  readonly uncertain: boolean;

  constructor(
    remedy: DeliveryRemedy,
    message: string,
    options: ErrorOptions & { readonly retryAfterMs?: number; readonly uncertain?: boolean } = {},
  ) {
    super(`delivery-${remedy}`, message, options);
    this.remedy = remedy;
    this.retryAfterMs = options.retryAfterMs;
    this.uncertain = options.uncertain ?? false;
  }
}
