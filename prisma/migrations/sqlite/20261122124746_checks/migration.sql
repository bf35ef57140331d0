-- CreateTable
CREATE TABLE "TargetCheck" (
    "targetId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "checkedWith" TEXT NOT NULL,
    CONSTRAINT "TargetCheck_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TargetRendering" (
    "targetId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "form" TEXT NOT NULL,

    PRIMARY KEY ("targetId", "key", "form"),
    CONSTRAINT "TargetRendering_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RenderedForm" (
    "key" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "targets" INTEGER NOT NULL,

    PRIMARY KEY ("key", "form")
);

-- CreateTable
CREATE TABLE "TargetFinding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "targetId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "otherId" INTEGER,
    "isDismissed" BOOLEAN NOT NULL DEFAULT false,
    "articleId" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "segment" INTEGER NOT NULL,
    CONSTRAINT "TargetFinding_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Target" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TargetFinding_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Target" ("id") ON DELETE SET NULL ON UPDATE CASCADE
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
CREATE INDEX "TargetFinding_isDismissed_severity_articleId_language_segment_idx" ON "TargetFinding"("isDismissed", "severity", "articleId", "language", "segment");

-- Whatever a check looks at has changed: the target waits for its checks (domain/checks/catch-up.ts).
CREATE TRIGGER "Target_check_insert" AFTER INSERT ON "Target"
BEGIN
    INSERT INTO "TargetCheck" ("targetId", "checkedWith") VALUES (new."id", '')
    ON CONFLICT ("targetId") DO UPDATE SET "checkedWith" = '';
END;
CREATE TRIGGER "Target_check_update" AFTER UPDATE OF "text", "state", "origin", "segmentId" ON "Target"
BEGIN
    UPDATE "TargetCheck" SET "checkedWith" = '' WHERE "targetId" = new."id";
END;
CREATE TRIGGER "Segment_check_update" AFTER UPDATE OF "text", "number", "retiredAt" ON "Segment"
WHEN new."text" <> old."text" OR new."number" <> old."number" OR (new."retiredAt" IS NULL) <> (old."retiredAt" IS NULL)
BEGIN
    UPDATE "TargetCheck" SET "checkedWith" = ''
    WHERE "targetId" IN (SELECT "id" FROM "Target" WHERE "segmentId" = new."id");
END;
CREATE TRIGGER "Article_check_update" AFTER UPDATE OF "language", "status" ON "Article"
WHEN new."language" <> old."language" OR (new."status" = 'archived') <> (old."status" = 'archived')
BEGIN
    UPDATE "TargetCheck" SET "checkedWith" = ''
    WHERE "targetId" IN (
        SELECT t."id" FROM "Target" t JOIN "Translation" tr ON tr."id" = t."translationId"
        WHERE tr."articleId" = new."id");
END;

-- How many targets have a form.
CREATE TRIGGER "TargetRendering_count_insert" AFTER INSERT ON "TargetRendering"
BEGIN
    INSERT INTO "RenderedForm" ("key", "form", "targets") VALUES (new."key", new."form", 1)
    ON CONFLICT ("key", "form") DO UPDATE SET "targets" = "targets" + 1;
END;
CREATE TRIGGER "TargetRendering_count_delete" AFTER DELETE ON "TargetRendering"
BEGIN
    UPDATE "RenderedForm" SET "targets" = "targets" - 1 WHERE "key" = old."key" AND "form" = old."form";
    DELETE FROM "RenderedForm" WHERE "key" = old."key" AND "form" = old."form" AND "targets" <= 0;
END;

-- The translations that are there already wait for their checks.
INSERT INTO "TargetCheck" ("targetId", "checkedWith") SELECT "id", '' FROM "Target";
