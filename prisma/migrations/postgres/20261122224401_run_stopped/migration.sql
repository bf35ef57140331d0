-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "stoppedAt" TIMESTAMP(3),
ADD COLUMN     "stoppedByName" TEXT;
