-- AlterTable
ALTER TABLE "TextVersion" ADD COLUMN "replaced" JSONB;
ALTER TABLE "TextVersion" ADD COLUMN "restores" INTEGER;
