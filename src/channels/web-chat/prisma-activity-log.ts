import type { Activity } from 'botbuilder';
import type { Database } from '../../database/database.ts';
import { storable } from '../../database/storable.ts';
import type { ActivityLog } from './activity-log.ts';

/** The activity log in PostgreSQL. */
export function createActivityLog({ prisma }: Pick<Database, 'prisma'>): ActivityLog {
  return {
    async append(conversation, activities) {
      return prisma.$transaction(async (db) => {
        // One writer at a time, so that positions become visible in their order and no reader skips one.
        await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${conversation}, 0))`;
        const rows = await db.webActivity.createManyAndReturn({
          data: activities.map((activity) => ({ conversation, activity: storable(activity) })),
          select: { id: true },
        });
        return rows.map(({ id }) => id).reduce((last, id) => (id > last ? id : last));
      });
    },
    async after(conversation, position, limit) {
      const rows = await prisma.webActivity.findMany({
        where: { conversation, id: { gt: position } },
        orderBy: { id: 'asc' },
        take: limit,
      });
      return rows.map(({ id, at, activity }) => ({ id, at, activity: activity as Partial<Activity> }));
    },
  };
}
