/** Whether two sentences stand between the same neighbours: then the earlier translation surely fits. */
import type { Db } from '../db/client.ts';
import { normaliseForIdentity } from '../text/normalise.ts';

/** The sentence before and the one after; null at the ends of the text. */
export interface Neighbours {
  before: string | null;
  after: string | null;
}

/** At least one neighbour, and each the same as the other's. */
export function isSameContext(one: Neighbours, other: Neighbours): boolean {
  if (one.before === null && one.after === null) return false;
  return one.before === other.before && one.after === other.after;
}

/** The neighbours of sentences in the texts they stand in now; of those that no text has any more, nothing. */
export async function neighboursOf(
  db: Db,
  segmentIds: readonly number[],
): Promise<ReadonlyMap<number, Neighbours>> {
  const segments = await db.segment.findMany({
    where: { id: { in: [...segmentIds] }, retiredAt: null },
    select: { id: true, block: { select: { textVersionId: true, position: true } } },
  });
  if (segments.length === 0) return new Map();
  const near = await db.block.findMany({
    where: {
      OR: segments.map(({ block: { textVersionId, position } }) => ({
        textVersionId,
        position: { gte: position - 1, lte: position + 1 },
      })),
    },
    orderBy: [{ textVersionId: 'asc' }, { position: 'asc' }],
    select: {
      textVersionId: true,
      segments: {
        where: { retiredAt: null },
        orderBy: { position: 'asc' },
        select: { id: true, text: true },
      },
    },
  });
  return inOrder(
    segments.map(({ id }) => id),
    near,
  );
}

type NearBlock = { textVersionId: number; segments: { id: number; text: string }[] };

function inOrder(ids: readonly number[], blocks: readonly NearBlock[]): Map<number, Neighbours> {
  const line = blocks.flatMap(({ textVersionId, segments }) =>
    segments.map(({ id, text }) => ({ id, text: normaliseForIdentity(text), textVersionId })),
  );
  const found = new Map<number, Neighbours>();
  for (const [i, { id, textVersionId }] of line.entries()) {
    if (!ids.includes(id)) continue;
    const [before, after] = [line[i - 1], line[i + 1]];
    found.set(id, {
      before: before?.textVersionId === textVersionId ? before.text : null,
      after: after?.textVersionId === textVersionId ? after.text : null,
    });
  }
  return found;
}
