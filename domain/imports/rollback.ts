/** Taking a run back. What somebody has worked on since stays as it is: the trail of events tells. */
import { randomUUID } from 'node:crypto';
import type { Bulk, BulkTx } from '../db/bulk.ts';
import { database, databaseNow, inTransaction } from '../db/client.ts';
import { openBulk } from '../db/open-bulk.ts';
import { environment } from '../environment.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { bandsOf, signatureFromBytes } from '../text/near-duplicate.ts';
import { countNames, namesOfArticles } from './corpus-names.ts';
import type { RollbackPlan } from './import.ts';
import { isRefused } from './prepared.ts';
import { isWorkedOn, ownerName } from './runs.ts';
import { UPDATE_LIMITS, updateArticle } from './update-article.ts';

/** Articles that go away in one transaction: few, since each has dozens of rows. */
const AT_ONCE = 20;
/** Articles that are looked at in one query. */
const LOOKED_AT = 500;

interface Item {
  id: number;
  status: string;
  sourceFileId: number | null;
  article: { id: number; title: string; language: string };
}

interface Decided {
  removed: number[];
  restored: Item[];
  kept: RollbackPlan['kept'];
}

/** What a rollback would do now. Throws NotFound. */
export async function planRollback(run: number): Promise<RollbackPlan> {
  const { removed, restored, kept } = await decide(run);
  return { removed: removed.length, restored: restored.length, kept };
}

/** Does it. Throws NotFound, and Invalid when the run is being worked on or was rolled back before. */
export async function rollBack(viewer: Viewer, run: number): Promise<RollbackPlan> {
  const owner = ownerName(randomUUID());
  await take(run, owner);
  const decided = await decide(run);
  const bulk = await openBulk();
  try {
    for (let from = 0; from < decided.removed.length; from += AT_ONCE) {
      await stillMine(run, owner);
      await removeArticles(bulk, decided.removed.slice(from, from + AT_ONCE));
    }
  } finally {
    await bulk.close();
  }
  const restored = [];
  for (const item of decided.restored) if (await restore(viewer, run, item)) restored.push(item);
  const kept = [...decided.kept, ...notRestored(decided.restored, restored)];
  const plan = { removed: decided.removed.length, restored: restored.length, kept };
  await close(viewer, run, plan);
  return plan;
}

async function take(run: number, owner: string): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await tx.importRun.findUnique({
      where: { id: run },
      select: { status: true, owner: true, beatAt: true },
    });
    if (!row) throw new NotFound('That import run');
    if (row.status === 'rolled-back') throw new Invalid(`Import ${run} was rolled back before.`);
    const beatAt = await databaseNow(tx);
    if (isWorkedOn(row, beatAt))
      throw new Invalid(`Import ${run} is being worked on. Wait until it has stopped.`);
    await tx.importRun.update({ where: { id: run }, data: { owner, beatAt }, select: { id: true } });
  });
}

async function stillMine(run: number, owner: string): Promise<void> {
  const beatAt = await databaseNow(database());
  const { count } = await database().importRun.updateMany({ where: { id: run, owner }, data: { beatAt } });
  if (count === 0) throw new Invalid(`Import ${run} was taken over by another process.`);
}

async function close(viewer: Viewer, run: number, { removed, restored, kept }: RollbackPlan): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.importRun.update({
      where: { id: run },
      data: { status: 'rolled-back', owner: null, finishedAt: await databaseNow(tx) },
      select: { id: true },
    });
    const facts = { removed, restored, kept: kept.map(({ id }) => String(id)) };
    await recordEvent(tx, viewer, 'run.rolled-back', { type: 'run', id: run }, facts);
  });
}

async function decide(run: number): Promise<Decided> {
  const decided: Decided = { removed: [], restored: [], kept: [] };
  for (let after = 0; ; ) {
    const items = await itemsAfter(run, after);
    const last = items.at(-1);
    if (!last) return decided;
    after = last.id;
    const worked = await workedOn(
      run,
      items.map(({ article }) => article.id),
    );
    for (const item of items) {
      const why = worked.get(item.article.id);
      if (why !== undefined) decided.kept.push({ ...item.article, why });
      else if (item.status === 'created') decided.removed.push(item.article.id);
      else decided.restored.push(item);
    }
  }
}

