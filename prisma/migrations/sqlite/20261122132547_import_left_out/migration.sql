-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN "leftOut" JSONB;
