/** Search for readers: one question, two databases, the same texts found. The only raw SQL besides db/ and the bulk import. */
import { setImmediate } from 'node:timers/promises';
import { database, databaseKind } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import { CARD, editionCard } from '../editions/cards.ts';
import { type EditionCard, editionSnapshot } from '../editions/edition.ts';
import { textIn } from '../editions/summary.ts';
import { languageTag } from '../languages.ts';
import { type ExcerptPart, excerptOf } from './excerpt.ts';
import { ftsMatch, inTitle, stringMatches, tsquery } from './match.ts';
import { MOST_HITS, type Question, readQuestion } from './search.ts';
import { FAMILIES, type Family, familyOf, languagesOfFamily } from './stem.ts';

const MOST_PER_PAGE = 50;
/**
 * A rank costs a pass through all texts that have a word, for each word of the question (7 ms per common word and 100,000
 * texts on SQLite, which answers in our own thread). A question of more words is precise enough without.
 */
const MOST_RANKED_TERMS = 5;

export interface SearchHit extends EditionCard {
  /** the place that shows best why it was found, in the text's own characters */
  excerpt: ExcerptPart[];
}

interface SearchAnswer {
  cards: SearchHit[];
  /** at most MOST_HITS */
  total: number;
}

/** What a question means in the languages of some families; where it means the same, they are one. */
interface Asked {
  question: Question;
  families: Family[];
}

/**
 * The texts of public editions that answer a question, best first: those with all of it in the title, then by the database's
 * rank, then the newest. Anything may be asked: what cannot be found finds nothing.
 */
export async function searchEditions({
  q,
  language,
  limit,
  offset = 0,
}: {
  q: string;
  language?: string | undefined;
  limit: number;
  offset?: number;
}): Promise<SearchAnswer> {
  if (language !== undefined && !languageTag.safeParse(language).success) return { cards: [], total: 0 };
  const asked = askedIn(q, language === undefined ? FAMILIES : [familyOf(language)]);
  if (asked.length === 0) return { cards: [], total: 0 };
  const rows = await page(asked, language, clamped(limit, 1, MOST_PER_PAGE), clamped(offset, 0, MOST_HITS));
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [id]));
  return { cards: await hits(ids, asked), total: Number(rows[0]?.total ?? 0) };
}

/** At least one row, so that the total is there even where the page has nothing. */
function page(
  asked: readonly Asked[],
  language: string | undefined,
  limit: number,
  offset: number,
): Promise<{ id: number | null; total: number | bigint }[]> {
  const found = Prisma.join(
    asked.map((each) => matches(each, language)),
    ' UNION ALL ',
  );
  return database().$queryRaw`
    WITH "found" AS (${found}),
      "newest" AS (SELECT * FROM "found" ORDER BY "id" DESC LIMIT ${MOST_HITS}),
      "ranked" AS (
        SELECT "id", row_number() OVER (ORDER BY "inTitle" DESC, "rank", "day" DESC, "id" DESC) AS "place"
        FROM "newest"
      )
    SELECT r."id", c."total"
    FROM (SELECT count(*) AS "total" FROM "newest") c
    LEFT JOIN "ranked" r ON r."place" > ${offset} AND r."place" <= ${offset + limit}
    ORDER BY r."place"`;
}

function askedIn(q: string, families: readonly Family[]): Asked[] {
  const asked = new Map<string, Asked>();
  for (const family of families) {
    const question = readQuestion(q, family);
    if (!question) continue;
    const key = JSON.stringify(question);
    const same = asked.get(key);
    if (same) same.families.push(family);
    else asked.set(key, { question, families: [family] });
  }
  return [...asked.values()];
}

/** The newest matching texts: id, day, inTitle, rank (less is better). Only what an article shows to readers now. */
function matches(asked: Asked, language: string | undefined): Prisma.Sql {
  const where = language === undefined ? inFamilies(asked.families) : Prisma.sql`t."language" = ${language}`;
  return databaseKind() === 'sqlite' ? sqliteMatches(asked, where) : postgresMatches(asked, where);
}

