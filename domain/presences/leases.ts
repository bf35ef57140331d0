/** Who is just changing what, for those who would rather not write there meanwhile. */
import { databaseNow, type Tx } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';

/** By sentence: the name of somebody else who has begun to change it. The viewer's own pages do not count. */
export async function othersWriting(
  tx: Tx,
  viewer: Viewer,
  translationId: number,
): Promise<ReadonlyMap<number, string>> {
  const leases = await tx.presence.findMany({
    where: { translationId, leaseUntil: { gt: await databaseNow(tx) } },
    select: { userId: true, userName: true, leaseSegmentId: true },
  });
  return new Map(
    leases.flatMap(({ userId, userName, leaseSegmentId }) =>
      leaseSegmentId === null || userId === viewer.id ? [] : [[leaseSegmentId, userName] as const],
    ),
  );
}
