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
import { ARTICLE_FORMATS } from './formats/format.ts';
import { type ImportOptions, importOptions, type RollbackPlan } from './import.ts';
import { isRefused } from './prepared.ts';
import { type Decided, decideRollback, type Restorable } from './rollback-decision.ts';
import { whyInWords } from './rollback-words.ts';
import { isWorkedOn, rollbackOwnerName } from './runs.ts';
import { UPDATE_LIMITS, updateArticle } from './update-article.ts';

/** Articles that go away in one transaction: few, since each has dozens of rows. */
const AT_ONCE = 20;

/** What a rollback would do now. Throws NotFound. */
export async function planRollback(run: number): Promise<RollbackPlan> {
  const { removed, restored, kept } = await decideRollback(run);
  return { removed: removed.length, restored: restored.length, kept };
}

/**
 * Does it. Throws NotFound, and Invalid when the run is being worked on, was rolled back before, or has nothing that could
 * be taken back: then it stays as it is, to be rolled back when what is in the way is gone.
 */
export async function rollBack(viewer: Viewer, run: number): Promise<RollbackPlan> {
  const owner = rollbackOwnerName(randomUUID());
  await take(run, owner);
  const decided = await decideRollback(run);
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
  for (const each of decided.restored) {
    await stillMine(run, owner);
    if (await restore(viewer, run, each)) restored.push(each);
  }
  const kept = [...decided.kept, ...notRestored(decided.restored, restored)];
  const plan = { removed: decided.removed.length, restored: restored.length, kept };
  if (plan.removed + plan.restored === 0) {
    await release(run, owner);
    throw new Invalid(`Of import ${run} there is nothing that could be taken back.${firstReason(kept)}`);
  }
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

async function release(run: number, owner: string): Promise<void> {
  await database().importRun.updateMany({ where: { id: run, owner }, data: { owner: null, beatAt: null } });
}

function firstReason([first, ...others]: RollbackPlan['kept']): string {
  if (!first) return '';
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  return ` “${first.title}” stays. ${whyInWords(first.why)}${more}`;
}

async function close(viewer: Viewer, run: number, { removed, restored, kept }: RollbackPlan): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.importRun.update({
      where: { id: run },
      data: { status: 'rolled-back', owner: null, finishedAt: await databaseNow(tx) },
      select: { id: true },
    });
    // the page of the run says of each article that stayed why it did
    const facts = {
      removed,
      restored,
      kept: kept.map(({ id }) => String(id)),
      whys: kept.map(({ why }) => why),
    };
    await recordEvent(tx, viewer, 'run.rolled-back', { type: 'run', id: run }, facts);
  });
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

/** Gives an article the text that it had before, if that came from a file; all follows as with any change of a text. */
async function restore(
  viewer: Viewer,
  run: number,
  { article, before: number }: Restorable,
): Promise<boolean> {
  const file = await fileOfText(article.id, number);
  if (!file) return false;
  const { prepare } = await import('./prepare.ts');
  const { id, name, path, bytes, format } = file;
  const outcome = await prepare(
    { name, path, bytes, format: ARTICLE_FORMATS.find((known) => known === format) },
    await optionsFor(article.id, id),
    environment().importLimits.articleBytes,
  );
  if (isRefused(outcome)) return false;
  const reason = `import ${run} rolled back`;
  await inTransaction(
    (tx) => updateArticle(tx, viewer, { run, reason }, article.id, id, outcome),
    UPDATE_LIMITS,
  );
  return true;
}

async function fileOfText(articleId: number, number: number) {
  const version = await database().textVersion.findUnique({
    where: { articleId_number: { articleId, number } },
    select: { sourceFile: { select: { id: true, name: true, path: true, bytes: true, format: true } } },
  });
  return version?.sourceFile ?? null;
}

/** What was said of the file when it was imported: without its columns, a record of a table would be empty now. */
async function optionsFor(articleId: number, sourceFileId: number): Promise<ImportOptions> {
  const item = await database().importItem.findFirst({
    where: { articleId, sourceFileId, status: { in: ['created', 'updated'] } },
    orderBy: { id: 'desc' },
    select: { run: { select: { options: true } } },
  });
  return importOptions.safeParse(item?.run.options).data ?? {};
}

function notRestored(wanted: Decided['restored'], restored: Decided['restored']): RollbackPlan['kept'] {
  return wanted
    .filter((each) => !restored.includes(each))
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
