-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "counts" JSONB;
