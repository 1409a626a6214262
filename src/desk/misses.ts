import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { fold } from '../understanding/words.ts';

/** Messages of the same words that the bot had no answer to. Nothing in it says who wrote them. */
export interface Miss {
  /** SHA-256 of the folded words. */
  readonly fingerprint: string;
  /** As it was written last. */
  readonly text: string;
  readonly count: number;
  /** When it was written last. */
  readonly at: Date;
  /** Names in it that were found nowhere; none where the whole message was not understood. */
  readonly unknownNames: readonly string[];
}

export interface MissesPage {
  readonly misses: readonly Miss[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** How far back misses are looked for, and how many of them at most. */
export const MISSES_DAYS = 90;
const MOST_MESSAGES = 5_000;
const PER_PAGE = 20;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Row {
  readonly text: string;
  readonly at: Date;
  readonly unknown_names: readonly string[] | null;
}

/** What people wrote lately and got no answer to, as the history has it, and what of it was set aside. */
export class Misses {
  readonly #prisma: Database['prisma'];
  readonly #clock: () => Date;

  constructor({ prisma }: Pick<Database, 'prisma'>, clock: () => Date) {
    this.#prisma = prisma;
    this.#clock = clock;
  }

  /** A page of them, those written last first; a page beyond the last is the last. */
  async page(wanted: number, which: 'open' | 'set-aside'): Promise<MissesPage> {
    const [rows, aside] = await Promise.all([this.#rows(), this.#prisma.setAsideMiss.findMany()]);
    const setAside = new Set(aside.map(({ fingerprint }) => fingerprint));
    const misses = grouped(rows).filter(({ fingerprint }) => setAside.has(fingerprint) === (which === 'set-aside'));
    const pages = Math.max(1, Math.ceil(misses.length / PER_PAGE));
    const page = Math.min(Math.max(1, wanted), pages);
    return { misses: misses.slice((page - 1) * PER_PAGE, page * PER_PAGE), page, pages };
  }

  async setAside(fingerprint: string): Promise<void> {
    await this.#prisma.setAsideMiss.upsert({
      where: { fingerprint },
      create: { fingerprint, at: this.#clock() },
      update: { at: this.#clock() },
    });
  }

  async takeBack(fingerprint: string): Promise<void> {
    await this.#prisma.setAsideMiss.deleteMany({ where: { fingerprint } });
  }

  /** What was written while a person had the conversation was not for the bot: no answer of it follows. */
  async #rows(): Promise<readonly Row[]> {
    const since = new Date(this.#clock().getTime() - MISSES_DAYS * DAY_MS);
    return this.#prisma.$queryRaw<Row[]>`
      SELECT said.content ->> 'text' AS text, said.at, said.understood -> 'unknownNames' AS unknown_names
      FROM history_message AS said
      WHERE said.at >= ${since} AND said.direction = 'in' AND said.content ->> 'kind' = 'text'
        AND (said.understood ->> 'intent' = 'fallback' OR said.understood -> 'unknownNames' IS NOT NULL)
        AND (
          SELECT next.direction FROM history_message AS next
          WHERE next.channel = said.channel AND next.conversation = said.conversation AND next.id > said.id
          ORDER BY next.id LIMIT 1
        ) = 'out'
      ORDER BY said.at DESC LIMIT ${MOST_MESSAGES}`;
  }
}

/** The fingerprint of a message: the same for the same words, however they are written. */
export function fingerprintOf(text: string): string {
  const folded = text.split(/\s+/).map(fold).filter(Boolean).join(' ');
  return createHash('sha256')
    .update(folded === '' ? text.trim() : folded)
    .digest('hex');
}

function grouped(rows: readonly Row[]): readonly Miss[] {
  const misses = new Map<string, Miss>();
  for (const { text, at, unknown_names } of rows) {
    if (text.trim() === '') continue;
    const fingerprint = fingerprintOf(text);
    const known = misses.get(fingerprint);
    misses.set(
      fingerprint,
      known
        ? { ...known, count: known.count + 1 }
        : {
            fingerprint,
            text,
            count: 1,
            at,
            unknownNames: unknown_names ?? [],
          },
    );
  }
  return [...misses.values()];
}
