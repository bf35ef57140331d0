-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN "goneFiles" INTEGER;
ALTER TABLE "ImportRun" ADD COLUMN "rollbackBegunAt" DATETIME;
