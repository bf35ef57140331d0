-- AlterTable
ALTER TABLE "TargetRevision" ADD COLUMN     "engine" TEXT;

-- CreateTable
CREATE TABLE "MachineText" (
    "id" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MachineText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MachineDay" (
    "day" TEXT NOT NULL,
    "characters" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "MachineDay_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "MachineText_createdAt_idx" ON "MachineText"("createdAt");
