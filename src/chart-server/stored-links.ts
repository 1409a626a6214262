import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { ChartRequest } from './request/chart-request.ts';
import { SHORT_LINK_LIFE, type ShortLinks } from './short-links.ts';

/** Short links in PostgreSQL, for every replica. Expired ones are removed when new ones come. */
export function storedLinks(database: Pick<PrismaClient, 'chartLink'>, now: () => number = Date.now): ShortLinks {
  return {
    async create(request) {
      const id = randomUUID();
      await database.chartLink.deleteMany({ where: { expiresAt: { lt: new Date(now()) } } });
      await database.chartLink.create({
        // Text within JSON: PostgreSQL's JSON can't hold the character U+0000, its escape in a text can be held.
        data: { id, config: JSON.stringify(request), expiresAt: new Date(now() + SHORT_LINK_LIFE) },
      });
      return id;
    },
    async get(id) {
      const link = await database.chartLink.findUnique({ where: { id } });
      if (!link || link.expiresAt.getTime() < now() || typeof link.config !== 'string') return undefined;
      return JSON.parse(link.config) as ChartRequest;
    },
  };
}
