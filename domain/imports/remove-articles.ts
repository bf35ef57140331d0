/** Articles go away with all that stands under them, unless somebody has done something to one meanwhile. */
import type { Bulk, BulkTx } from '../db/bulk.ts';
import { bandsOf, signatureFromBytes } from '../text/near-duplicate.ts';
import { countNames, namesOfArticles } from './corpus-names.ts';

/** How many things the trail tells of each article: it grows whenever somebody does something to one. */
export type Trail = ReadonlyMap<number, number>;

const OF_ARTICLES = { type: 'int' } as const;

/**
 * Removes articles in one transaction and returns those that went. One whose trail is longer than `seen` stays: somebody has
 * done something to it since it was decided that it may go. Articles nobody has worked on have no translations, notes or
 * editions; what else is theirs goes with them.
 */
export async function removeArticles(bulk: Bulk, ids: readonly number[], seen: Trail): Promise<number[]> {
  return bulk.transaction(async (tx) => {
    // who is just doing something is waited for, and who comes later finds no article
    await tx.lock('Article', ids);
    const now = await trailOf(tx, ids);
    const going = ids.filter((id) => now.get(id) === seen.get(id));
    await remove(tx, going);
    return going;
  });
}

async function trailOf(tx: BulkTx, ids: readonly number[]): Promise<Trail> {
  const sql = `SELECT "articleId" AS "id", count(*) AS "events" FROM "Event"
    WHERE "articleId" IN ($VALUES) GROUP BY "articleId"`;
  const rows = await tx.lookUp({ ...OF_ARTICLES, sql }, ids);
  return new Map(rows.map(({ id, events }) => [Number(id), Number(events)]));
}

async function remove(tx: BulkTx, ids: readonly number[]): Promise<void> {
  const files = await sourceFilesOf(tx, ids);
  await removeBands(tx, ids);
  await countNames(tx, await namesOfArticles(tx, ids), -1);
  await tx.change({ ...OF_ARTICLES, sql: 'DELETE FROM "Segment" WHERE "articleId" IN ($VALUES)' }, ids);
  await tx.change({ ...OF_ARTICLES, sql: 'DELETE FROM "Article" WHERE "id" IN ($VALUES)' }, ids);
  const unused = `DELETE FROM "SourceFile" WHERE "id" IN ($VALUES)
    AND NOT EXISTS (SELECT 1 FROM "TextVersion" v WHERE v."sourceFileId" = "SourceFile"."id")`;
  await tx.change({ ...OF_ARTICLES, sql: unused }, files);
}

async function sourceFilesOf(tx: BulkTx, ids: readonly number[]): Promise<number[]> {
  const sql =
    'SELECT "sourceFileId" AS "id" FROM "TextVersion" WHERE "articleId" IN ($VALUES) AND "sourceFileId" IS NOT NULL';
  return (await tx.lookUp({ ...OF_ARTICLES, sql }, ids)).map((row) => Number(row.id));
}

/** No key leads from an article to its bands; its signature does. */
async function removeBands(tx: BulkTx, ids: readonly number[]): Promise<void> {
  const sql = 'SELECT "articleId" AS "id", "hashes" FROM "TextSignature" WHERE "articleId" IN ($VALUES)';
  for (const { id, hashes } of await tx.lookUp({ ...OF_ARTICLES, sql }, ids)) {
    const bands = [...bandsOf(signatureFromBytes(hashes as Uint8Array))];
    const own = `DELETE FROM "SignatureBand" WHERE "articleId" = ${Number(id)} AND "band" IN ($VALUES)`;
    await tx.change({ ...OF_ARTICLES, sql: own }, bands);
  }
}
