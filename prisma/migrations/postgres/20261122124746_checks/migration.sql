-- CreateTable
CREATE TABLE "TargetCheck" (
    "targetId" INTEGER NOT NULL,
    "checkedWith" TEXT NOT NULL,

    CONSTRAINT "TargetCheck_pkey" PRIMARY KEY ("targetId")
);

-- CreateTable
CREATE TABLE "TargetRendering" (
    "targetId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "form" TEXT NOT NULL,

    CONSTRAINT "TargetRendering_pkey" PRIMARY KEY ("targetId","key","form")
);

-- CreateTable
CREATE TABLE "RenderedForm" (
    "key" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "targets" INTEGER NOT NULL,

    CONSTRAINT "RenderedForm_pkey" PRIMARY KEY ("key","form")
);

-- CreateTable
CREATE TABLE "TargetFinding" (
    "id" SERIAL NOT NULL,
    "targetId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "otherId" INTEGER,
    "isDismissed" BOOLEAN NOT NULL DEFAULT false,
    "articleId" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "segment" INTEGER NOT NULL,

    CONSTRAINT "TargetFinding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TargetCheck_checkedWith_idx" ON "TargetCheck"("checkedWith");

-- CreateIndex
CREATE INDEX "TargetRendering_key_form_targetId_idx" ON "TargetRendering"("key", "form", "targetId");

-- CreateIndex
CREATE INDEX "TargetFinding_targetId_idx" ON "TargetFinding"("targetId");

-- CreateIndex
CREATE INDEX "TargetFinding_otherId_idx" ON "TargetFinding"("otherId");

-- CreateIndex
CREATE INDEX "TargetFinding_isDismissed_severity_articleId_language_segme_idx" ON "TargetFinding"("isDismissed", "severity", "articleId", "language", "segment");

-- AddForeignKey
ALTER TABLE "TargetCheck" ADD CONSTRAINT "TargetCheck_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TargetRendering" ADD CONSTRAINT "TargetRendering_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TargetFinding" ADD CONSTRAINT "TargetFinding_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TargetFinding" ADD CONSTRAINT "TargetFinding_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Target"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whatever a check looks at has changed: the target waits for its checks (domain/checks/catch-up.ts).
CREATE FUNCTION "target_check_insert"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "TargetCheck" ("targetId", "checkedWith") VALUES (NEW."id", '')
    ON CONFLICT ("targetId") DO UPDATE SET "checkedWith" = '';
    RETURN NULL;
END $$;
CREATE FUNCTION "target_check_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "TargetCheck" SET "checkedWith" = '' WHERE "targetId" = NEW."id";
    RETURN NULL;
END $$;
CREATE FUNCTION "segment_check_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "TargetCheck" SET "checkedWith" = ''
    WHERE "targetId" IN (SELECT "id" FROM "Target" WHERE "segmentId" = NEW."id");
    RETURN NULL;
END $$;
CREATE FUNCTION "article_check_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "TargetCheck" SET "checkedWith" = ''
    WHERE "targetId" IN (
        SELECT t."id" FROM "Target" t JOIN "Translation" tr ON tr."id" = t."translationId"
        WHERE tr."articleId" = NEW."id");
    RETURN NULL;
END $$;
CREATE TRIGGER "Target_check_insert" AFTER INSERT ON "Target"
    FOR EACH ROW EXECUTE FUNCTION "target_check_insert"();
CREATE TRIGGER "Target_check_update" AFTER UPDATE OF "text", "state", "origin", "segmentId" ON "Target"
    FOR EACH ROW EXECUTE FUNCTION "target_check_update"();
CREATE TRIGGER "Segment_check_update" AFTER UPDATE OF "text", "number", "retiredAt" ON "Segment"
    FOR EACH ROW WHEN (NEW."text" <> OLD."text" OR NEW."number" <> OLD."number"
        OR (NEW."retiredAt" IS NULL) <> (OLD."retiredAt" IS NULL))
    EXECUTE FUNCTION "segment_check_update"();
CREATE TRIGGER "Article_check_update" AFTER UPDATE OF "language", "status" ON "Article"
    FOR EACH ROW WHEN (NEW."language" <> OLD."language" OR (NEW."status" = 'archived') <> (OLD."status" = 'archived'))
    EXECUTE FUNCTION "article_check_update"();

-- How many targets have a form. In order, so that two who count wait for each other and for nothing else.
CREATE FUNCTION "renderings_added"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "RenderedForm" ("key", "form", "targets")
    SELECT "key", "form", count(*) FROM "added" GROUP BY "key", "form" ORDER BY "key", "form"
    ON CONFLICT ("key", "form") DO UPDATE SET "targets" = "RenderedForm"."targets" + EXCLUDED."targets";
    RETURN NULL;
END $$;
CREATE FUNCTION "renderings_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "RenderedForm" ("key", "form", "targets")
    SELECT "key", "form", -count(*) FROM "gone" GROUP BY "key", "form" ORDER BY "key", "form"
    ON CONFLICT ("key", "form") DO UPDATE SET "targets" = "RenderedForm"."targets" + EXCLUDED."targets";
    DELETE FROM "RenderedForm" f USING "gone" g
    WHERE f."key" = g."key" AND f."form" = g."form" AND f."targets" <= 0;
    RETURN NULL;
END $$;
CREATE TRIGGER "TargetRendering_count_insert" AFTER INSERT ON "TargetRendering" REFERENCING NEW TABLE AS "added"
    FOR EACH STATEMENT EXECUTE FUNCTION "renderings_added"();
CREATE TRIGGER "TargetRendering_count_delete" AFTER DELETE ON "TargetRendering" REFERENCING OLD TABLE AS "gone"
    FOR EACH STATEMENT EXECUTE FUNCTION "renderings_gone"();

-- The translations that are there already wait for their checks.
INSERT INTO "TargetCheck" ("targetId", "checkedWith") SELECT "id", '' FROM "Target";
