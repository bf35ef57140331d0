/** An editor's word on a tag that is offered for an article: it is none of its tags, or it may be offered after all. */
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import { NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import type { DismissTagHint } from './tag.ts';

/**
 * Dismisses a tag for an article or brings it back. It counts for the article, not for one text of it: a new import offers
 * the tag no more. Doing what is done already changes nothing. Throws NotFound.
 */
export async function dismissTagHint(viewer: Viewer, input: DismissTagHint): Promise<{ dismissed: boolean }> {
  permit(viewer, 'article.tag');
  return againOnUniqueViolation(() => inTransaction((tx) => decided(tx, viewer, input)));
}

async function decided(
  tx: Tx,
  viewer: Viewer,
  { articleId, tagId, dismissed }: DismissTagHint,
): Promise<{ dismissed: boolean }> {
  const article = await tx.article.findUnique({ where: { id: articleId }, select: { id: true } });
  const tag = await tx.tag.findUnique({ where: { id: tagId }, select: { slug: true } });
  if (!article) throw new NotFound('That article');
  if (!tag) throw new NotFound('That tag');
  const before = await tx.tagHintDismissal.findUnique({
    where: { articleId_tagId: { articleId, tagId } },
    select: { tagId: true },
  });
  if ((before !== null) === dismissed) return { dismissed };
  if (dismissed) {
    const data = { articleId, tagId, dismissedAt: await databaseNow(tx) };
    await tx.tagHintDismissal.create({ data, select: { tagId: true } });
  } else await tx.tagHintDismissal.deleteMany({ where: { articleId, tagId } });
  const action = dismissed ? 'tag-hint.dismissed' : 'tag-hint.restored';
  await recordEvent(tx, viewer, action, { type: 'article', id: articleId, articleId }, { tag: tag.slug });
  return { dismissed };
}
