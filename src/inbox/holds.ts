import type { Database } from '../database/database.ts';
import { Prisma } from '../generated/prisma/client.ts';

type Parts = Pick<Database, 'prisma'>;

/** How long after a channel was stopped one reply may try whether it works again: errors of tokens come and go on the other side too. */
const PROBE = Prisma.sql`interval '5 minutes'`;

/** When a hold lets replies through again; SQL over the columns of `channel_hold AS hold`. NULL without a hold. */
export const holdEnds = Prisma.sql`coalesce(hold.until, hold.since + ${PROBE})`;

/**
 * Keeps the replies of a channel back until a time; with null until a try succeeds or the app starts again. The longer one of two holds
 * counts: several processes ask for them.
 */
export async function hold({ prisma }: Parts, channel: string, until: Date | null, reason: string): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO channel_hold AS hold (channel, until, reason) VALUES (${channel}, ${until}, ${reason})
    ON CONFLICT (channel) DO UPDATE SET since = excluded.since, until = excluded.until, reason = excluded.reason
      WHERE excluded.until IS NULL OR excluded.until > hold.until`;
}

/** A stopped channel works again: whatever waits may be sent. */
export async function endStop({ prisma }: Parts, channel: string): Promise<void> {
  await prisma.channelHold.deleteMany({ where: { channel, until: null } });
}

/** Lets the channels send again that were stopped: the app was started anew, perhaps with the right settings. */
export async function liftStops({ prisma }: Parts, channels: Iterable<string>): Promise<void> {
  await prisma.channelHold.deleteMany({ where: { channel: { in: [...channels] }, until: null } });
}
