/** The desk's search in the words of all articles, drafts included (readers search editions: queries.ts). */
import { database, databaseKind } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import { ftsMatch, stringMatches, tsquery } from './match.ts';
import { type Question, readQuestion } from './search.ts';
import { FAMILIES } from './stem.ts';

/** Articles that a question may find, the newest first: more than anybody looks through. */
const MOST_FOUND = 1_000;

/**
 * Articles whose title or current text has all words of a question. It is read as in each language that an article may be
 * in: at the desk a word that means something in another language, too, is found once too often rather than not at all.
 */
export async function articlesWith(q: string): Promise<number[]> {
  const questions = new Map<string, Question>();
  for (const family of FAMILIES) {
    const question = readQuestion(q, family);
    if (question) questions.set(JSON.stringify(question), question);
  }
  const found = new Set<number>();
  for (const question of questions.values()) {
    for (const { id } of await database().$queryRaw<{ id: number }[]>(matching(question)))
      found.add(Number(id));
  }
  return [...found];
}

function matching(question: Question): Prisma.Sql {
  if (databaseKind() === 'sqlite') {
    return Prisma.sql`SELECT rowid AS "id" FROM "article_fts" WHERE "article_fts" MATCH ${ftsMatch(question, 'text')}
      ORDER BY rowid DESC LIMIT ${MOST_FOUND}`;
  }
  const { anyOf, noneOf } = stringMatches(question);
  const words = Prisma.sql`' ' || w."text" || ' '`;
  const phrases = [
    ...anyOf.map((strings) => {
      const each = strings.map((string) => Prisma.sql`strpos(${words}, ${string}) > 0`);
      return Prisma.sql`(${Prisma.join(each, ' OR ')})`;
    }),
    ...noneOf.map((string) => Prisma.sql`strpos(${words}, ${string}) = 0`),
  ];
  return Prisma.sql`
    WITH "matched" AS MATERIALIZED (SELECT "articleId" FROM "article_tsv" WHERE "tsv" @@ ${tsquery(question, '')}::tsquery)
    SELECT m."articleId" AS "id" FROM "matched" m JOIN "ArticleWords" w ON w."articleId" = m."articleId"
    WHERE ${Prisma.join([Prisma.sql`1 = 1`, ...phrases], ' AND ')}
    ORDER BY m."articleId" DESC LIMIT ${MOST_FOUND}`;
}
