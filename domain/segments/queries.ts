/** Which sentence holds the text of one that was joined to it. */
import type { Db, Tx } from '../db/client.ts';

/**
 * The public numbers that lead to each living segment of an article, beside its own, in order: #s13 goes on working when
 * sentence 13 was joined to sentence 12. Successors are kept flat (segments/mutations.ts), so one step is enough.
 */
export async function formerNumbers(db: Db | Tx, articleId: number): Promise<Map<number, number[]>> {
  const joined = await db.segment.findMany({
    where: { articleId, successorId: { not: null } },
    orderBy: { number: 'asc' },
    select: { number: true, successorId: true },
  });
  const former = new Map<number, number[]>();
  for (const { number, successorId } of joined) {
    if (successorId !== null) former.set(successorId, [...(former.get(successorId) ?? []), number]);
  }
  return former;
}
