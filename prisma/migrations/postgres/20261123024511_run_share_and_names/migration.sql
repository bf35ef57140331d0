-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "containers" JSONB,
ADD COLUMN     "named" JSONB,
ADD COLUMN     "share" DOUBLE PRECISION;
