-- AlterTable
ALTER TABLE "Translation" ADD COLUMN     "titleSource" TEXT;

-- What titles were translated of so far was not kept: those that there are count for the titles of now.
UPDATE "Translation" SET "titleSource" = (
  SELECT a."title" FROM "Article" a WHERE a."id" = "Translation"."articleId"
) WHERE "title" <> '';