async function itemsAfter(run: number, after: number): Promise<Item[]> {
  const items = await database().importItem.findMany({
    where: {
      runId: run,
      id: { gt: after },
      status: { in: ['created', 'updated'] },
      articleId: { not: null },
    },
    orderBy: { id: 'asc' },
    take: LOOKED_AT,
    select: {
      id: true,
      status: true,
      sourceFileId: true,
      article: { select: { id: true, title: true, language: true } },
    },
  });
  return items.flatMap(({ article, ...item }) => (article ? [{ ...item, article }] : []));
}

/** Why articles stay: the first thing that was done to them after this run, and not by it. */
async function workedOn(run: number, articles: number[]): Promise<Map<number, string>> {
  const events = await database().event.findMany({
    where: { articleId: { in: articles } },
    orderBy: { id: 'asc' },
    select: { articleId: true, action: true, actorName: true, data: true },
  });
  const why = new Map<number, string>();
  const isSeen = new Set<number>();
  for (const { articleId, action, actorName, data } of events) {
    if (articleId === null) continue;
    if (isOf(run, action, data)) isSeen.add(articleId);
    else if (isSeen.has(articleId) && !why.has(articleId)) why.set(articleId, `${actorName}: ${action}`);
  }
  return why;
}

function isOf(run: number, action: string, data: unknown): boolean {
  if (action !== 'article.imported' && action !== 'article.text-changed') return false;
  return typeof data === 'object' && data !== null && 'run' in data && data.run === run;
}

const OF_ARTICLES = { type: 'int' } as const;

/** Articles nobody has worked on have no translations, notes or editions; what else is theirs goes with them. */
async function removeArticles(bulk: Bulk, ids: readonly number[]): Promise<void> {
  await bulk.transaction(async (tx) => {
    const files = await sourceFilesOf(tx, ids);
    await removeBands(tx, ids);
    await countNames(tx, await namesOfArticles(tx, ids), -1);
    await tx.change({ ...OF_ARTICLES, sql: 'DELETE FROM "Segment" WHERE "articleId" IN ($VALUES)' }, ids);
    await tx.change({ ...OF_ARTICLES, sql: 'DELETE FROM "Article" WHERE "id" IN ($VALUES)' }, ids);
    const unused = `DELETE FROM "SourceFile" WHERE "id" IN ($VALUES)
      AND NOT EXISTS (SELECT 1 FROM "TextVersion" v WHERE v."sourceFileId" = "SourceFile"."id")`;
    await tx.change({ ...OF_ARTICLES, sql: unused }, files);
  });
}

async function sourceFilesOf(tx: BulkTx, ids: readonly number[]): Promise<number[]> {
  const sql =
    'SELECT "sourceFileId" AS "id" FROM "TextVersion" WHERE "articleId" IN ($VALUES) AND "sourceFileId" IS NOT NULL';
  return (await tx.lookUp({ ...OF_ARTICLES, sql }, ids)).map((row) => Number(row.id));
}

/** Gives an article the text of the file before, if there is one; it follows as with any change of a text. */
async function restore(viewer: Viewer, run: number, { article }: Item): Promise<boolean> {
  const versions = await database().textVersion.findMany({
    where: { articleId: article.id },
    orderBy: { number: 'desc' },
    take: 2,
    select: { sourceFile: { select: { id: true, name: true, path: true, bytes: true } } },
  });
  const before = versions[1]?.sourceFile;
  if (!before) return false;
  const { prepare } = await import('./prepare.ts');
  const prepared = await prepare(before, {}, environment().importLimits.articleBytes);
  if (isRefused(prepared)) return false;
  await inTransaction((tx) => updateArticle(tx, viewer, run, article.id, before.id, prepared), UPDATE_LIMITS);
  return true;
}

function notRestored(wanted: readonly Item[], restored: readonly Item[]): RollbackPlan['kept'] {
  return wanted
    .filter((item) => !restored.includes(item))
    .map(({ article }) => ({ ...article, why: 'The file of its text before cannot be read again.' }));
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
