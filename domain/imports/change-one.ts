/** One file that may change an article: the way by Prisma, with the one change event. */
import type { Bulk } from '../db/bulk.ts';
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { againOnUniqueViolation, isOvertaken } from '../db/violations.ts';
import { counted, type Entry, itemFacts, type RunContext } from './batch.ts';
import { holdingsOf } from './holdings.ts';
import { besideOther, cameBefore, knownAs, outcomeOf } from './identity.ts';
import type { Counts } from './import.ts';
import { itemChange } from './item-change.ts';
import { nearWarnings } from './near-duplicates.ts';
import { type Near, nearest } from './near-search.ts';
import type { Outcome } from './outcome.ts';
import { isRefused, type Prepared } from './prepared.ts';
import { RunTaken } from './runs.ts';
import { storeLikeness } from './store-likeness.ts';
import { leftToDo, UPDATE_LIMITS, updateArticle } from './update-article.ts';

/** What was stored, or the file that is a new article after all, with what is to be said of it. */
type Closely = { outcome: Outcome } | { fresh: Prepared };

/** Judges a file that comes from a known path, or is known itself, and stores it when it is no new article. */
export async function changeOne(
  bulk: Bulk,
  context: RunContext,
  entry: Entry,
  counts: Counts,
): Promise<Closely> {
  const { outcome: prepared } = entry;
  if (isRefused(prepared)) throw new Error(`${prepared.file.path} was refused before.`);
  await bulk.transaction((tx) => context.names.check(tx, prepared));
  return againOnUniqueViolation(async () => {
    const { near } = await context.near.of([prepared]);
    return inTransaction(async (tx): Promise<Closely> => {
      const outcome = await changed(tx, context, prepared, near.get(prepared) ?? []);
      if (!outcome) return { fresh: toldOf(prepared, await besideOther(holdingsOf(tx), prepared)) };
      await storeItem(tx, context, entry, outcome, counts);
      return { outcome };
    }, UPDATE_LIMITS);
  }, isOvertaken);
}

const toldOf = (prepared: Prepared, warning: string | null): Prepared =>
  warning === null ? prepared : { ...prepared, warnings: [...prepared.warnings, warning] };

async function changed(
  tx: Tx,
  { viewer, run, options, names, listsChanges }: RunContext,
  prepared: Prepared,
  near: readonly Near[],
): Promise<Outcome | null> {
  const known = await knownAs(holdingsOf(tx), prepared, options);
  if (!known) return null;
  if (known.status !== 'updated' || !known.article) return outcomeOf(prepared, known);
  const before = await sameRunBefore(tx, run, known.article.id);
  const change = listsChanges ? await itemChange(tx, known.article.id, prepared) : null;
  const { sourceFileId, followed } = await updateArticle(
    tx,
    viewer,
    run,
    known.article.id,
    known.sourceFileId,
    prepared,
  );
  names.note([prepared], 0);
  const others = nearest(near.filter((other) => other.id !== known.article?.id));
  await storeLikeness(tx, known.article.id, prepared.signature, others);
  const told = outcomeOf(prepared, known);
  return {
    ...told,
    ...(change ? { change } : {}),
    sourceFileId,
    warnings: [...told.warnings, ...before, ...leftToDo(followed), ...nearWarnings(others)],
  };
}

/** Two files of one import with two texts for one article: the later one is taken, and it is said. */
async function sameRunBefore(tx: Tx, run: number, articleId: number): Promise<string[]> {
  const item = await tx.importItem.findFirst({
    where: { runId: run, articleId, status: { in: ['created', 'updated'] } },
    orderBy: { id: 'desc' },
    select: { path: true },
  });
  return item ? [cameBefore(item.path)] : [];
}

async function storeItem(
  tx: Tx,
  context: RunContext,
  entry: Entry,
  outcome: Outcome,
  counts: Counts,
): Promise<void> {
  const { run, owner } = context;
  const now = await databaseNow(tx);
  const { file, article, change: _, ...facts } = outcome;
  await tx.importItem.create({
    data: {
      ...facts,
      ...itemFacts(entry.outcome),
      runId: run,
      position: entry.position,
      path: file,
      articleId: article?.id ?? null,
      finishedAt: now,
    },
    select: { id: true },
  });
  const { count } = await tx.importRun.updateMany({
    where: { id: run, owner },
    data: { counts: { ...counted(counts, [{ entry, outcome }]) }, beatAt: now },
  });
  if (count === 0) throw new RunTaken(run);
}