/** FTS5 goes backwards through its rows without sorting, and stops when it has enough. */
function sqliteMatches({ question }: Asked, where: Prisma.Sql): Prisma.Sql {
  const rank = isRanked(question) ? Prisma.sql`bm25("edition_fts", 0, 1)` : Prisma.sql`0`;
  return Prisma.sql`SELECT * FROM (
    SELECT t."id", t."day", ${rank} AS "rank",
      t."id" IN (SELECT rowid FROM "edition_fts" WHERE "edition_fts" MATCH ${ftsMatch(inTitle(question))}) AS "inTitle"
    FROM "edition_fts"
    CROSS JOIN "EditionText" t ON t."id" = "edition_fts".rowid
    CROSS JOIN "Article" a ON a."publicEditionId" = t."editionId"
    WHERE "edition_fts" MATCH ${ftsMatch(question)} AND ${where}
    ORDER BY "edition_fts".rowid DESC LIMIT ${MOST_HITS})`;
}

/** MATERIALIZED, or for a rare word the planner walks through all texts from the newest instead of asking the index. */
function postgresMatches({ question }: Asked, where: Prisma.Sql): Prisma.Sql {
  const query = tsquery(question);
  const { anyOf, noneOf } = stringMatches(question);
  const rank = isRanked(question) ? Prisma.sql`-ts_rank_cd(v."tsv", ${query}::tsquery)` : Prisma.sql`0`;
  const words = Prisma.sql`' ' || t."searchText" || ' '`;
  const phrases = [
    ...anyOf.map((strings) => {
      const each = strings.map((string) => Prisma.sql`strpos(${words}, ${string}) > 0`);
      return Prisma.sql`(${Prisma.join(each, ' OR ')})`;
    }),
    ...noneOf.map((string) => Prisma.sql`strpos(${words}, ${string}) = 0`),
  ];
  return Prisma.sql`SELECT "id", "day", ${rank} AS "rank",
      v."tsv" @@ ${tsquery(inTitle(question))}::tsquery AS "inTitle"
    FROM (
      WITH "matched" AS MATERIALIZED (SELECT "editionTextId" FROM "edition_tsv" WHERE "tsv" @@ ${query}::tsquery)
      SELECT t."id", t."day" FROM "matched" m
      JOIN "EditionText" t ON t."id" = m."editionTextId"
      JOIN "Article" a ON a."publicEditionId" = t."editionId"
      WHERE ${Prisma.join([where, ...phrases], ' AND ')}
      ORDER BY t."id" DESC LIMIT ${MOST_HITS}
    ) "newest" JOIN "edition_tsv" v ON v."editionTextId" = "newest"."id"`;
}

function isRanked({ all }: Question): boolean {
  return all.length <= MOST_RANKED_TERMS;
}

/** By the primary subtag: the first three characters of `nb` and of `nb-NO`, and of no other language. */
function inFamilies(families: readonly Family[]): Prisma.Sql {
  const chosen = families.includes('other')
    ? FAMILIES.filter((family) => !families.includes(family))
    : families;
  const starts = chosen.flatMap(languagesOfFamily).flatMap((language) => [language, `${language}-`]);
  if (starts.length === 0) return Prisma.sql`1 = 1`;
  const not = families.includes('other') ? Prisma.sql`NOT` : Prisma.empty;
  return Prisma.sql`substr(t."language", 1, 3) ${not} IN (${Prisma.join(starts)})`;
}

async function hits(ids: number[], asked: readonly Asked[]): Promise<SearchHit[]> {
  const texts = await database().editionText.findMany({
    // again: one may have been withdrawn since
    where: { id: { in: ids }, edition: { publicOf: { isNot: null } } },
    select: { id: true, ...CARD, edition: { select: { ...CARD.edition.select, snapshot: true } } },
  });
  const byId = new Map(texts.map((text) => [text.id, text]));
  const cards: SearchHit[] = [];
  for (const id of ids) {
    const text = byId.get(id);
    if (!text) continue;
    // an excerpt takes a millisecond or two: other requests may go between
    await setImmediate();
    const family = familyOf(text.language);
    const question = asked.find(({ families }) => families.includes(family))?.question;
    const snapshot = editionSnapshot.parse(JSON.parse(text.edition.snapshot));
    const credits = snapshot.blocks.flatMap(({ credit }) => credit ?? []);
    const paragraphs = [...textIn(snapshot, text.language).map((block) => block.text), ...credits];
    cards.push({ ...editionCard(text), excerpt: question ? excerptOf(paragraphs, question, family) : [] });
  }
  return cards;
}

function clamped(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), least), most) : least;
}
