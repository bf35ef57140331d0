/** Reads for /desk/imports, for commands and for dry runs. */
import { articleStatus } from '../articles/article.ts';
import { database, databaseNow } from '../db/client.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import { environment } from '../environment.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { itemIdsWith, runIdsWith } from '../search/paths.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { besideOther, describe, knownAs, outcomeOf, refusal, reported } from './identity.ts';
import {
  type AfterRollback,
  type ForetoldRollback,
  type ImportOptions,
  type ItemResult,
  type ItemStatus,
  itemStatus,
  type RunDetail,
  type RunItem,
  type RunRow,
  type RunStatus,
} from './import.ts';
import { itemChange, NO_CHANGE } from './item-change.ts';
import { versionsMade } from './made-versions.ts';
import { type ImportFile, isRefused, type Prepared, type PreparedOrRefused } from './prepared.ts';
import { lastRefusal, planRollback } from './rollback.ts';
import { whatRollbacksKept } from './rollback-decision.ts';
import { namesOf } from './run-names.ts';
import { RUN, runRow } from './run-rows.ts';
import { isToCome } from './standing.ts';
import { wouldBeLeft, wouldFollow } from './update-article.ts';

const MOST_ITEMS = 500;

const ITEM = {
  position: true,
  path: true,
  status: true,
  reason: true,
  warnings: true,
  sha256: true,
  byteLength: true,
  encoding: true,
  format: true,
  language: true,
  date: true,
  blocks: true,
  segments: true,
  sourceFileId: true,
  article: {
    select: {
      id: true,
      slug: true,
      title: true,
      language: true,
      status: true,
      revision: true,
      publicEdition: { select: { articleRevision: true } },
    },
  },
} as const;

type ItemRecord = Prisma.ImportItemGetPayload<{ select: typeof ITEM }>;

export interface RunFilter {
  /** in the name of a file of the run, or of who started it */
  q?: string;
  status?: RunStatus | undefined;
  /** runs before this number */
  before?: number;
  limit?: number;
}

