/** Imports by what is in the paths of their files, and files of an import: upper and lower case are one, on both databases. */
import { database, databaseKind } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import type { ItemStatus, RunStatus } from '../imports/import.ts';

interface RunQuestion {
  /** in the path of a file, or in the name of who started the run */
  q: string;
  status: RunStatus | undefined;
  /** runs before this number */
  before: number | undefined;
  limit: number;
}

/** The numbers of the newest runs that answer. Reads the index of paths alone, and stops when there are enough. */
export async function runIdsWith({ q, status, before, limit }: RunQuestion): Promise<number[]> {
  const found = await database().$queryRaw<{ id: number | bigint }[]>`
    SELECT r."id" FROM "ImportRun" r
    WHERE r."id" < ${before ?? 2_147_483_647} ${status === undefined ? Prisma.empty : Prisma.sql`AND r."status" = ${status}`}
      AND (${holds(Prisma.sql`r."startedByName"`, q)} OR EXISTS (
        SELECT 1 FROM "ImportItem" i WHERE i."runId" = r."id" AND ${holds(Prisma.sql`i."path"`, q)}
      ))
    ORDER BY r."id" DESC LIMIT ${limit}`;
  return found.map(({ id }) => Number(id));
}

interface ItemQuestion {
  run: number;
  /** in the path */
  q: string;
  status: ItemStatus | undefined;
  /** the position to begin with */
  from: number;
  limit: number;
}

/** The row numbers of the first items of a run that answer, in the order of their positions. */
export async function itemIdsWith({ run, q, status, from, limit }: ItemQuestion): Promise<number[]> {
  const found = await database().$queryRaw<{ id: number | bigint }[]>`
    SELECT i."id" FROM "ImportItem" i
    WHERE i."runId" = ${run} AND i."position" >= ${from}
      ${status === undefined ? Prisma.empty : Prisma.sql`AND i."status" = ${status}`}
      AND ${holds(Prisma.sql`i."path"`, q)}
    ORDER BY i."position" LIMIT ${limit}`;
  return found.map(({ id }) => Number(id));
}

/**
 * Whether a column has a text in it. SQLite folds the case of ASCII letters only, and Postgres as its locale says; so other
 * letters are any letter in a first, quick look, and a class of both their cases in a second at what is left.
 */
function holds(column: Prisma.Sql, q: string): Prisma.Sql {
  const quick = `%${Array.from(q, skeleton).join('')}%`;
  const exact = Array.from(q, bothCases).join('');
  const isAscii = Array.from(q).every((character) => character <= '\u007f');
  if (databaseKind() === 'sqlite') {
    const like = Prisma.sql`${column} LIKE ${quick} ESCAPE '\\'`;
    return isAscii ? like : Prisma.sql`(${like} AND ${column} GLOB ${`*${exact}*`})`;
  }
  const like = Prisma.sql`${column} ILIKE ${quick} ESCAPE '\\'`;
  return isAscii ? like : Prisma.sql`(${like} AND ${column} ~ ${exact})`;
}

function skeleton(character: string): string {
  if (character > '\u007f') return '_';
  return /[\\%_]/.test(character) ? `\\${character}` : character;
}

/** A character as a class of itself in both cases; brackets, which begin and end classes, as GLOB or Postgres has them. */
function bothCases(character: string): string {
  if (/[\^\]\\[]/.test(character)) {
    if (databaseKind() === 'postgres') return `\\${character}`;
    return character === '[' ? '[[]' : character;
  }
  const cases = [character.toLowerCase(), character.toUpperCase()].filter(
    (one) => Array.from(one).length === 1,
  );
  return `[${[...new Set([character, ...cases])].join('')}]`;
}
