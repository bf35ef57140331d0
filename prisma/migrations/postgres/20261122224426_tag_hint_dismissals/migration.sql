-- CreateTable
CREATE TABLE "TagHintDismissal" (
    "articleId" INTEGER NOT NULL,
    "tagId" INTEGER NOT NULL,
    "dismissedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TagHintDismissal_pkey" PRIMARY KEY ("articleId","tagId")
);

-- CreateIndex
CREATE INDEX "TagHintDismissal_tagId_idx" ON "TagHintDismissal"("tagId");

-- AddForeignKey
ALTER TABLE "TagHintDismissal" ADD CONSTRAINT "TagHintDismissal_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagHintDismissal" ADD CONSTRAINT "TagHintDismissal_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;
