import type { Db } from '../database/database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long keys of events are remembered: Meta delivers again for at most 36 hours, other channels for less. */
const KEY_DAYS = 7;

/** Deletes what is older than `historyDays` days, and links and keys that are over. Gives the number of rows. */
export async function deleteOld(db: Db, historyDays: number, now: Date): Promise<number> {
  const before = { lt: new Date(now.getTime() - historyDays * DAY_MS) };
  const deleted = [
    await db.historyMessage.deleteMany({ where: { at: before } }),
    await db.inboxEvent.deleteMany({ where: { receivedAt: before } }),
    await db.outboxMessage.deleteMany({ where: { createdAt: before } }),
    await db.feedback.deleteMany({ where: { at: before } }),
    await db.personMemory.deleteMany({ where: { updatedAt: before } }),
    await db.dialogState.deleteMany({ where: { updatedAt: before } }),
    await db.deadLetter.deleteMany({ where: { at: before } }),
    await db.webActivity.deleteMany({ where: { at: before } }),
    await db.setAsideMiss.deleteMany({ where: { at: before } }),
    await db.receivedEvent.deleteMany({ where: { receivedAt: { lt: new Date(now.getTime() - KEY_DAYS * DAY_MS) } } }),
    await db.chartLink.deleteMany({ where: { expiresAt: { lt: now } } }),
  ];
  return deleted.reduce((sum, { count }) => sum + count, 0);
}
