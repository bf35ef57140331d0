-- AlterTable
ALTER TABLE "SourceFile" ADD COLUMN     "container" TEXT,
ADD COLUMN     "line" INTEGER;
