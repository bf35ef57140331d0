-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "goneFiles" INTEGER,
ADD COLUMN     "rollbackBegunAt" TIMESTAMP(3);
