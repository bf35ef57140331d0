-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN "containers" JSONB;
ALTER TABLE "ImportRun" ADD COLUMN "named" JSONB;
ALTER TABLE "ImportRun" ADD COLUMN "share" REAL;
