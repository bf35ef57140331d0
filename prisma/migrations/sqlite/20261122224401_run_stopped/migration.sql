-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN "stoppedAt" DATETIME;
ALTER TABLE "ImportRun" ADD COLUMN "stoppedByName" TEXT;
