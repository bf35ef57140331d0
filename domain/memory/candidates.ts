/** The units that may be like a sentence, found by its words: FTS5 or tsvector. With concordance-queries.ts the memory's raw SQL. */
import { type Db, databaseKind } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import { LEAST_PERCENT } from './memory.ts';
import { keyOf, type RareWords, rareWords, tellingWords } from './words.ts';

/** Candidates that are compared letter by letter. */
const MOST_CANDIDATES = 50;

export interface Candidate {
  id: number;
  sourceLanguage: string;
  targetLanguage: string;
  sourceText: string;
  targetText: string;
}

export interface Wanted {
  text: string;
  /** the language of the text, and the one it is to be translated into */
  language: string;
  other: string;
  /** the target that is being written: the memory never offers a sentence to itself */
  exceptTargetId: number | null;
}

/** Units with one of the rare words, and with several common ones, that are put in order. */
const MOST_WITH_RARE = 250;
const MOST_WITH_COMMON = 300;
/** On Postgres, units that are put in order: a text of common words only has thousands. */
const MOST_WEIGHED_UNITS = 2_000;
/** Words that the order depends on. */
const MOST_WEIGHED = 6;

/** Identical units that are looked at; the memory of a newsroom has “Photo: NTB” a thousand times. */
const MOST_IDENTICAL = 20;

/** The newest units with exactly this text on either side. MATERIALIZED, or Postgres may walk through all for the newest. */
export async function identicalTo(
  db: Db,
  { text, language, other, exceptTargetId }: Wanted,
): Promise<Candidate[]> {
  const key = keyOf(text, language, other);
  const rows = await db.$queryRaw<Candidate[]>`
    WITH "same" AS MATERIALIZED (
      SELECT "id" FROM "MemoryUnit" WHERE "sourceKey" = ${key}
      UNION SELECT "id" FROM "MemoryUnit" WHERE "targetKey" = ${key})
    SELECT u."id", u."sourceLanguage", u."targetLanguage", u."sourceText", u."targetText"
    FROM "same" s JOIN "MemoryUnit" u ON u."id" = s."id"
    WHERE u."targetId" IS NULL OR u."targetId" <> ${exceptTargetId ?? 0}
    ORDER BY u."id" DESC LIMIT ${MOST_IDENTICAL}`;
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** Up to fifty units that share the rarest words of a text, those that share most first. */
export async function candidatesFor(db: Db, wanted: Wanted): Promise<Candidate[]> {
  const words = tellingWords(wanted.text, wanted.language, wanted.other);
  if (words.length === 0) return [];
  const found = await db.memoryWord.findMany({ where: { word: { in: words } } });
  // a count is a hint: Postgres leaves one alone that somebody else is just changing, so it may say 0 of a word that is there
  const counted = found.map(({ word, units: has }) => ({ word, units: Math.max(1, has) }));
  const units = new Map(counted.map((row) => [row.word, row.units]));
  const rare = rareWords(words, units);
  if (rare.any.length === 0) return [];
  const weighed = counted
    .sort((a, b) => a.units - b.units)
    .slice(0, MOST_WEIGHED)
    .map(({ word, units: has }) => ({ word, weight: Math.round(100 * Math.log(1 + 1e6 / has)) }));
  const best =
    databaseKind() === 'sqlite' ? bestOnSqlite(rare, weighed, wanted.text) : bestOnPostgres(rare, weighed);
  const rows = await db.$queryRaw<Candidate[]>`
    SELECT u."id", u."sourceLanguage", u."targetLanguage", u."sourceText", u."targetText"
    FROM (${best}) b JOIN "MemoryUnit" u ON u."id" = b."id"
    WHERE u."targetId" IS NULL OR u."targetId" <> ${wanted.exceptTargetId ?? 0}`;
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

interface Weighed {
  word: string;
  /** the rarer, the more */
  weight: number;
}

/** One more than are compared: the sentence itself may be among them. The words are letters and digits only. */
function bestOnSqlite({ any, some, least }: RareWords, words: readonly Weighed[], text: string): Prisma.Sql {
  const [shortest, longest] = lengthsLike(text);
  const weights = words.map(
    ({ word, weight }) => Prisma.sql`(instr(u."words", ${` ${word} `}) > 0) * ${weight}`,
  );
  const together =
    some.length === 0
      ? Prisma.empty
      : Prisma.sql`UNION SELECT * FROM (
          SELECT rowid AS "id" FROM "memory_fts" WHERE "memory_fts" MATCH ${atLeast(some, least, ' AND ', ' OR ')}
          ORDER BY rowid DESC LIMIT ${MOST_WITH_COMMON})`;
  return Prisma.sql`SELECT u."id" FROM (
      SELECT * FROM (
        SELECT rowid AS "id" FROM "memory_fts" WHERE "memory_fts" MATCH ${any.join(' OR ')}
        ORDER BY rank LIMIT ${MOST_WITH_RARE}) ${together}
    ) f CROSS JOIN "MemoryUnit" u ON u."id" = f."id"
    WHERE length(u."sourceText") BETWEEN ${shortest} AND ${longest}
      OR length(u."targetText") BETWEEN ${shortest} AND ${longest}
    ORDER BY ${Prisma.join(weights, ' + ')} DESC, length(u."words") LIMIT ${MOST_CANDIDATES + 1}`;
}

/** Shorter and longer texts cannot be alike: in characters, as SQLite counts them, and two more for white space. */
function lengthsLike(text: string): [shortest: number, longest: number] {
  const length = [...text.trim()].length;
  return [Math.floor((length * LEAST_PERCENT) / 100) - 2, Math.ceil((length * 100) / LEAST_PERCENT) + 2];
}

/** ts_rank does not know which words are rare: the sum of their weights does. */
function bestOnPostgres({ any, some, least }: RareWords, words: readonly Weighed[]): Prisma.Sql {
  const weights = words.map(
    ({ word, weight }) => Prisma.sql`CASE WHEN "tsv" @@ ${word}::tsquery THEN ${weight}::int ELSE 0 END`,
  );
  const together = some.length === 0 ? [] : [atLeast(some, least, ' & ', ' | ')];
  return Prisma.sql`SELECT "unitId" AS "id" FROM (
      SELECT "unitId", "tsv" FROM "memory_tsv" WHERE "tsv" @@ ${[...any, ...together].join(' | ')}::tsquery
      LIMIT ${MOST_WEIGHED_UNITS}) f
    ORDER BY ${Prisma.join(weights, ' + ')} DESC, length("tsv") LIMIT ${MOST_CANDIDATES + 1}`;
}

/** `a & (b | c) | b & c`: two of three, in the words of either database. */
function atLeast(words: readonly string[], least: number, and: string, or: string): string {
  if (least === 1) return words.join(or);
  const branches = words
    .slice(0, words.length - least + 1)
    .map((word, i) => `(${word}${and}(${atLeast(words.slice(i + 1), least - 1, and, or)}))`);
  return branches.join(or);
}
