-- AlterTable
ALTER TABLE "Annotation" ADD COLUMN     "assigneeId" INTEGER;

-- AlterTable
ALTER TABLE "Segment" ADD COLUMN     "successorId" INTEGER;

-- CreateTable
CREATE TABLE "SegmentationChange" (
    "id" SERIAL NOT NULL,
    "articleId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "blockText" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "segmenterVersion" INTEGER NOT NULL,
    "authorId" INTEGER,
    "authorName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SegmentationChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" SERIAL NOT NULL,
    "translationId" INTEGER NOT NULL,
    "segmentId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "baseText" TEXT NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "authorId" INTEGER,
    "authorName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" INTEGER,
    "decidedByName" TEXT,
    "decidedAt" TIMESTAMP(3),
    "comment" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "page" TEXT NOT NULL,
    "translationId" INTEGER NOT NULL,
    "userId" INTEGER,
    "userName" TEXT NOT NULL,
    "segmentId" INTEGER,
    "seenAt" TIMESTAMP(3) NOT NULL,
    "leaseSegmentId" INTEGER,
    "leaseUntil" TIMESTAMP(3),

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("page")
);

-- CreateTable
CREATE TABLE "CheckDismissal" (
    "id" SERIAL NOT NULL,
    "targetId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "authorId" INTEGER,
    "authorName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CheckDismissal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CommentMention" (
    "commentId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,

    CONSTRAINT "CommentMention_pkey" PRIMARY KEY ("commentId","userId")
);

-- CreateIndex
CREATE INDEX "SegmentationChange_articleId_idx" ON "SegmentationChange"("articleId");

-- CreateIndex
CREATE INDEX "Suggestion_translationId_status_idx" ON "Suggestion"("translationId", "status");

-- CreateIndex
CREATE INDEX "Suggestion_segmentId_idx" ON "Suggestion"("segmentId");

-- CreateIndex
CREATE INDEX "Presence_translationId_seenAt_idx" ON "Presence"("translationId", "seenAt");

-- CreateIndex
CREATE UNIQUE INDEX "CheckDismissal_targetId_kind_message_key" ON "CheckDismissal"("targetId", "kind", "message");

-- CreateIndex
CREATE INDEX "CommentMention_userId_idx" ON "CommentMention"("userId");

-- AddForeignKey
ALTER TABLE "SegmentationChange" ADD CONSTRAINT "SegmentationChange_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_translationId_fkey" FOREIGN KEY ("translationId") REFERENCES "Translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_segmentId_fkey" FOREIGN KEY ("segmentId") REFERENCES "Segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_translationId_fkey" FOREIGN KEY ("translationId") REFERENCES "Translation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckDismissal" ADD CONSTRAINT "CheckDismissal_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "AnnotationComment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
