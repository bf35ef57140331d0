-- AlterTable
ALTER TABLE "TargetRevision" ADD COLUMN "engine" TEXT;

-- CreateTable
CREATE TABLE "MachineText" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "engine" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "MachineDay" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "characters" INTEGER NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE INDEX "MachineText_createdAt_idx" ON "MachineText"("createdAt");
