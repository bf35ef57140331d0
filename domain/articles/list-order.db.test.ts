/** The list of all articles is read in its order: nothing grows with the articles that are not on its page. */
import { expect, inject, it } from 'vitest';
import { inTransaction, type Tx } from '../db/client.ts';
import { importedArticle, shortText } from '../testing/articles.ts';

const { kind } = inject('databaseTemplate');

/** The steps in which the database reads the first page, as `articleList` asks for it. */
async function steps(): Promise<string[]> {
  return inTransaction(async (tx) => {
    if (kind === 'sqlite')
      return (
        await tx.$queryRaw<{ detail: string }[]>`EXPLAIN QUERY PLAN
          SELECT "id", "title" FROM "Article" ORDER BY "updatedAt" DESC, "id" DESC LIMIT 50`
      ).map(({ detail }) => detail);
    return stepsOfPostgres(tx);
  });
}

async function stepsOfPostgres(tx: Tx): Promise<string[]> {
  // a handful of rows it would sort all the same
  await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
  const rows = await tx.$queryRaw<Record<string, string>[]>`EXPLAIN (COSTS OFF)
    SELECT "id", "title" FROM "Article" ORDER BY "updatedAt" DESC, "id" DESC LIMIT 50`;
  return rows.flatMap((row) => Object.values(row)).map((line) => line.replace(/^[ >-]+/, ''));
}

it('a page of the list of all articles is read without sorting them', async () => {
  await importedArticle();
  await importedArticle(shortText('Blåveis på Fløyen'));
  expect(await steps()).toEqual(
    kind === 'sqlite'
      ? ['SCAN Article USING INDEX Article_updatedAt_id_idx']
      : ['Limit', 'Index Scan Backward using "Article_updatedAt_id_idx" on "Article"'],
  );
});