/** The newest runs first. */
export async function runList(
  viewer: Viewer,
  { q = '', status, before, limit = 100 }: RunFilter = {},
): Promise<RunRow[]> {
  permit(viewer, 'import.run');
  const most = Math.min(limit, MOST_ITEMS);
  const named = q === '' ? null : await runIdsWith({ q, status, before, limit: most });
  const runs = await database().importRun.findMany({
    where: {
      ...(named === null ? {} : { id: { in: named } }),
      ...(status === undefined ? {} : { status }),
      ...(before === undefined || named !== null ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: most,
    select: RUN,
  });
  const now = await databaseNow(database());
  const names = await namesOf(runs);
  return Promise.all(runs.map((run) => runRow(run, names, now)));
}

export interface ItemFilter {
  status?: ItemStatus;
  /** in the path */
  q?: string;
  /** the position to begin with */
  from?: number;
  limit?: number;
}

/** One run with its files' outcomes, some at a time. Throws NotFound. */
export async function runDetail(viewer: Viewer, id: number, filter: ItemFilter = {}): Promise<RunDetail> {
  const run = await runProgress(viewer, id);
  const { status, q = '', from = 0, limit = MOST_ITEMS } = filter;
  const take = Math.min(limit, MOST_ITEMS);
  const named = q === '' ? null : await itemIdsWith({ run: id, q, status, from, limit: take + 1 });
  const items = await database().importItem.findMany({
    where: {
      runId: id,
      position: { gte: from },
      ...(status === undefined ? {} : { status }),
      ...(named === null ? {} : { id: { in: named } }),
    },
    orderBy: { position: 'asc' },
    take: take + 1,
    select: ITEM,
  });
  const versions = await versionsMade(id, items);
  const kept = run.status === 'rolled-back' ? (await whatRollbacksKept([id])).get(id) : undefined;
  const shown = items.slice(0, take).map(
    ({ sourceFileId, article, ...item }): RunItem => ({
      ...item,
      article: article && articleOf(article),
      textVersion: versions.get(`${article?.id} ${sourceFileId}`) ?? null,
      status: itemStatus.parse(item.status),
      warnings: strings(item.warnings),
      rolledBack: kept ? afterRollback({ ...item, article }, kept) : null,
    }),
  );
  return { ...run, items: shown, next: items[take]?.position ?? null, stayed: kept?.size ?? 0 };
}

function articleOf({
  status,
  revision,
  publicEdition,
  ...article
}: NonNullable<ItemRecord['article']>): NonNullable<RunItem['article']> {
  return {
    ...article,
    status: articleStatus.parse(status),
    changed: publicEdition !== null && revision > publicEdition.articleRevision,
  };
}

function afterRollback(
  { status, article }: { status: string; article: { id: number } | null },
  kept: ReadonlyMap<number, string | null>,
): AfterRollback | null {
  if (status !== 'created' && status !== 'updated') return null;
  const why = article ? kept.get(article.id) : undefined;
  if (why !== undefined) return { became: 'stayed', why };
  return status === 'created' ? { became: 'gone' } : { became: 'taken-back' };
}

/** How far a run is: one row, cheap enough to be asked every second. Throws NotFound. */
export async function runProgress(viewer: Viewer, id: number): Promise<RunRow> {
  permit(viewer, 'import.run');
  const run = await database().importRun.findUnique({ where: { id }, select: RUN });
  if (!run) throw new NotFound('That import run');
  const row = await runRow(run, await namesOf([run]), await databaseNow(database()));
  return {
    ...row,
    container: row.status === 'processing' ? await containerOfLast(id) : null,
    rollbackRefused: row.isRollingBack ? null : await lastRefusal(id),
  };
}

/** The file that the article stored last was cut out of (`FILE#KEY`); null when it was a file of its own. */
async function containerOfLast(run: number): Promise<string | null> {
  const last = await database().importItem.findFirst({
    where: { runId: run },
    orderBy: { position: 'desc' },
    select: { path: true },
  });
  const at = last?.path.indexOf('#') ?? -1;
  return last && at > 0 ? last.path.slice(0, at) : null;
}

/** What taking a run back would do now. Throws NotFound. */
export async function rollbackPlan(viewer: Viewer, id: number): Promise<ForetoldRollback> {
  permit(viewer, 'import.run');
  return planRollback(id);
}

/** What importing a file would do, without doing it. */
export async function wouldImport(
  viewer: Viewer,
  file: ImportFile,
  options: ImportOptions,
): Promise<ItemResult> {
  permit(viewer, 'import.run');
  // what reads files takes memory that lists of runs need not have
  const { prepare } = await import('./prepare.ts');
  return wouldStore(viewer, await prepare(file, options, environment().importLimits.articleBytes), options);
}

/**
 * The same of a file that is prepared already. `listsChanges`: with what a new text does to the work on its article. `held`: what
 * would be there by then, if it comes after other files.
 */
export async function wouldStore(
  viewer: Viewer,
  outcome: PreparedOrRefused,
  options: ImportOptions,
  listsChanges = false,
  held: Holdings = holdingsOf(database()),
): Promise<ItemResult> {
  permit(viewer, 'import.run');
  if (isRefused(outcome)) return reported(refusal(outcome));
  const known = await knownAs(held, outcome, options);
  if (!known) return wouldCreate(outcome, await besideOther(held, outcome));
  const told = reported(outcomeOf(outcome, known));
  if (known.status !== 'updated' || !known.article) return told;
  // nobody has worked on what is still to come
  if (isToCome(known.article)) return listsChanges ? { ...told, change: NO_CHANGE } : told;
  const followed = await wouldFollow(database(), known.article.id, outcome);
  const warnings = [...told.warnings, ...wouldBeLeft(followed)];
  if (!listsChanges) return { ...told, warnings };
  return { ...told, warnings, change: await itemChange(database(), known.article.id, outcome) };
}

function wouldCreate(prepared: Prepared, other: string | null): ItemResult {
  const told = describe(prepared);
  const warnings = other === null ? told.warnings : [...told.warnings, other];
  const created = { status: 'created' as const, reason: null, article: null, sourceFileId: null };
  return reported({ ...told, ...created, warnings });
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
