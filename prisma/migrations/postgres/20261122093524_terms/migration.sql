-- AlterTable
ALTER TABLE "Term" DROP COLUMN "definition",
ADD COLUMN     "explain" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "TermForm" ADD COLUMN     "inflections" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "TermDefinition" (
    "termId" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "TermDefinition_pkey" PRIMARY KEY ("termId","language")
);

-- AddForeignKey
ALTER TABLE "TermDefinition" ADD CONSTRAINT "TermDefinition_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE CASCADE ON UPDATE CASCADE;
