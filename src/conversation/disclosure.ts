import type { Reply } from '../replies/reply.ts';
import { messengerWords } from '../replies/words/messenger.ts';
import type { ChannelId } from './incoming.ts';
import type { Memory } from './memory.ts';

/** After this much silence a person is told again that the chat is automated. */
export const LONG_PAUSE_MS = 24 * 60 * 60 * 1000;

/**
 * Meta asks a chat on Messenger to say that it is automated, at its start, after a long pause and when it comes back from a human: under
 * the first reply, however the conversation begins. `memory` is the one before the turn.
 * Source: Messenger Platform policy, automated experiences
 */
export function withDisclosure(
  replies: readonly Reply[],
  channel: ChannelId,
  { seenAt, handedOver }: Memory,
  now: Date,
): readonly Reply[] {
  const due = handedOver === true || seenAt === undefined || now.getTime() - Date.parse(seenAt) > LONG_PAUSE_MS;
  const [first, ...others] = replies;
  if (channel !== 'messenger' || !due || first === undefined) return replies;
  return [{ ...first, text: `${first.text}\n\n${messengerWords.disclosure}` }, ...others];
}
