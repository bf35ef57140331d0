-- DropIndex
DROP INDEX "Article_language_idx";

-- CreateIndex
CREATE INDEX "Article_language_updatedAt_id_idx" ON "Article"("language", "updatedAt", "id");
