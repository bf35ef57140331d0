-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "keywords" JSONB;

-- AlterTable
ALTER TABLE "ImportItem" ADD COLUMN     "blocks" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "date" TEXT,
ADD COLUMN     "format" TEXT,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "segments" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN     "beatAt" TIMESTAMP(3),
ADD COLUMN     "inputs" JSONB,
ADD COLUMN     "owner" TEXT,
ADD COLUMN     "total" INTEGER;

-- CreateTable
CREATE TABLE "NearDuplicate" (
    "articleId" INTEGER NOT NULL,
    "otherId" INTEGER NOT NULL,
    "jaccard" DOUBLE PRECISION NOT NULL,
    "containment" DOUBLE PRECISION NOT NULL,
    "dismissedAt" TIMESTAMP(3),

    CONSTRAINT "NearDuplicate_pkey" PRIMARY KEY ("articleId","otherId")
);

-- CreateTable
CREATE TABLE "TextSignature" (
    "articleId" INTEGER NOT NULL,
    "hashes" BYTEA NOT NULL,

    CONSTRAINT "TextSignature_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "SignatureBand" (
    "band" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,

    CONSTRAINT "SignatureBand_pkey" PRIMARY KEY ("band","articleId")
);

-- CreateTable
CREATE TABLE "CorpusName" (
    "name" TEXT NOT NULL,
    "articles" INTEGER NOT NULL,

    CONSTRAINT "CorpusName_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "ArticleWords" (
    "articleId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "ArticleWords_pkey" PRIMARY KEY ("articleId")
);

-- CreateIndex
CREATE INDEX "NearDuplicate_otherId_idx" ON "NearDuplicate"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "ImportItem_runId_path_key" ON "ImportItem"("runId", "path");

-- CreateIndex
CREATE INDEX "SourceFile_path_idx" ON "SourceFile"("path");

-- AddForeignKey
ALTER TABLE "NearDuplicate" ADD CONSTRAINT "NearDuplicate_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NearDuplicate" ADD CONSTRAINT "NearDuplicate_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TextSignature" ADD CONSTRAINT "TextSignature_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArticleWords" ADD CONSTRAINT "ArticleWords_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand, like the search of editions in the migration guards_and_search: the words of articles for the desk.
-- One statement for all rows of a COPY, and a short list of what is not yet in the index (2 MB): a third of the time that
-- each row by itself takes, and a longer list would make a single import wait when it is emptied.
CREATE TABLE "article_tsv" (
    "articleId" INTEGER NOT NULL PRIMARY KEY REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "tsv" tsvector NOT NULL
);
CREATE INDEX "article_tsv_tsv_idx" ON "article_tsv" USING GIN ("tsv") WITH (fastupdate = on, gin_pending_list_limit = 2048);
CREATE FUNCTION "article_words_to_tsv"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "article_tsv" ("articleId", "tsv") SELECT "articleId", to_tsvector('simple', "text") FROM "fresh"
    ON CONFLICT ("articleId") DO UPDATE SET "tsv" = EXCLUDED."tsv";
    RETURN NULL;
END
$$;
CREATE TRIGGER "ArticleWords_tsv_insert" AFTER INSERT ON "ArticleWords"
    REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "article_words_to_tsv"();
CREATE TRIGGER "ArticleWords_tsv_update" AFTER UPDATE ON "ArticleWords"
    REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "article_words_to_tsv"();
