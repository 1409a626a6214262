import { decodeAction, encodeAction, type Action } from '../../conversation/action.ts';

/** What a link can open: places, or a topic of them. Links come from anywhere, so they can't speak for the person. */
export type LinkedAction = Extract<Action, { do: 'topic' | 'overview' }>;

/** Messenger passes on at most this many characters of a `ref`. */
const REF_LENGTH = 2083;

/** Writes an action as the `ref` of an m.me link, which may hold letters, digits, `-`, `_` and `=` only: base64url of its payload. */
export function encodeRef(action: LinkedAction): string {
  return Buffer.from(encodeAction(action)).toString('base64url');
}

/** Reads a `ref`; undefined when it isn't one of ours (an ad's own, a shop's, a forgery). Never throws. */
export function decodeRef(ref: string): LinkedAction | undefined {
  if (ref.length > REF_LENGTH || !/^[\w=-]+$/.test(ref)) return undefined;
  const action = decodeAction(Buffer.from(ref, 'base64url').toString());
  return action?.do === 'topic' || action?.do === 'overview' ? action : undefined;
}

/** An address that opens the conversation with a page at an answer: https://m.me/<page>?ref=... */
export function chatLink(page: string, action: LinkedAction): string {
  return `https://m.me/${encodeURIComponent(page)}?ref=${encodeRef(action)}`;
}

/** An address that lets a person share an answer with friends, who then open it for themselves in Messenger. */
export function shareLink(page: string, action: LinkedAction): string {
  return `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(chatLink(page, action))}`;
}
