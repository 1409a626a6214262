import { createHash } from 'node:crypto';
import type { Receive } from '../channels/channel.ts';
import type { Incoming } from '../conversation/incoming.ts';
import type { Database } from '../database/database.ts';
import { storable } from '../database/storable.ts';
import { addWork } from './queue.ts';

/**
 * Takes events in. What was taken in before is recognised by channel and key and left out, so that a second delivery has no
 * effect. When it resolves, the new events are on disk and their conversations are looked at; when it rejects, none is.
 */
export function createReceive(
  database: Pick<Database, 'prisma'>,
  onReceived: (taken: number, repeated: number) => void,
): Receive {
  return async (events) => {
    const byFingerprint = new Map(events.map((event) => [fingerprint(event), event]));
    if (byFingerprint.size === 0) return;
    const taken = await database.prisma.$transaction(async (db) => {
      const fresh = await db.receivedEvent.createManyAndReturn({
        // In order, so that two deliveries of the same batch never wait for each other in a ring.
        data: [...byFingerprint.keys()].sort().map((key) => ({ fingerprint: key })),
        skipDuplicates: true,
      });
      const isFresh = new Set(fresh.map((row) => row.fingerprint));
      const news = [...byFingerprint].filter(([key]) => isFresh.has(key)).map(([, event]) => event);
      await db.inboxEvent.createMany({ data: news.map(inboxRow) });
      await addWork(db, 'turn', news);
      return news.length;
    });
    onReceived(taken, events.length - taken);
  };
}

function inboxRow({ channel, key, person, conversation, at, event, address }: Incoming) {
  return { channel, key, person, conversation, at, event: storable(event), address: storable(address) };
}

/** The same for every delivery of an event, and no way back to it. */
function fingerprint({ channel, key }: Incoming): string {
  return createHash('sha256').update(`${channel}\n${key}`).digest('base64url');
}
