import type { Agenda } from './agenda.ts';
import { createAnswerNext, type AnswerParts } from './answer.ts';
import { inBatches } from './batches.ts';
import type { Congestion } from './congestion.ts';
import type { Conversation } from './conversations.ts';
import { areDue } from './due.ts';
import type { Locks } from './locks.ts';
import { createSendNext, type SendParts } from './send.ts';

/** So many events and replies of one conversation, then others have their turn. */
const SHARE = 10;

/**
 * Makes what answers the events of a conversation and sends its replies, oldest first, until nothing is due. One worker at a time does: the
 * others leave at once, and whoever held the lock looks again after letting it go, so that an event that came meanwhile is not missed.
 */
export function createWorkOn(
  parts: AnswerParts & SendParts,
  locks: Locks,
  congestion: Congestion,
  agenda: Agenda,
): (where: Conversation) => Promise<void> {
  const { database, channels, turnstile } = parts;
  const answerNext = createAnswerNext(parts);
  const sendNext = createSendNext(parts);
  const isDue = inBatches((some: readonly Conversation[]) => areDue(database, some, [...channels.keys()]));

  return async (where) => {
    const channel = channels.get(where.channel);
    for (let round = 1; !congestion.isClogged(where.channel); round += 1) {
      await turnstile.quiet();
      const held = await locks.tryWith(`conversation/${where.channel}/${where.conversation}`, async () => {
        await answerNext(where);
        // Where its channel isn't configured in this process, the replies wait until it is.
        if (channel) await congestion.during(channel.id, () => sendNext(channel, where));
      });
      if (!held || !(await isDue(where))) return;
      if (round === SHARE) {
        agenda.add([where]);
        return;
      }
    }
  };
}
