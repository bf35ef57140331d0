/** Taking a run back. What somebody has worked on since stays as it is: the trail of events tells, and is asked again. */
import { randomUUID } from 'node:crypto';
import type { Bulk } from '../db/bulk.ts';
import { type Db, database, databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { openBulk } from '../db/open-bulk.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import type { ForetoldRollback, RollbackPlan } from './import.ts';
import { NearSearch } from './near-search.ts';
import { removeArticles, type Trail } from './remove-articles.ts';
import { restorationsOf, restoreArticle } from './restore-article.ts';
import { type Decided, decideRollback, type Restorable } from './rollback-decision.ts';
import { whyInWords } from './rollback-words.ts';
import { isWorkedOn, rollbackOwnerName } from './runs.ts';

/** Articles that go away in one transaction: few, since each has dozens of rows. */
const AT_ONCE = 20;
/** Articles whose trail is measured in one query. */
const LOOKED_AT = 500;

/** Of the articles that go away or get back their text, so many are named. */
const MOST_NAMED = 100;

/** What a rollback would do now. Throws NotFound. */
export async function planRollback(run: number): Promise<ForetoldRollback> {
  const { removed, restored, kept } = await decide(run);
  return {
    removed: removed.length,
    restored: restored.length,
    goes: removed.slice(0, MOST_NAMED),
    returns: restored.slice(0, MOST_NAMED).map(({ article }) => article),
    kept,
  };
}

/**
 * Does it. Throws NotFound, and Invalid when the run is being worked on, or has nothing that could be taken back: then it
 * stays as it is, to be rolled back when what is in the way is gone. What stayed of a run that was rolled back can be tried again.
 */
export async function rollBack(viewer: Viewer, run: number): Promise<RollbackPlan> {
  await refuseWhenOver(run);
  const owner = rollbackOwnerName(randomUUID());
  const goesOn = await take(run, owner);
  const bulk = await openBulk();
  try {
    const plan = await carryOut(bulk, viewer, run, owner);
    // one that was begun may have ended just before it could say so
    if (plan.removed + plan.restored === 0 && !goesOn)
      throw await refused(
        viewer,
        run,
        `Of import ${run} there is nothing that could be taken back.${firstReason(plan.kept)}`,
      );
    await close(viewer, run, plan);
    return plan;
  } finally {
    await release(run, owner);
    await bulk.close();
  }
}

/** At the desk it is another process that takes a run back: its page tells the reason. */
async function refused(viewer: Viewer, run: number, reason: string): Promise<Invalid> {
  await inTransaction((tx) =>
    recordEvent(tx, viewer, 'run.rollback-refused', { type: 'run', id: run }, { reason }),
  );
  return new Invalid(reason);
}

/** When a run was last tried to be taken back in vain, and why; null when something else was done to it since. */
export async function lastRefusal(run: number): Promise<{ at: string; reason: string } | null> {
  const event = await database().event.findFirst({
    where: { subjectType: 'run', subjectId: String(run) },
    orderBy: { id: 'desc' },
    select: { at: true, action: true, data: true },
  });
  if (event?.action !== 'run.rollback-refused') return null;
  const reason = typeof event.data === 'object' && event.data !== null && 'reason' in event.data;
  return reason ? { at: event.at.toISOString(), reason: String(Object(event.data).reason) } : null;
}

async function refuseWhenOver(run: number): Promise<void> {
  const row = await database().importRun.findUnique({ where: { id: run }, select: { status: true } });
  if (row?.status !== 'rolled-back') return;
  const { removed, restored } = await decide(run);
  if (removed.length + restored.length === 0) throw new Invalid(`Import ${run} was rolled back before.`);
}

/** Whether one that was begun before, and did not end, has taken articles away. */
async function take(run: number, owner: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const row = await tx.importRun.findUnique({
      where: { id: run },
      select: { owner: true, beatAt: true, rollbackBegunAt: true },
    });
    if (!row) throw new NotFound('That import run');
    const beatAt = await databaseNow(tx);
    if (isWorkedOn(row, beatAt))
      throw new Invalid(`Import ${run} is being worked on. Wait until it has stopped.`);
    await tx.importRun.update({ where: { id: run }, data: { owner, beatAt }, select: { id: true } });
    return row.rollbackBegunAt !== null && (await goneOf(tx, run)) > 0;
  });
}

