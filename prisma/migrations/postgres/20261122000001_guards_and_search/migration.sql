-- Written by hand. Prisma knows nothing of these objects: domain/db/schema-engine.ts names the table so that the
-- drift check leaves it alone, and a test asserts that every trigger is there.

-- The one row of the site's state.
INSERT INTO "SiteState" ("id", "revision") VALUES (1, 0);

-- The audit trail is append-only.
CREATE FUNCTION "event_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Event is append-only: % refused', TG_OP;
END
$$;
CREATE TRIGGER "Event_no_update" BEFORE UPDATE ON "Event"
    FOR EACH ROW EXECUTE FUNCTION "event_is_append_only"();
CREATE TRIGGER "Event_no_delete" BEFORE DELETE ON "Event"
    FOR EACH ROW EXECUTE FUNCTION "event_is_append_only"();
CREATE TRIGGER "Event_no_truncate" BEFORE TRUNCATE ON "Event"
    FOR EACH STATEMENT EXECUTE FUNCTION "event_is_append_only"();

-- Full text over what search needs of an edition: the title weighs more (A) than the text (B). "searchText" comes
-- folded and stemmed from domain/search, hence 'simple'. A table of its own, so that Prisma never reads the vectors.
CREATE TABLE "edition_tsv" (
    "editionTextId" INTEGER NOT NULL PRIMARY KEY REFERENCES "EditionText" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "tsv" tsvector NOT NULL
);
CREATE INDEX "edition_tsv_tsv_idx" ON "edition_tsv" USING GIN ("tsv");
CREATE FUNCTION "edition_text_to_tsv"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "edition_tsv" ("editionTextId", "tsv")
    VALUES (
        NEW."id",
        setweight(to_tsvector('simple', NEW."title"), 'A') || setweight(to_tsvector('simple', NEW."searchText"), 'B')
    )
    ON CONFLICT ("editionTextId") DO UPDATE SET "tsv" = EXCLUDED."tsv";
    RETURN NULL;
END
$$;
CREATE TRIGGER "EditionText_tsv_insert" AFTER INSERT ON "EditionText"
    FOR EACH ROW EXECUTE FUNCTION "edition_text_to_tsv"();
CREATE TRIGGER "EditionText_tsv_update" AFTER UPDATE OF "title", "searchText" ON "EditionText"
    FOR EACH ROW EXECUTE FUNCTION "edition_text_to_tsv"();
