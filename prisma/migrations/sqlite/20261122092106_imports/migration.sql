-- AlterTable
ALTER TABLE "Article" ADD COLUMN "keywords" JSONB;

-- AlterTable
ALTER TABLE "ImportRun" ADD COLUMN "beatAt" DATETIME;
ALTER TABLE "ImportRun" ADD COLUMN "inputs" JSONB;
ALTER TABLE "ImportRun" ADD COLUMN "owner" TEXT;
ALTER TABLE "ImportRun" ADD COLUMN "total" INTEGER;

-- CreateTable
CREATE TABLE "NearDuplicate" (
    "articleId" INTEGER NOT NULL,
    "otherId" INTEGER NOT NULL,
    "jaccard" REAL NOT NULL,
    "containment" REAL NOT NULL,
    "dismissedAt" DATETIME,

    PRIMARY KEY ("articleId", "otherId"),
    CONSTRAINT "NearDuplicate_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "NearDuplicate_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TextSignature" (
    "articleId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "hashes" BLOB NOT NULL,
    CONSTRAINT "TextSignature_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignatureBand" (
    "band" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,

    PRIMARY KEY ("band", "articleId")
) WITHOUT ROWID; -- Written by hand: the key is the whole row, which would else be stored twice.

-- CreateTable
CREATE TABLE "CorpusName" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "articles" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ArticleWords" (
    "articleId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL,
    CONSTRAINT "ArticleWords_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ImportItem" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "warnings" JSONB NOT NULL,
    "sha256" TEXT,
    "byteLength" INTEGER,
    "encoding" TEXT,
    "format" TEXT,
    "language" TEXT,
    "date" TEXT,
    "blocks" INTEGER NOT NULL DEFAULT 0,
    "segments" INTEGER NOT NULL DEFAULT 0,
    "sourceFileId" INTEGER,
    "articleId" INTEGER,
    "finishedAt" DATETIME,
    CONSTRAINT "ImportItem_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ImportRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ImportItem_sourceFileId_fkey" FOREIGN KEY ("sourceFileId") REFERENCES "SourceFile" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ImportItem_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_ImportItem" ("articleId", "byteLength", "encoding", "finishedAt", "id", "path", "position", "reason", "runId", "sha256", "sourceFileId", "status", "warnings") SELECT "articleId", "byteLength", "encoding", "finishedAt", "id", "path", "position", "reason", "runId", "sha256", "sourceFileId", "status", "warnings" FROM "ImportItem";
DROP TABLE "ImportItem";
ALTER TABLE "new_ImportItem" RENAME TO "ImportItem";
CREATE INDEX "ImportItem_articleId_idx" ON "ImportItem"("articleId");
CREATE INDEX "ImportItem_sourceFileId_idx" ON "ImportItem"("sourceFileId");
CREATE UNIQUE INDEX "ImportItem_runId_position_key" ON "ImportItem"("runId", "position");
CREATE UNIQUE INDEX "ImportItem_runId_path_key" ON "ImportItem"("runId", "path");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "NearDuplicate_otherId_idx" ON "NearDuplicate"("otherId");

-- CreateIndex
CREATE INDEX "SourceFile_path_idx" ON "SourceFile"("path");

-- Written by hand, like the search of editions in the migration guards_and_search: the words of articles for the desk.
CREATE VIRTUAL TABLE "article_fts" USING fts5(
    "text", content = 'ArticleWords', content_rowid = 'articleId', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER "ArticleWords_fts_insert" AFTER INSERT ON "ArticleWords"
BEGIN
    INSERT INTO "article_fts" (rowid, "text") VALUES (new."articleId", new."text");
END;
CREATE TRIGGER "ArticleWords_fts_delete" AFTER DELETE ON "ArticleWords"
BEGIN
    INSERT INTO "article_fts" ("article_fts", rowid, "text") VALUES ('delete', old."articleId", old."text");
END;
CREATE TRIGGER "ArticleWords_fts_update" AFTER UPDATE OF "articleId", "text" ON "ArticleWords"
BEGIN
    INSERT INTO "article_fts" ("article_fts", rowid, "text") VALUES ('delete', old."articleId", old."text");
    INSERT INTO "article_fts" (rowid, "text") VALUES (new."articleId", new."text");
END;
