import { defineConfig } from 'prisma/config';

/** For Prisma's own commands (`npx prisma migrate status`); the app applies the migrations by itself when it starts. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
});
