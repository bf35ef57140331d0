/** The list of articles is read in its order: nothing grows with the articles that are not on its page. */
import { expect, inject, it } from 'vitest';
import { inTransaction, type Tx } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import { importedArticle, shortText } from '../testing/articles.ts';

const { kind } = inject('databaseTemplate');

const IN_ORDER = Prisma.sql`ORDER BY "updatedAt" DESC, "id" DESC LIMIT 50`;
const ALL = Prisma.sql`SELECT "id", "title" FROM "Article" ${IN_ORDER}`;
const OF_ONE_LANGUAGE = Prisma.sql`SELECT "id", "title" FROM "Article" WHERE "language" = 'nb' ${IN_ORDER}`;

/** The steps in which the database reads the first page, as `articleList` asks for it. */
async function steps(query: Prisma.Sql): Promise<string[]> {
  await importedArticle();
  await importedArticle(shortText('Blåveis på Fløyen'));
  return inTransaction(async (tx) => {
    if (kind === 'postgres') return stepsOfPostgres(tx, query);
    const rows = await tx.$queryRaw<{ detail: string }[]>`EXPLAIN QUERY PLAN ${query}`;
    return rows.map(({ detail }) => detail);
  });
}

async function stepsOfPostgres(tx: Tx, query: Prisma.Sql): Promise<string[]> {
  // a handful of rows it would sort all the same
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
  await tx.$executeRaw`SET LOCAL enable_sort = off`;
  const rows = await tx.$queryRaw<Record<string, string>[]>`EXPLAIN (COSTS OFF) ${query}`;
  return rows.flatMap((row) => Object.values(row)).map((line) => line.replace(/^[ >-]+/, ''));
}

it('a page of the list of all articles is read without sorting them', async () => {
  expect(await steps(ALL)).toEqual(
    kind === 'sqlite'
      ? ['SCAN Article USING INDEX Article_updatedAt_id_idx']
      : ['Limit', 'Index Scan Backward using "Article_updatedAt_id_idx" on "Article"'],
  );
});

it('and so is one of the articles of a language', async () => {
  const [first, ...rest] = await steps(OF_ONE_LANGUAGE);
  expect(rest.filter((step) => /sort|b-tree/i.test(step))).toEqual([]);
  if (kind === 'sqlite')
    expect(first).toBe('SEARCH Article USING INDEX Article_language_updatedAt_id_idx (language=?)');
  else expect(first).toBe('Limit');
});
