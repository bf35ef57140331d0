-- By hand: ALTER TABLE where SQLite can do it, instead of the copies that Prisma makes.
-- AlterTable
ALTER TABLE "Term" DROP COLUMN "definition";
ALTER TABLE "Term" ADD COLUMN "explain" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "TermForm" ADD COLUMN "inflections" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "TermDefinition" (
    "termId" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("termId", "language"),
    CONSTRAINT "TermDefinition_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
