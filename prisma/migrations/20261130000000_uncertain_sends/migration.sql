-- A try whose answer was lost may have been taken; and all messages of a reply can be rated, so all their ids are kept.
ALTER TABLE "outbox_message" ADD COLUMN "uncertain" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "outbox_message" ADD COLUMN "message_ids" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "history_message" ADD COLUMN "message_ids" TEXT[] NOT NULL DEFAULT '{}';
