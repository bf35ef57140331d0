-- One translation for several sentences (docs/decisions/0021). By hand: Prisma would redefine the table, which loses its
-- triggers and takes long where there are many translations.
ALTER TABLE "Target" ADD COLUMN "headId" INTEGER CONSTRAINT "Target_headId_fkey" REFERENCES "Target" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Target_headId_idx" ON "Target"("headId");

-- A member is as far as its head, whoever changes that.
CREATE TRIGGER "Target_shared_state" AFTER UPDATE OF "state" ON "Target"
WHEN new."state" <> old."state"
BEGIN
    UPDATE "Target" SET "state" = new."state" WHERE "headId" = new."id";
END;
