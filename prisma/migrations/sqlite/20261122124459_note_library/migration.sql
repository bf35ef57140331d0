-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN "copiedFromId" INTEGER;

-- CreateTable
CREATE TABLE "LibraryDismissal" (
    "articleId" INTEGER NOT NULL,
    "annotationId" INTEGER NOT NULL,
    "authorId" INTEGER,
    "authorName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("articleId", "annotationId"),
    CONSTRAINT "LibraryDismissal_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LibraryDismissal_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LibraryDismissal_annotationId_idx" ON "LibraryDismissal"("annotationId");

-- CreateIndex
CREATE INDEX "Annotation_updatedAt_idx" ON "Annotation"("updatedAt");
