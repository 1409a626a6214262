export type ChannelId = 'messenger' | 'bot-framework' | 'web-chat' | 'terminal';

/** One thing a person did, in no channel's words. Channels make it, the inbox stores it, a turn answers it. */
export interface Incoming {
  readonly channel: ChannelId;
  /** The channel's own id of this event, or a key of its content: the same event has the same key, however often it is delivered. */
  readonly key: string;
  /** Who wrote; unique within the channel. */
  readonly person: string;
  /** The thread it belongs to; turns of one conversation run in order, one at a time. */
  readonly conversation: string;
  /** When the person did it, by the channel's clock. */
  readonly at: Date;
  readonly event: IncomingEvent;
  /** What the channel needs to send an answer there (a conversation reference, a PSID); plain JSON, read by that channel only. */
  readonly address: unknown;
}

export type IncomingEvent =
  | { readonly kind: 'text'; readonly text: string }
  /** A button, quick reply, menu item or m.me link: `payload` is an action (`action.ts`), or one of the prototype's (`Rent_2533`). */
  | { readonly kind: 'action'; readonly payload: string; readonly title?: string }
  /** The person opened the chat; nothing was said yet. */
  | { readonly kind: 'start' }
  /** A sticker, picture, voice message, shared location: there is no text to understand. */
  | {
      readonly kind: 'attachment';
      readonly what: 'sticker' | 'image' | 'audio' | 'video' | 'file' | 'location' | 'other';
    }
  /** Native thumbs under an answer. `answer` is the id the channel gave that answer. */
  | { readonly kind: 'rating'; readonly helpful: boolean; readonly answer?: string }
  /**
   * A human took the conversation over, or gave it back: nothing to answer, but the bot must know. `nobody`: the channel has no human to
   * give it to although the bot promised one.
   */
  | { readonly kind: 'thread-control'; readonly holder: 'human' | 'bot' | 'nobody' };
