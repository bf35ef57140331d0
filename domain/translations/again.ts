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

/** After the text of a sentence has changed: of its stale translations, those that are of this very text are so no longer. */
export async function recoverTargets(tx: Tx, segmentId: number, text: string): Promise<void> {
  const stale = await tx.target.findMany({
    // what is for several sentences is judged with all of them
    where: { segmentId, state: 'stale', headId: null, members: { none: {} } },
    select: { id: true, text: true, sourceText: true },
  });
  for (const target of stale) await recoverTarget(tx, target, text);
}

/** The same of one stale translation whose original reads `source` now; those that share it follow by a trigger. */
export async function recoverTarget(tx: Tx, target: StaleTarget, source: string): Promise<void> {
  if (normaliseForIdentity(target.sourceText) !== normaliseForIdentity(source)) return;
  const state = await stateBefore(tx, target);
  if (state === null) return;
  const data = { state, version: { increment: 1 } };
  await tx.target.update({ where: { id: target.id }, data, select: { id: true } });
  await followTargets(tx, [target.id]);
}

/** The history tells: becoming stale adds nothing to it. Null: it was stale when it was written, and is to be looked at. */
async function stateBefore(tx: Tx, { id, text }: StaleTarget): Promise<string | null> {
  const newest = await tx.targetRevision.findFirst({
    where: { targetId: id },
    orderBy: { number: 'desc' },
    select: { text: true, state: true },
  });
  if (!newest) return 'translated';
  return newest.text === text && WRITTEN.includes(newest.state) ? newest.state : null;
}
