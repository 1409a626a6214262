import { decodeAction, encodeAction, isAnswer, type AnswerAction } from '../../conversation/action.ts';

/** Messenger passes on at most this many characters of a `ref`. */
const REF_LENGTH = 2083;

/** Writes an action as the `ref` of an m.me link, which may hold letters, digits, `-`, `_` and `=` only: base64url of its payload. */
export function encodeRef(action: AnswerAction): string {
  return Buffer.from(encodeAction(action)).toString('base64url');
}

/**
 * Reads a `ref`; undefined when it isn't one of ours (an ad's own, a shop's, a forgery), or would speak for the person: links come from
 * anywhere. Never throws.
 */
export function decodeRef(ref: string): AnswerAction | undefined {
  if (ref.length > REF_LENGTH || !/^[\w=-]+$/.test(ref)) return undefined;
  const action = decodeAction(Buffer.from(ref, 'base64url').toString());
  return action && isAnswer(action) ? action : undefined;
}

/** An address that opens the conversation with a page at an answer: https://m.me/<page>?ref=... */
export function chatLink(page: string, action: AnswerAction): string {
  return `https://m.me/${encodeURIComponent(page)}?ref=${encodeRef(action)}`;
}

/** An address that lets a person share an answer with friends, who then open it for themselves in Messenger. */
export function shareLink(page: string, action: AnswerAction): string {
  return `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(chatLink(page, action))}`;
}
