import { Counter, type Registry } from 'prom-client';

export type Refusal =
  'signature' | 'size' | 'type' | 'json' | 'shape' | 'aborted' | 'challenge' | 'deletion' | 'storage';

/** What an operator watches. Labels come from short lists of ours, never from what came in. */
export class Counters {
  readonly events: Counter<'kind'>;
  readonly ignored: Counter<'kind'>;
  readonly refused: Counter<'why'>;
  readonly leftOut: Counter<'what'>;

  constructor(registry: Registry) {
    const counter = <T extends string>(name: string, help: string, label: T): Counter<T> =>
      new Counter({ name: `citrics_messenger_${name}_total`, help, labelNames: [label], registers: [registry] });
    this.events = counter('events', 'Events of people that were stored', 'kind');
    this.ignored = counter('ignored', 'Events that ask for no answer', 'kind');
    this.refused = counter('refused', 'Requests to the webhook that were refused', 'why');
    this.leftOut = counter('left_out', 'Parts of a reply that Messenger refused while the rest was sent', 'what');
  }
}
