-- AlterTable
ALTER TABLE "SourceFile" ADD COLUMN "globalId" TEXT;

-- AlterTable
ALTER TABLE "TextVersion" ADD COLUMN "textHash" TEXT;

-- CreateIndex
CREATE INDEX "SourceFile_globalId_idx" ON "SourceFile"("globalId");

-- CreateIndex
CREATE INDEX "TextVersion_textHash_idx" ON "TextVersion"("textHash");
