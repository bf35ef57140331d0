-- AlterTable
ALTER TABLE "SourceFile" ADD COLUMN "container" TEXT;
ALTER TABLE "SourceFile" ADD COLUMN "line" INTEGER;
