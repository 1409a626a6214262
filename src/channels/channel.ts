import type { Server } from 'restify';
import type { ChannelId, Incoming } from '../conversation/incoming.ts';
import type { Reply } from '../replies/reply.ts';

/** Takes events in: stores each once, by channel and key, and sees to it that it is answered. Resolves when they are safe. */
export type Receive = (events: readonly Incoming[]) => Promise<void>;

/** A way in and out. Added as one file or folder under `src/channels/`, and one line in `app.ts`. */
export interface Channel {
  readonly id: ChannelId;
  /** Adds the channel's routes; what comes in goes to `receive`. */
  mount(server: Server, receive: Receive): void;
  /**
   * Delivers one reply, rendered within the channel's limits; gives the channel's ids of its messages. Rejects with a DeliveryError.
   * After `deadline` others may send the reply: calls under way then are given up, and no more are made.
   * A reply may be several messages: after a failure in between, `delivered` of that error is given to the next try, which goes on there.
   */
  send(
    address: unknown,
    reply: Reply,
    delivered?: number,
    deadline?: AbortSignal,
  ): Promise<{ readonly messageIds: readonly string[] }>;
  /** "Seen" and "typing": best effort, never rejects, and takes no longer than a moment. */
  signal?(address: unknown, signal: 'seen' | 'typing'): Promise<void>;
}
