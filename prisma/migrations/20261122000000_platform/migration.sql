-- CreateEnum
CREATE TYPE "Direction" AS ENUM ('in', 'out');

-- CreateEnum
CREATE TYPE "DeadLetterKind" AS ENUM ('turn', 'send');

-- CreateTable
CREATE TABLE "received_event" (
    "fingerprint" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "received_event_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" JSONB NOT NULL,
    "address" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "address" JSONB NOT NULL,
    "reply" JSONB NOT NULL,
    "history_id" BIGINT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "sending_since" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history_message" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "direction" "Direction" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "external_id" TEXT,
    "content" JSONB NOT NULL,
    "understood" JSONB,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "history_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_memory" (
    "channel" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "memory" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_memory_pkey" PRIMARY KEY ("channel","person")
);

-- CreateTable
CREATE TABLE "dialog_state" (
    "key" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "etag" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dialog_state_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "helpful" BOOLEAN,
    "text" TEXT,
    "answer" TEXT,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dead_letter" (
    "id" BIGSERIAL NOT NULL,
    "kind" "DeadLetterKind" NOT NULL,
    "channel" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "code" TEXT NOT NULL,
    "error" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_hold" (
    "channel" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_hold_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "chart_link" (
    "id" TEXT NOT NULL,
    "config" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chart_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "received_event_received_at_idx" ON "received_event"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_event_channel_key_key" ON "inbox_event"("channel", "key");

-- CreateIndex
CREATE INDEX "inbox_event_channel_conversation_at_id_idx" ON "inbox_event"("channel", "conversation", "at", "id");

-- CreateIndex
CREATE INDEX "inbox_event_channel_person_idx" ON "inbox_event"("channel", "person");

-- CreateIndex
CREATE INDEX "inbox_event_received_at_idx" ON "inbox_event"("received_at");

-- CreateIndex
CREATE INDEX "outbox_message_channel_conversation_id_idx" ON "outbox_message"("channel", "conversation", "id");

-- CreateIndex
CREATE INDEX "outbox_message_channel_person_idx" ON "outbox_message"("channel", "person");

-- CreateIndex
CREATE INDEX "history_message_channel_person_id_idx" ON "history_message"("channel", "person", "id");

-- CreateIndex
CREATE INDEX "history_message_channel_conversation_id_idx" ON "history_message"("channel", "conversation", "id");

-- CreateIndex
CREATE INDEX "history_message_channel_external_id_idx" ON "history_message"("channel", "external_id");

-- CreateIndex
CREATE INDEX "history_message_at_idx" ON "history_message"("at");

-- CreateIndex
CREATE INDEX "person_memory_updated_at_idx" ON "person_memory"("updated_at");

-- CreateIndex
CREATE INDEX "dialog_state_channel_person_conversation_idx" ON "dialog_state"("channel", "person", "conversation");

-- CreateIndex
CREATE INDEX "dialog_state_updated_at_idx" ON "dialog_state"("updated_at");

-- CreateIndex
CREATE INDEX "feedback_channel_person_idx" ON "feedback"("channel", "person");

-- CreateIndex
CREATE INDEX "feedback_at_idx" ON "feedback"("at");

-- CreateIndex
CREATE INDEX "dead_letter_channel_person_idx" ON "dead_letter"("channel", "person");

-- CreateIndex
CREATE INDEX "dead_letter_at_idx" ON "dead_letter"("at");

-- CreateIndex
CREATE INDEX "chart_link_expires_at_idx" ON "chart_link"("expires_at");

-- CreateTable
CREATE TABLE "web_activity" (
    "id" BIGSERIAL NOT NULL,
    "conversation" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activity" JSONB NOT NULL,

    CONSTRAINT "web_activity_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "web_activity_conversation_id_idx" ON "web_activity"("conversation", "id");

-- CreateIndex
CREATE INDEX "web_activity_at_idx" ON "web_activity"("at");
