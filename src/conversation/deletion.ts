import type { Db } from '../database/database.ts';
import { CitricsError } from '../errors.ts';

/** Somebody on a channel. */
export interface Who {
  readonly channel: string;
  readonly person: string;
}

/** How many rows of each kind there are of a person, or were deleted. */
export interface PersonRows {
  /** Events that wait for their answer. */
  readonly inbox: number;
  /** Replies that wait to be sent. */
  readonly outbox: number;
  readonly history: number;
  readonly memory: number;
  readonly state: number;
  readonly feedback: number;
  readonly deadLetters: number;
  readonly webChat: number;
}

/** Rows were left after a deletion; it was undone as a whole. */
export class DeletionError extends CitricsError {
  constructor(left: PersonRows) {
    super('deletion', `A deletion left rows behind (${JSON.stringify(left)}) and was undone; it is tried again.`);
  }
}

/**
 * Deletes every row of a person and looks that none is left. What they wrote after they asked for it waits on and is answered, as
 * somebody's whom nobody knows. What remains is the hash of their events' keys (no way back to them), so that a late second delivery stays
 * without an answer. Run it in a transaction.
 * @param asked when they asked for it, by the channel's clock
 * @returns what was deleted
 * @throws DeletionError when a row is left
 */
export async function deletePerson(db: Db, who: Who, asked: Date): Promise<PersonRows> {
  const where = { channel: who.channel, person: who.person };
  const deleted: PersonRows = {
    inbox: (await db.inboxEvent.deleteMany({ where: { ...where, at: { lte: asked } } })).count,
    outbox: (await db.outboxMessage.deleteMany({ where })).count,
    history: (await db.historyMessage.deleteMany({ where })).count,
    memory: (await db.personMemory.deleteMany({ where })).count,
    state: (await db.dialogState.deleteMany({ where })).count,
    feedback: (await db.feedback.deleteMany({ where })).count,
    deadLetters: (await db.deadLetter.deleteMany({ where })).count,
    webChat: (await db.webActivity.deleteMany({ where: webChatOf(who) })).count,
  };
  const left = await countPerson(db, who, asked);
  if (Object.values(left).some((count: number) => count > 0)) throw new DeletionError(left);
  return deleted;
}

/** What is stored of a person, of events those up to a time. */
export async function countPerson(db: Db, who: Who, upTo: Date): Promise<PersonRows> {
  const where = { channel: who.channel, person: who.person };
  return {
    inbox: await db.inboxEvent.count({ where: { ...where, at: { lte: upTo } } }),
    outbox: await db.outboxMessage.count({ where }),
    history: await db.historyMessage.count({ where }),
    memory: await db.personMemory.count({ where }),
    state: await db.dialogState.count({ where }),
    feedback: await db.feedback.count({ where }),
    deadLetters: await db.deadLetter.count({ where }),
    webChat: await db.webActivity.count({ where: webChatOf(who) }),
  };
}

/** A web chat's person is its conversation; nobody else has rows there. */
function webChatOf({ channel, person }: Who): { conversation: string } {
  return { conversation: channel === 'web-chat' ? person : '' };
}
