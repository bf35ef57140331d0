-- AlterTable
ALTER TABLE "Target" ADD COLUMN     "headId" INTEGER;

-- CreateIndex
CREATE INDEX "Target_headId_idx" ON "Target"("headId");

-- AddForeignKey
ALTER TABLE "Target" ADD CONSTRAINT "Target_headId_fkey" FOREIGN KEY ("headId") REFERENCES "Target"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A member is as far as its head, whoever changes that.
CREATE FUNCTION shared_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Target" SET "state" = NEW."state" WHERE "headId" = NEW."id";
    RETURN NULL;
END;
$$;
CREATE TRIGGER "Target_shared_state" AFTER UPDATE OF "state" ON "Target"
FOR EACH ROW WHEN (NEW."state" IS DISTINCT FROM OLD."state") EXECUTE FUNCTION shared_state();
