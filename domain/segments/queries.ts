/** Which sentence holds the text of one that was joined to it. */
import type { Db, Tx } from '../db/client.ts';

/** A sentence that was joined to another. */
interface Joined {
  id: number;
  number: number;
}

/**
 * What was joined to each living segment of an article, in order. Successors are kept flat (segments/mutations.ts), so one
 * step is enough.
 */
export async function joinedTo(db: Db | Tx, articleId: number): Promise<Map<number, Joined[]>> {
  const rows = await db.segment.findMany({
    where: { articleId, successorId: { not: null } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, successorId: true },
  });
  const joined = new Map<number, Joined[]>();
  for (const { successorId, ...row } of rows) {
    if (successorId !== null) joined.set(successorId, [...(joined.get(successorId) ?? []), row]);
  }
  return joined;
}

/** The public numbers that lead to each of them, beside its own: #s13 goes on working when 13 was joined to 12. */
export async function formerNumbers(db: Db | Tx, articleId: number): Promise<Map<number, number[]>> {
  const joined = await joinedTo(db, articleId);
  return new Map([...joined].map(([id, rows]) => [id, rows.map(({ number }) => number)]));
}
