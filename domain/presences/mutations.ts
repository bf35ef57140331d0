/** A page says that it is there, and hears who else is. No event: it is gone in a minute. */
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { type Beat, LEASE_MS, type Present, SEEN_MS } from './presence.ts';

/**
 * Notes where a page is, and answers with the others on the same translation. A lease is taken with the first change of a
 * sentence and kept while one writes there or stays in it; it runs out by the database's clock. A page that belongs to
 * somebody else is left alone. Throws NotFound, Forbidden.
 */
export async function beat(viewer: Viewer, input: Beat): Promise<Present[]> {
  permit(viewer, 'article.read');
  const { articleId, language, page } = input;
  return inTransaction(async (tx) => {
    const translation = await tx.translation.findUnique({
      where: { articleId_language: { articleId, language } },
      select: { id: true },
    });
    if (!translation) throw new NotFound('That translation');
    const now = await databaseNow(tx);
    const since = new Date(now.getTime() - SEEN_MS);
    await tx.presence.deleteMany({ where: { translationId: translation.id, seenAt: { lt: since } } });
    await renew(tx, viewer, translation.id, input, now);
    const others = await tx.presence.findMany({
      where: { translationId: translation.id, NOT: { page } },
      orderBy: [{ userName: 'asc' }, { page: 'asc' }],
    });
    return others.map((other) => ({
      page: other.page,
      name: other.userName,
      isMe: other.userId !== null && other.userId === viewer.id,
      segmentId: other.segmentId,
      writesIn: other.leaseUntil !== null && other.leaseUntil > now ? other.leaseSegmentId : null,
    }));
  });
}

async function renew(tx: Tx, viewer: Viewer, translationId: number, input: Beat, now: Date): Promise<void> {
  const { page, segmentId } = input;
  const before = await tx.presence.findUnique({
    where: { page },
    select: { userId: true, leaseSegmentId: true, leaseUntil: true },
  });
  if (before && before.userId !== viewer.id) return;
  if (input.isLeaving) {
    await tx.presence.deleteMany({ where: { page } });
    return;
  }
  const data = {
    translationId,
    userId: viewer.id,
    userName: viewer.name,
    segmentId,
    seenAt: now,
    ...leaseAfter(before, input, now),
  };
  await tx.presence.upsert({
    where: { page },
    create: { page, ...data },
    update: data,
    select: { page: true },
  });
}

interface Lease {
  leaseSegmentId: number | null;
  leaseUntil: Date | null;
}

/** Writing takes or renews it; who goes to another sentence lets it go. */
function leaseAfter(before: Lease | null, { segmentId, isWriting }: Beat, now: Date): Lease {
  if (isWriting) return { leaseSegmentId: segmentId, leaseUntil: new Date(now.getTime() + LEASE_MS) };
  if (before === null || before.leaseSegmentId !== segmentId)
    return { leaseSegmentId: null, leaseUntil: null };
  return { leaseSegmentId: before.leaseSegmentId, leaseUntil: before.leaseUntil };
}
