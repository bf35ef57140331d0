/** A sentence reads again as it did when its translation was written: the translation is not out of date any more. */
import type { Tx } from '../db/client.ts';
import { followTargets } from '../memory/follow.ts';
import { normaliseForIdentity } from '../text/normalise.ts';

/** States of work that was done; what changes under them makes them stale. */
export const WRITTEN: readonly string[] = ['draft', 'translated', 'approved'];

interface StaleTarget {
  id: number;
  text: string;
  sourceText: string;
}

/**
 * After sentences got other texts (by id): of their stale translations, those that are of this very text are so no longer.
 * What is for several sentences is judged with all of them, in settle-shared.ts.
 */
export async function recoverSentences(tx: Tx, texts: ReadonlyMap<number, string>): Promise<void> {
  if (texts.size === 0) return;
  const stale = await tx.target.findMany({
    where: { segmentId: { in: [...texts.keys()] }, state: 'stale', headId: null, members: { none: {} } },
    orderBy: { id: 'asc' },
    select: { id: true, segmentId: true, text: true, sourceText: true },
  });
  await recoverTargets(
    tx,
    stale.filter(({ segmentId, sourceText }) => isAgain(sourceText, texts.get(segmentId) ?? '')),
  );
}

/** Whether a translation of the one text fits the other. */
export function isAgain(sourceText: string, text: string): boolean {
  return normaliseForIdentity(sourceText) === normaliseForIdentity(text);
}

/** Gives stale translations whose originals read again as they did the state of before; members of shared ones follow by a trigger. */
export async function recoverTargets(tx: Tx, targets: readonly StaleTarget[]): Promise<void> {
  if (targets.length === 0) return;
  const newest = await newestRevisions(
    tx,
    targets.map(({ id }) => id),
  );
  const states = Map.groupBy(targets, ({ id, text }) => stateBefore(text, newest.get(id)));
  for (const [state, some] of states) {
    if (state === null) continue;
    const ids = some.map(({ id }) => id);
    const data = { state, version: { increment: 1 } };
    await tx.target.updateMany({ where: { id: { in: ids } }, data });
    await followTargets(tx, ids);
  }
}

interface Revision {
  text: string;
  state: string;
}

async function newestRevisions(tx: Tx, targetIds: number[]): Promise<Map<number, Revision>> {
  const revisions = await tx.targetRevision.findMany({
    where: { targetId: { in: targetIds } },
    orderBy: { number: 'asc' },
    select: { targetId: true, text: true, state: true },
  });
  return new Map(revisions.map(({ targetId, ...revision }) => [targetId, revision]));
}

/** The history tells: becoming stale adds nothing to it. Null: it was stale when it was written, and is to be looked at. */
function stateBefore(text: string, newest?: Revision): string | null {
  if (!newest) return 'translated';
  return newest.text === text && WRITTEN.includes(newest.state) ? newest.state : null;
}
