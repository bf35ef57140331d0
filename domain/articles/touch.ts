/** The article's revision: it grows with every change of anything that an edition would contain. */
import type { Tx } from '../db/client.ts';
import { NotFound } from '../errors.ts';

/**
 * Notes that the article is no longer what the last edition shows. Also what “published with changes” compares. Called
 * before the other writes: it makes those who change the same article wait for each other, in one order. What no edition
 * would show is not `isForReaders`: they wait as well, but the article counts as unchanged. Throws NotFound.
 */
export async function touchArticle(tx: Tx, articleId: number, isForReaders = true): Promise<void> {
  const { count } = await tx.article.updateMany({
    where: { id: articleId },
    data: { revision: { increment: isForReaders ? 1 : 0 } },
  });
  if (count === 0) throw new NotFound('That article');
}
