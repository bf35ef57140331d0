/** The article's revision: it grows with every change of anything that an edition would contain. */
import type { Tx } from '../db/client.ts';

/** Notes that the article is no longer what the last edition shows. Also what “published with changes” compares. */
export async function touchArticle(tx: Tx, articleId: number): Promise<void> {
  await tx.article.update({
    where: { id: articleId },
    data: { revision: { increment: 1 } },
    select: { id: true },
  });
}
