/** What the Send API takes as `message`. Source: https://developers.facebook.com/docs/messenger-platform/reference/send-api */
export type GraphMessage = TextMessage | AttachmentMessage;

export interface TextMessage {
  readonly text: string;
  readonly quick_replies?: readonly QuickReply[];
}

export interface AttachmentMessage {
  readonly attachment: Attachment;
  readonly quick_replies?: readonly QuickReply[];
}

export type Attachment =
  | { readonly type: 'image'; readonly payload: { readonly url: string } }
  | { readonly type: 'template'; readonly payload: ButtonTemplate | GenericTemplate };

export interface ButtonTemplate {
  readonly template_type: 'button';
  readonly text: string;
  readonly buttons: readonly GraphButton[];
}

export interface GenericTemplate {
  readonly template_type: 'generic';
  readonly elements: readonly Element[];
}

export interface Element {
  readonly title: string;
  readonly subtitle?: string;
  readonly buttons?: readonly GraphButton[];
}

export type GraphButton =
  | { readonly type: 'postback'; readonly title: string; readonly payload: string }
  | { readonly type: 'web_url'; readonly title: string; readonly url: string };

export interface QuickReply {
  readonly content_type: 'text';
  readonly title: string;
  readonly payload: string;
}

/** Messenger's limits, in UTF-16 units where they are lengths. Source: the Send API's and the templates' references. */
export const LIMITS = {
  text: 2000,
  templateText: 640,
  buttons: 3,
  buttonTitle: 20,
  quickReplies: 13,
  payload: 1000,
  /** Meta names none; browsers and proxies take this many. */
  address: 2000,
  elements: 10,
  elementTitle: 80,
  elementSubtitle: 80,
} as const;

export function isPicture(message: GraphMessage): boolean {
  return 'attachment' in message && message.attachment.type === 'image';
}
