import { isDeepStrictEqual } from 'node:util';
import type { GraphClient } from './graph.ts';
import type { MessengerProfile } from './profile-content.ts';

export type ProfileField = keyof MessengerProfile;

/** One field of the profile that is not as it should be. */
export interface ProfileChange {
  readonly field: ProfileField;
  /** As it is now; undefined when it was never set. */
  readonly from: unknown;
  readonly to: unknown;
}

const PATH = '/me/messenger_profile';

/**
 * Brings a page's profile to what is wanted, in two calls at most (Meta allows ten in ten minutes): one that reads, and one that sets
 * what differs. Gives back what differed. With `dryRun` nothing is set. Rejects with a DeliveryError.
 */
export async function applyProfile(
  graph: GraphClient,
  wanted: MessengerProfile,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly ProfileChange[]> {
  const fields = Object.keys(wanted) as ProfileField[];
  const { data } = await graph.call({ method: 'GET', path: PATH, query: { fields: fields.join(',') } });
  const current = (Array.isArray(data) ? (data[0] ?? {}) : {}) as Readonly<Record<string, unknown>>;
  const changes = fields
    .filter((field) => !holds(current[field], wanted[field]))
    .map((field) => ({ field, from: current[field], to: wanted[field] }));
  if (changes.length > 0 && !dryRun) {
    const body = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
    await graph.call({ method: 'POST', path: PATH, body });
  }
  return changes;
}

/** Whether what is set says what is wanted; Meta adds fields of its own to what it gives back. */
function holds(current: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(current) &&
      current.length === wanted.length &&
      wanted.every((item, at) => holds((current as unknown[])[at], item))
    );
  if (typeof wanted !== 'object' || wanted === null) return isDeepStrictEqual(current, wanted);
  if (typeof current !== 'object' || current === null) return false;
  return Object.entries(wanted).every(([key, value]) => holds((current as Record<string, unknown>)[key], value));
}
