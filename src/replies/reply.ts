import type { AnswerAction } from '../conversation/action.ts';

/**
 * A channel-neutral answer. Channels render it within their own limits; the limits of the strictest one (Messenger: 3 buttons
 * of 20 characters, 13 quick replies, payloads of 1000) are kept by whoever makes a reply.
 */
export interface Reply {
  /** Carries the whole answer by itself. */
  readonly text: string;
  readonly picture?: Picture;
  /** Stay in the thread for ever: each payload carries its topic and places. */
  readonly buttons: readonly Button[];
  /** Gone after the next message: choices, examples. */
  readonly quickReplies: readonly Button[];
  /** A list with something to open in each line: rankings, choices. Rendered as a carousel where there is one. */
  readonly cards?: readonly Card[];
  /** What asks for this answer again, for channels that can share it as a link. */
  readonly opens?: AnswerAction;
  /** Absolute address of a page that shows this answer to anybody, for channels that can't share the conversation. */
  readonly page?: string;
  /** After this reply the conversation goes to a person, on channels that have an inbox for people. */
  readonly handOver?: true;
}

export interface Picture {
  /** Absolute address of the PNG. */
  readonly url: string;
  /** What the picture shows, in words. */
  readonly alt: string;
}

export interface Button {
  readonly title: string;
  /** An action (`src/conversation/action.ts`), or a web address when it starts with `https:`. */
  readonly payload: string;
}

export interface Card {
  readonly title: string;
  readonly subtitle: string;
  readonly buttons: readonly Button[];
}
