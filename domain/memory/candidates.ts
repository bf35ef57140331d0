/** The units that may be like a sentence, found by its words: FTS5 or tsvector. With concordance.ts the memory's raw SQL. */
import type { Db } from '../db/client.ts';
import { databaseKind } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import { rareWords, tellingWords } from './words.ts';

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

/** Up to fifty units that share the rarest words of a text, those that share most first. */
export async function candidatesFor(db: Db, wanted: Wanted): Promise<Candidate[]> {
  const words = tellingWords(wanted.text, wanted.language, wanted.other);
  if (words.length === 0) return [];
  const counted = await db.memoryWord.findMany({ where: { word: { in: words } } });
  const units = new Map(counted.map((row) => [row.word, row.units]));
  const chosen = rareWords(words, units);
  if (chosen.length === 0) return [];
  const best = databaseKind() === 'sqlite' ? bestOnSqlite(chosen) : bestOnPostgres(chosen, units);
  const rows = await db.$queryRaw<Candidate[]>`
    SELECT u."id", u."sourceLanguage", u."targetLanguage", u."sourceText", u."targetText"
    FROM (${best}) b JOIN "MemoryUnit" u ON u."id" = b."id"
    WHERE u."targetId" IS NULL OR u."targetId" <> ${wanted.exceptTargetId ?? 0}`;
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** One more than are compared: the sentence itself may be among them. The words are letters and digits only. */
function bestOnSqlite(words: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT rowid AS "id" FROM "memory_fts"
    WHERE "memory_fts" MATCH ${words.map((word) => `"${word}"`).join(' OR ')}
    ORDER BY rank LIMIT ${MOST_CANDIDATES + 1}`;
}

/** ts_rank does not know which words are rare: the sum of their weights does. */
function bestOnPostgres(words: readonly string[], units: ReadonlyMap<string, number>): Prisma.Sql {
  const weights = words.map((word) => {
    const weight = Math.round(100 * Math.log(1 + 1e6 / Math.max(1, units.get(word) ?? 1)));
    return Prisma.sql`CASE WHEN "tsv" @@ ${word}::tsquery THEN ${weight}::int ELSE 0 END`;
  });
  return Prisma.sql`SELECT "unitId" AS "id" FROM "memory_tsv"
    WHERE "tsv" @@ ${words.join(' | ')}::tsquery
    ORDER BY ${Prisma.join(weights, ' + ')} DESC, length("tsv") LIMIT ${MOST_CANDIDATES + 1}`;
}
