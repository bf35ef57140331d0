-- CreateTable
CREATE TABLE "BandProgress" (
    "id" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,

    CONSTRAINT "BandProgress_pkey" PRIMARY KEY ("id")
);

-- Written by hand: until now bands were stored with their signatures.
INSERT INTO "BandProgress" ("id", "articleId")
SELECT 1, COALESCE(MAX("articleId"), 0) FROM "TextSignature";
