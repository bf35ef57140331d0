-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "copiedFromId" INTEGER;

-- CreateTable
CREATE TABLE "LibraryDismissal" (
    "articleId" INTEGER NOT NULL,
    "annotationId" INTEGER NOT NULL,
    "authorId" INTEGER,
    "authorName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LibraryDismissal_pkey" PRIMARY KEY ("articleId","annotationId")
);

-- CreateIndex
CREATE INDEX "LibraryDismissal_annotationId_idx" ON "LibraryDismissal"("annotationId");

-- CreateIndex
CREATE INDEX "Annotation_updatedAt_idx" ON "Annotation"("updatedAt");

-- AddForeignKey
ALTER TABLE "LibraryDismissal" ADD CONSTRAINT "LibraryDismissal_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LibraryDismissal" ADD CONSTRAINT "LibraryDismissal_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
