import { createHash } from 'node:crypto';
import type { Receive } from '../channels/channel.ts';
import type { Incoming } from '../conversation/incoming.ts';
import type { Database } from '../database/database.ts';
import { storableText } from '../database/storable.ts';
import type { Agenda } from './agenda.ts';
import { inBatches } from './batches.ts';
import type { Turnstile } from './turnstile.ts';

/**
 * Takes events in. What was taken in before is recognised by channel and key and left out, so that a second delivery has no
 * effect. When it resolves, the new events are on disk and their conversations are looked at; when it rejects, none is.
 * Deliveries that come in while others are being stored are stored together.
 */
export function createReceive(
  { prisma }: Pick<Database, 'prisma'>,
  turnstile: Turnstile,
  agenda: Agenda,
  onReceived: (taken: number, repeated: number) => void,
): Receive {
  const store = async (events: readonly Incoming[]): Promise<void> => {
    const taken = await storeNew(prisma, events);
    onReceived(taken, events.length - taken);
    if (taken > 0) agenda.add(events);
  };
  const storeDelivery = inBatches(async (deliveries: readonly (readonly Incoming[])[]) => {
    try {
      await store(deliveries.flat());
      return deliveries.map(() => undefined);
    } catch (cause) {
      if (deliveries.length === 1) throw cause;
      // One that can't be stored must not keep the others out.
      return Promise.all(deliveries.map((events) => store(events).catch((alone: unknown) => ({ cause: alone }))));
    }
  });
  return async (events) => {
    if (events.length === 0) return;
    await turnstile.takeIn(async () => {
      const failed = await storeDelivery(events);
      if (failed) throw failed.cause;
    });
  };
}

/** Stores events that weren't before, and gives back how many those were. */
async function storeNew(prisma: Database['prisma'], events: readonly Incoming[]): Promise<number> {
  const rows = new Map(events.map((event) => [fingerprint(event), event]));
  const given = storableText([...rows].map(([key, event]) => ({ ...event, fingerprint: key })));
  // One statement: the channel waits for it before it answers. Fingerprints are in order, so that two deliveries of the same batch
  // never wait for each other in a ring.
  const [result] = await prisma.$queryRaw<{ taken: number }[]>`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS given (
        fingerprint text, channel text, key text, person text, conversation text, at timestamptz, event jsonb, address jsonb
      )
    ), fresh AS (
      INSERT INTO received_event (fingerprint) SELECT fingerprint FROM given ORDER BY fingerprint
      ON CONFLICT DO NOTHING RETURNING fingerprint
    ), taken AS (
      INSERT INTO inbox_event (channel, key, person, conversation, at, event, address)
      SELECT channel, key, person, conversation, at, event, address FROM given JOIN fresh USING (fingerprint)
      RETURNING id
    )
    SELECT count(*)::int AS taken FROM taken`;
  return result?.taken ?? 0;
}

/** The same for every delivery of an event, and no way back to it. */
function fingerprint({ channel, key }: Incoming): string {
  return createHash('sha256').update(`${channel}\n${key}`).digest('base64url');
}
