-- CreateTable
CREATE TABLE "set_aside_miss" (
    "fingerprint" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "set_aside_miss_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateIndex
CREATE INDEX "set_aside_miss_at_idx" ON "set_aside_miss"("at");
