import { encodeAction } from '../conversation/action.ts';
import { shorten } from './shorten.ts';
import type { Button, Reply } from './reply.ts';
import type { Action } from '../conversation/action.ts';

/** Titles of buttons are cut at this many characters by Messenger. */
const TITLE_LENGTH = 20;

/** A reply of one text, perhaps with things to tap. */
export function reply(text: string, parts: Partial<Omit<Reply, 'text'>> = {}): Reply {
  return { text, buttons: [], quickReplies: [], ...parts };
}

/** Something to tap that does an action; the title is shortened at a word. */
export function button(title: string, action: Action): Button {
  return { title: shorten(title, TITLE_LENGTH), payload: encodeAction(action) };
}

/** Something to tap that says a text as if it were typed. */
export function saying(example: { readonly title: string; readonly text: string }): Button {
  return button(example.title, { do: 'say', text: example.text });
}
