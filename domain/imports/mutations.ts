/** Importing: every file is judged by itself, stored in a transaction of its own, and reported. */
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { describe, knownAs, type Outcome, refusal, reported } from './identity.ts';
import { IMPORTER_VERSION, type ImportOptions, type ItemResult, type RunStatus } from './import.ts';
import { type ImportFile, isRefused, type Prepared, prepare, type Refused } from './prepare.ts';
import { storeArticle, updateArticle } from './store.ts';

/** Where an import tells how far it is: called after each file's outcome is stored. */
export type OnItem = (result: ItemResult) => void;

/** Opens a run; its items follow by `importFile`. */
export async function startRun(viewer: Viewer, options: ImportOptions): Promise<number> {
  permit(viewer, 'import.run');
  return inTransaction(async (tx) => {
    const run = await tx.importRun.create({
      data: {
        status: 'processing',
        options: { ...options },
        importerVersion: IMPORTER_VERSION,
        startedById: viewer.id,
        startedByName: viewer.name,
      },
      select: { id: true },
    });
    await recordEvent(tx, viewer, 'run.started', { type: 'run', id: run.id });
    return run.id;
  });
}

/** Imports one file into a run. Bad content is an outcome, not an exception. */
export async function importFile(
  viewer: Viewer,
  run: number,
  position: number,
  file: ImportFile,
  options: ImportOptions,
): Promise<ItemResult> {
  permit(viewer, 'import.run');
  const outcome = prepare(file, options);
  // of several imports of one file, or of one title, at the same instant, the others find the first on their next try
  return againOnUniqueViolation(() =>
    inTransaction((tx) => storeItem(tx, viewer, run, position, outcome, options)),
  );
}

async function storeItem(
  tx: Tx,
  viewer: Viewer,
  run: number,
  position: number,
  outcome: Prepared | Refused,
  options: ImportOptions,
): Promise<ItemResult> {
  const { file } = outcome;
  const result = isRefused(outcome)
    ? refusal(outcome)
    : await storeOutcome(tx, viewer, run, outcome, options);
  await tx.importItem.create({
    data: {
      runId: run,
      position,
      path: file.path,
      status: result.status,
      reason: result.reason,
      warnings: result.warnings,
      sha256: result.sha256,
      byteLength: file.bytes.byteLength,
      encoding: isRefused(outcome) ? null : outcome.encoding,
      sourceFileId: result.sourceFileId,
      articleId: result.article?.id ?? null,
      finishedAt: await databaseNow(tx),
    },
    select: { id: true },
  });
  return reported(result);
}

/** Closes a run with the status that its items give. */
export async function finishRun(viewer: Viewer, run: number): Promise<RunStatus> {
  permit(viewer, 'import.run');
  return inTransaction(async (tx) => {
    const items = await tx.importItem.groupBy({ by: ['status'], where: { runId: run }, _count: true });
    const failed = items.find((item) => item.status === 'failed')?._count ?? 0;
    const total = items.reduce((sum, item) => sum + item._count, 0);
    const status: RunStatus =
      failed === 0 ? 'completed' : failed === total ? 'failed' : 'completed-with-issues';
    await tx.importRun.update({
      where: { id: run },
      data: { status, finishedAt: await databaseNow(tx) },
      select: { id: true },
    });
    await recordEvent(tx, viewer, 'run.finished', { type: 'run', id: run }, { status, files: total, failed });
    return status;
  });
}

/** Imports files in one go: a run, its items, its end. */
export async function importFiles(
  viewer: Viewer,
  files: ImportFile[],
  options: ImportOptions,
  onItem: OnItem = () => {},
): Promise<{ run: number; results: ItemResult[] }> {
  const run = await startRun(viewer, options);
  const results: ItemResult[] = [];
  for (const [position, file] of files.entries()) {
    const result = await importFile(viewer, run, position, file, options);
    results.push(result);
    onItem(result);
  }
  await finishRun(viewer, run);
  return { run, results };
}

async function storeOutcome(
  tx: Tx,
  viewer: Viewer,
  run: number,
  prepared: Prepared,
  options: ImportOptions,
): Promise<Outcome> {
  const known = await knownAs(tx, prepared);
  if (known?.status === 'updated' && known.article) {
    const { sourceFileId } = await updateArticle(tx, viewer, known.article.id, known.sourceFileId, prepared);
    return { ...describe(prepared), ...known, sourceFileId };
  }
  if (known) return { ...describe(prepared), ...known };
  const stored = await storeArticle(tx, prepared, run, options);
  await recordEvent(
    tx,
    viewer,
    'article.imported',
    { type: 'article', id: stored.articleId, articleId: stored.articleId },
    {
      file: prepared.file.name,
      run,
    },
  );
  return {
    ...describe(prepared),
    status: 'created',
    reason: null,
    article: { id: stored.articleId, slug: stored.slug },
    sourceFileId: stored.sourceFileId,
  };
}
