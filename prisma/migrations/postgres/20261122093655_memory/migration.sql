-- CreateTable
CREATE TABLE "MemoryUnit" (
    "id" SERIAL NOT NULL,
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
    "writtenAt" TIMESTAMP(3),
    "note" TEXT,

    CONSTRAINT "MemoryUnit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryImport" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "units" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL,
    "startedById" INTEGER,
    "startedByName" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemoryImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemoryWord" (
    "word" TEXT NOT NULL,
    "units" INTEGER NOT NULL,

    CONSTRAINT "MemoryWord_pkey" PRIMARY KEY ("word")
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

-- AddForeignKey
ALTER TABLE "MemoryUnit" ADD CONSTRAINT "MemoryUnit_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryUnit" ADD CONSTRAINT "MemoryUnit_importId_fkey" FOREIGN KEY ("importId") REFERENCES "MemoryImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand, like the search of editions in the migration guards_and_search: the words of the units. Without
-- fastupdate: a look-up must not go through a list of what is not yet in the index.
CREATE TABLE "memory_tsv" (
    "unitId" INTEGER NOT NULL PRIMARY KEY REFERENCES "MemoryUnit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "tsv" tsvector NOT NULL
);
CREATE INDEX "memory_tsv_tsv_idx" ON "memory_tsv" USING GIN ("tsv") WITH (fastupdate = off);
CREATE FUNCTION "memory_units_added"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "memory_tsv" ("unitId", "tsv") SELECT "id", to_tsvector('simple', "words") FROM "added";
    -- A word that somebody else is just counting is left alone: the count is a hint, and nobody waits for it.
    WITH "come" AS MATERIALIZED (
        SELECT w."word", count(DISTINCT a."id")::int AS "units"
        FROM "added" a, unnest(string_to_array(a."words", ' ')) AS w ("word")
        WHERE w."word" <> '' GROUP BY w."word"
    ), "fresh" AS (
        INSERT INTO "MemoryWord" ("word", "units") SELECT "word", "units" FROM "come" ORDER BY "word"
        ON CONFLICT ("word") DO NOTHING
    ), "free" AS (
        SELECT m."word" FROM "MemoryWord" m JOIN "come" c ON c."word" = m."word" FOR UPDATE OF m SKIP LOCKED
    )
    UPDATE "MemoryWord" m SET "units" = m."units" + c."units"
    FROM "come" c JOIN "free" f ON f."word" = c."word" WHERE m."word" = c."word";
    RETURN NULL;
END
$$;
CREATE FUNCTION "memory_units_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH "went" AS MATERIALIZED (
        SELECT w."word", count(DISTINCT g."id")::int AS "units"
        FROM "gone" g, unnest(string_to_array(g."words", ' ')) AS w ("word") GROUP BY w."word"
    ), "free" AS (
        SELECT m."word" FROM "MemoryWord" m JOIN "went" w ON w."word" = m."word" FOR UPDATE OF m SKIP LOCKED
    )
    UPDATE "MemoryWord" m SET "units" = m."units" - w."units"
    FROM "went" w JOIN "free" f ON f."word" = w."word" WHERE m."word" = w."word";
    RETURN NULL;
END
$$;
CREATE FUNCTION "memory_unit_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "memory_tsv" SET "tsv" = to_tsvector('simple', NEW."words") WHERE "unitId" = NEW."id";
    RETURN NULL;
END
$$;
CREATE TRIGGER "MemoryUnit_tsv_insert" AFTER INSERT ON "MemoryUnit" REFERENCING NEW TABLE AS "added"
    FOR EACH STATEMENT EXECUTE FUNCTION "memory_units_added"();
CREATE TRIGGER "MemoryUnit_tsv_delete" AFTER DELETE ON "MemoryUnit" REFERENCING OLD TABLE AS "gone"
    FOR EACH STATEMENT EXECUTE FUNCTION "memory_units_gone"();
CREATE TRIGGER "MemoryUnit_tsv_update" AFTER UPDATE OF "words" ON "MemoryUnit"
    FOR EACH ROW EXECUTE FUNCTION "memory_unit_changed"();
