import type { TurnResult } from '../conversation/turn-result.ts';
import type { Button, Reply } from '../replies/reply.ts';

/** One turn as `chat --json` prints it, on one line. The lines of a list are buttons like the others. */
export function turnAsJson(text: string, { replies, understood }: TurnResult, ms: number): string {
  return JSON.stringify({ text, replies: replies.map(replyAsJson), understood, ms: Math.round(ms * 10) / 10 });
}

function replyAsJson(reply: Reply): object {
  const { text, picture, quickReplies } = reply;
  return { text, image: picture?.url ?? null, buttons: buttonsOf(reply), quickReplies };
}

/** One turn for a person's eyes. `choices` are what may be tapped by its number. */
export function turnAsText(replies: readonly Reply[], choices: readonly Button[]): string {
  const said = replies.flatMap(({ text, picture }) => [text, ...(picture ? [`  picture: ${picture.url}`] : [])]);
  const offered = choices.map(({ title }, index) => `[${index + 1}] ${title}`).join('  ');
  return [...said, ...(offered === '' ? [] : [`  ${offered}`])].join('\n');
}

/** What a turn offers to tap, in the order shown. */
export function choicesOf(replies: readonly Reply[]): readonly Button[] {
  return replies.flatMap((reply) => [...buttonsOf(reply), ...reply.quickReplies]);
}

/** Each line of a list opens what its first button opens. */
function buttonsOf({ cards = [], buttons }: Reply): readonly Button[] {
  const lines = cards.flatMap(({ title, buttons: [open] }) => (open ? [{ title, payload: open.payload }] : []));
  return [...lines, ...buttons];
}
