-- Written by hand. Prisma knows nothing of these objects: domain/db/schema-engine.ts names the tables so that the
-- drift check leaves them alone, and a test asserts that every trigger is there. A later migration that redefines
-- "Event" or "EditionText" drops their triggers on SQLite and must create them again.

-- The one row of the site's state.
INSERT INTO "SiteState" ("id", "revision") VALUES (1, 0);

-- The audit trail is append-only.
CREATE TRIGGER "Event_no_update" BEFORE UPDATE ON "Event"
BEGIN SELECT RAISE(ABORT, 'Event is append-only: UPDATE refused'); END;
CREATE TRIGGER "Event_no_delete" BEFORE DELETE ON "Event"
BEGIN SELECT RAISE(ABORT, 'Event is append-only: DELETE refused'); END;

-- Full text over what search needs of an edition. "searchText" comes folded and stemmed from domain/search, so the
-- tokenizer only splits and lower-cases: it must not fold å to a on one database and keep it on the other.
CREATE VIRTUAL TABLE "edition_fts" USING fts5(
    "title", "searchText",
    content = 'EditionText', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER "EditionText_fts_insert" AFTER INSERT ON "EditionText"
BEGIN
    INSERT INTO "edition_fts" (rowid, "title", "searchText") VALUES (new."id", new."title", new."searchText");
END;
CREATE TRIGGER "EditionText_fts_delete" AFTER DELETE ON "EditionText"
BEGIN
    INSERT INTO "edition_fts" ("edition_fts", rowid, "title", "searchText")
    VALUES ('delete', old."id", old."title", old."searchText");
END;
CREATE TRIGGER "EditionText_fts_update" AFTER UPDATE OF "id", "title", "searchText" ON "EditionText"
BEGIN
    INSERT INTO "edition_fts" ("edition_fts", rowid, "title", "searchText")
    VALUES ('delete', old."id", old."title", old."searchText");
    INSERT INTO "edition_fts" (rowid, "title", "searchText") VALUES (new."id", new."title", new."searchText");
END;
