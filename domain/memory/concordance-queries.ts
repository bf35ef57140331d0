/** Concordance: how a phrase was translated before, in either direction. */
import { type Db, database, databaseKind } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { type ExcerptPart, excerptOf } from '../search/excerpt.ts';
import type { Phrase } from '../search/search.ts';
import { familyOf } from '../search/stem.ts';
import { tokensOf } from '../search/tokens.ts';
import {
  CONCORDANCE_PER_PAGE,
  type ConcordanceHit,
  type ConcordanceQuery,
  concordanceQuery,
  MOST_HITS,
} from './memory.ts';
import { ORIGIN, originOf } from './rows.ts';
import { memoryLanguage, sideOf } from './words.ts';

interface Concordance {
  hits: ConcordanceHit[];
  /** at most MOST_HITS */
  total: number;
}

/** A phrase in one language: the words as they are inflected, or the last one as the beginning of a longer one. */
interface Asked {
  language: string;
  side: string;
  phrases: Phrase[];
}

/**
 * The units of a pair of languages that have the words of `q` next to each other in one of their texts, the newest
 * first. Inflected words are the same word, and the last may be the beginning of one.
 */
export async function concordance(viewer: Viewer, given: ConcordanceQuery): Promise<Concordance> {
  permit(viewer, 'article.read');
  const { q, one, other, page } = concordanceQuery.parse(given);
  const asked = [askedIn(q, one, other), ...(one === other ? [] : [askedIn(q, other, one)])].filter(
    ({ phrases }) => phrases.length > 0,
  );
  if (asked.length === 0) return { hits: [], total: 0 };
  const db = database();
  const rows = await pageOf(db, asked, page);
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [Number(id)]));
  return { hits: await hitsOf(db, ids, asked), total: Number(rows[0]?.total ?? 0) };
}

function askedIn(q: string, language: string, other: string): Asked {
  const tokens = tokensOf(q, familyOf(language));
  const last = tokens.at(-1);
  const exact = tokens.map((token) => token.exact);
  const phrases: Phrase[] = last === undefined ? [] : [{ tokens: exact, open: false }];
  if (last?.open) phrases.push({ tokens: [...exact.slice(0, -1), last.open], open: true });
  return { language, side: sideOf(language, other), phrases };
}

/** At least one row, so that the total is there even where the page has nothing. */
function pageOf(
  db: Db,
  asked: readonly Asked[],
  page: number,
): Promise<{ id: number | bigint | null; total: number | bigint }[]> {
  const newest = databaseKind() === 'sqlite' ? newestOnSqlite(asked) : newestOnPostgres(asked);
  const offset = (page - 1) * CONCORDANCE_PER_PAGE;
  return db.$queryRaw`
    WITH "newest" AS (${newest}),
      "placed" AS (SELECT "id", row_number() OVER (ORDER BY "id" DESC) AS "place" FROM "newest")
    SELECT p."id", c."total" FROM (SELECT count(*) AS "total" FROM "newest") c
    LEFT JOIN "placed" p ON p."place" > ${offset} AND p."place" <= ${offset + CONCORDANCE_PER_PAGE}
    ORDER BY p."place"`;
}

/** The words are letters and digits only (domain/search/tokens.ts): there is nothing in them to escape. */
function newestOnSqlite(asked: readonly Asked[]): Prisma.Sql {
  const match = asked.flatMap(({ side, phrases }) =>
    phrases.map(
      ({ tokens, open }) => `"${tokens.map((token) => side + token).join(' ')}"${open ? ' *' : ''}`,
    ),
  );
  return Prisma.sql`SELECT rowid AS "id" FROM "memory_fts" WHERE "memory_fts" MATCH ${match.join(' OR ')}
    ORDER BY rowid DESC LIMIT ${MOST_HITS}`;
}

function newestOnPostgres(asked: readonly Asked[]): Prisma.Sql {
  const query = asked.flatMap(({ side, phrases }) =>
    phrases.map(
      ({ tokens, open }) => `(${tokens.map((token) => side + token).join(' <-> ')}${open ? ':*' : ''})`,
    ),
  );
  return Prisma.sql`SELECT "unitId" AS "id" FROM "memory_tsv" WHERE "tsv" @@ ${query.join(' | ')}::tsquery
    ORDER BY "unitId" DESC LIMIT ${MOST_HITS}`;
}

async function hitsOf(db: Db, ids: readonly number[], asked: readonly Asked[]): Promise<ConcordanceHit[]> {
  const units = await db.memoryUnit.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    select: {
      id: true,
      sourceLanguage: true,
      targetLanguage: true,
      sourceText: true,
      targetText: true,
      ...ORIGIN,
    },
  });
  return units.map((unit) => ({
    unitId: unit.id,
    sourceLanguage: unit.sourceLanguage,
    targetLanguage: unit.targetLanguage,
    source: marked(unit.sourceText, unit.sourceLanguage, asked),
    target: marked(unit.targetText, unit.targetLanguage, asked),
    origin: originOf(unit),
    author: unit.authorName,
    writtenAt: unit.writtenAt?.toISOString() ?? null,
  }));
}

/** A text that is too long for the list is cut around the phrase. */
function marked(text: string, language: string, asked: readonly Asked[]): ExcerptPart[] {
  const phrases = asked
    .filter((each) => memoryLanguage(each.language) === memoryLanguage(language))
    .flatMap((each) => each.phrases);
  return excerptOf([text], { all: [phrases], none: [] }, familyOf(language));
}
