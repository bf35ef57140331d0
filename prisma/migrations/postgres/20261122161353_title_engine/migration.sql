-- AlterTable
ALTER TABLE "Translation" ADD COLUMN     "titleEngine" TEXT;
