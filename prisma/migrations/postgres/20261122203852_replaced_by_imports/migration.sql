-- AlterTable
ALTER TABLE "TextVersion" ADD COLUMN     "replaced" JSONB,
ADD COLUMN     "restores" INTEGER;