/** Articles that a run made and that are gone. */
export function goneOf(reader: Db | Tx, run: number): Promise<number> {
  return reader.importItem.count({ where: { runId: run, status: 'created', articleId: null } });
}

/** From now on articles go away: ended in the middle, the run says so. */
async function begin(run: number, owner: string): Promise<void> {
  const data = { rollbackBegunAt: await databaseNow(database()) };
  await database().importRun.updateMany({ where: { id: run, owner }, data });
}

async function stillMine(run: number, owner: string): Promise<void> {
  const beatAt = await databaseNow(database());
  const { count } = await database().importRun.updateMany({ where: { id: run, owner }, data: { beatAt } });
  if (count === 0) throw new Invalid(`Import ${run} was taken over by another process.`);
}

/** Whatever happened: nobody waits for one who has given up. */
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
      data: {
        status: 'rolled-back',
        owner: null,
        finishedAt: await databaseNow(tx),
        rollbackBegunAt: null,
      },
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

/** What can be done, with the text of before at hand or not. */
async function decide(run: number): Promise<Decided> {
  const { removed, restored, kept } = await decideRollback(run);
  const restorations = await restorationsOf(restored);
  const hindered = restorations.flatMap(({ article, obstacle }) =>
    obstacle === null ? [] : [{ ...article, why: obstacle }],
  );
  return {
    removed,
    restored: restorations.filter(({ obstacle }) => obstacle === null),
    kept: [...kept, ...hindered],
  };
}

/**
 * Takes back what may be taken back. Each transaction asks whether the trail of its articles is as long as it was when that
 * was decided; what somebody has got hold of meanwhile is decided anew, until nothing is left to be done.
 */
async function carryOut(bulk: Bulk, viewer: Viewer, run: number, owner: string): Promise<RollbackPlan> {
  const done: Done = { removed: 0, restored: 0, hindered: new Map() };
  const search = new NearSearch(bulk);
  for (;;) {
    // measured before it is read: what comes between is seen as new
    const trail = await trailOf(run);
    const decided = await decide(run);
    const restored = decided.restored.filter(({ article }) => !done.hindered.has(article.id));
    if (decided.removed.length + restored.length === 0) return sumOf(done, decided.kept);
    await begin(run, owner);
    for (let from = 0; from < decided.removed.length; from += AT_ONCE) {
      await stillMine(run, owner);
      const some = decided.removed.slice(from, from + AT_ONCE).map(({ id }) => id);
      done.removed += (await removeArticles(bulk, some, trail)).length;
    }
    for (const each of restored) {
      await stillMine(run, owner);
      const outcome = await restoreArticle(search, viewer, run, each, trail.get(each.article.id) ?? 0);
      if (outcome !== 'again') countRestored(done, each, outcome.obstacle);
    }
  }
}

interface Done {
  removed: number;
  restored: number;
  /** by article: those that turned out not to be able to have their text of before */
  hindered: Map<number, RollbackPlan['kept'][number]>;
}

function countRestored(done: Done, { article }: Restorable, obstacle: string | null): void {
  if (obstacle === null) done.restored++;
  else done.hindered.set(article.id, { ...article, why: obstacle });
}

function sumOf({ removed, restored, hindered }: Done, kept: RollbackPlan['kept']): RollbackPlan {
  const known = new Set(kept.map(({ id }) => id));
  const others = [...hindered.values()].filter(({ id }) => !known.has(id));
  return { removed, restored, kept: [...kept, ...others] };
}

/** How long the trail is of each article that a run made or changed. */
async function trailOf(run: number): Promise<Trail> {
  const items = await database().importItem.findMany({
    where: { runId: run, status: { in: ['created', 'updated'] }, articleId: { not: null } },
    distinct: ['articleId'],
    select: { articleId: true },
  });
  const ids = items.flatMap(({ articleId }) => articleId ?? []);
  const trail = new Map<number, number>();
  for (let from = 0; from < ids.length; from += LOOKED_AT) {
    const counts = await database().event.groupBy({
      by: ['articleId'],
      where: { articleId: { in: ids.slice(from, from + LOOKED_AT) } },
      _count: true,
    });
    for (const { articleId, _count } of counts) if (articleId !== null) trail.set(articleId, _count);
  }
  return trail;
}
