-- CreateTable
CREATE TABLE "MemoryUnit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sourceLanguage" TEXT NOT NULL,
    "targetLanguage" TEXT NOT NULL,
    "sourceText" TEXT NOT NULL,
    "targetText" TEXT NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "targetId" INTEGER,
    "importId" INTEGER,
    "authorName" TEXT NOT NULL,
    "writtenAt" DATETIME,
    "note" TEXT,
    CONSTRAINT "MemoryUnit_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MemoryUnit_importId_fkey" FOREIGN KEY ("importId") REFERENCES "MemoryImport" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MemoryImport" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "units" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL,
    "startedById" INTEGER,
    "startedByName" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "MemoryWord" (
    "word" TEXT NOT NULL PRIMARY KEY,
    "units" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "MemoryUnit_targetId_key" ON "MemoryUnit"("targetId");

-- CreateIndex
CREATE INDEX "MemoryUnit_sourceKey_idx" ON "MemoryUnit"("sourceKey");

-- CreateIndex
CREATE INDEX "MemoryUnit_targetKey_idx" ON "MemoryUnit"("targetKey");

-- CreateIndex
CREATE INDEX "MemoryUnit_importId_idx" ON "MemoryUnit"("importId");

-- CreateIndex
CREATE INDEX "MemoryUnit_sourceLanguage_targetLanguage_importId_idx" ON "MemoryUnit"("sourceLanguage", "targetLanguage", "importId");

-- Written by hand, like the search of editions in the migration guards_and_search: the words of the units. A later
-- migration that redefines "MemoryUnit" drops these triggers and must create them again.
CREATE VIRTUAL TABLE "memory_fts" USING fts5(
    "words", content = 'MemoryUnit', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER "MemoryUnit_fts_insert" AFTER INSERT ON "MemoryUnit"
BEGIN
    INSERT INTO "memory_fts" (rowid, "words") VALUES (new."id", new."words");
    -- The words are letters and digits with a space between (domain/search/tokens.ts): there is nothing in them to escape.
    INSERT INTO "MemoryWord" ("word", "units")
    SELECT DISTINCT "value", 1 FROM json_each('["' || replace(new."words", ' ', '","') || '"]') WHERE "value" <> ''
    ON CONFLICT ("word") DO UPDATE SET "units" = "units" + 1;
END;
CREATE TRIGGER "MemoryUnit_fts_delete" AFTER DELETE ON "MemoryUnit"
BEGIN
    INSERT INTO "memory_fts" ("memory_fts", rowid, "words") VALUES ('delete', old."id", old."words");
    UPDATE "MemoryWord" SET "units" = "units" - 1
    WHERE "word" IN (SELECT "value" FROM json_each('["' || replace(old."words", ' ', '","') || '"]'));
END;
CREATE TRIGGER "MemoryUnit_fts_update" AFTER UPDATE OF "id", "words" ON "MemoryUnit"
BEGIN
    INSERT INTO "memory_fts" ("memory_fts", rowid, "words") VALUES ('delete', old."id", old."words");
    INSERT INTO "memory_fts" (rowid, "words") VALUES (new."id", new."words");
END;
