-- CreateTable
CREATE TABLE "BandProgress" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "articleId" INTEGER NOT NULL
);

-- Written by hand: until now bands were stored with their signatures.
INSERT INTO "BandProgress" ("id", "articleId")
SELECT 1, COALESCE(MAX("articleId"), 0) FROM "TextSignature";
