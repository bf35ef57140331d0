/** An editor's word on what checks found: it is as it should be, or it is to be looked at after all. */
import { databaseNow, inTransaction } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import type { DismissFinding, DismissNearDuplicate } from './article.ts';

/** Dismisses a finding or brings it back. Doing what is done already changes nothing. Throws NotFound. */
export async function dismissFinding(
  viewer: Viewer,
  { id, dismissed }: DismissFinding,
): Promise<{ dismissed: boolean }> {
  permit(viewer, 'article.edit');
  return inTransaction(async (tx) => {
    const finding = await tx.finding.findUnique({
      where: { id },
      select: { articleId: true, kind: true, message: true, dismissedAt: true },
    });
    if (!finding) throw new NotFound('That finding');
    if ((finding.dismissedAt !== null) === dismissed) return { dismissed };
    await tx.finding.update({
      where: { id },
      data: { dismissedAt: dismissed ? await databaseNow(tx) : null },
      select: { id: true },
    });
    const { articleId, kind, message } = finding;
    const action = dismissed ? 'finding.dismissed' : 'finding.restored';
    await recordEvent(tx, viewer, action, { type: 'article', id: articleId, articleId }, { kind, message });
    return { dismissed };
  });
}

/** Says that two articles are not to be looked at as one, or that they are after all. Throws NotFound. */
export async function dismissNearDuplicate(
  viewer: Viewer,
  { articleId, otherId, dismissed }: DismissNearDuplicate,
): Promise<{ dismissed: boolean }> {
  permit(viewer, 'article.edit');
  return inTransaction(async (tx) => {
    const where = { articleId_otherId: { articleId, otherId } };
    const near = await tx.nearDuplicate.findUnique({ where, select: { dismissedAt: true } });
    if (!near) throw new NotFound('That pair of articles');
    if ((near.dismissedAt !== null) === dismissed) return { dismissed };
    await tx.nearDuplicate.update({
      where,
      data: { dismissedAt: dismissed ? await databaseNow(tx) : null },
      select: { articleId: true },
    });
    const action = dismissed ? 'near-duplicate.dismissed' : 'near-duplicate.restored';
    await recordEvent(tx, viewer, action, { type: 'article', id: articleId, articleId }, { other: otherId });
    return { dismissed };
  });
}
