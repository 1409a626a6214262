import { DeliveryError } from '../delivery-error.ts';

/** After this long one call may try whether a token or policy error has been cured; Meta also sends them in outages of its own. */
export const PROBE_MS = 5 * 60_000;

/**
 * Keeps calls from being made while they can only fail: a rest after rate errors and full allowances, a circuit that opens on
 * token and policy errors. One gate per page token.
 */
export class Gate {
  private readonly now: () => number;
  private restUntil = 0;
  private shut?: { readonly error: DeliveryError; until: number };

  constructor(now: () => number) {
    this.now = now;
  }

  /** Throws what stands in the way of a call made now. */
  pass(): void {
    const now = this.now();
    if (this.shut) {
      if (now < this.shut.until) throw new DeliveryError('stop', this.shut.error.message, { cause: this.shut.error });
      this.shut.until = now + PROBE_MS; // this call is the probe; the others wait for what comes of it
    }
    if (now < this.restUntil)
      throw new DeliveryError('pause', 'Messenger’s rate limit is reached; sending goes on by itself.', {
        retryAfterMs: this.restUntil - now,
      });
  }

  rest(ms: number): void {
    this.restUntil = Math.max(this.restUntil, this.now() + ms);
  }

  stop(error: DeliveryError): void {
    this.shut = { error, until: this.now() + PROBE_MS };
  }

  open(): void {
    this.shut = undefined;
  }
}
