-- The rows of inbox and outbox are the queue themselves: nothing reads these jobs any more.
DROP SCHEMA IF EXISTS "graphile_worker" CASCADE;
