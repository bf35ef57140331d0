/** What readers have of an article now. */
import type { Db, Tx } from '../db/client.ts';
import { type EditionSnapshot, editionSnapshot } from './edition.ts';

export interface Shown {
  snapshot: EditionSnapshot;
  /** the original's text has had another version since the edition was published */
  textChangedSince: boolean;
}

/** The public edition; null when there is none. */
export async function readShown(db: Db | Tx, articleId: number): Promise<Shown | null> {
  const article = await db.article.findUnique({
    where: { id: articleId },
    select: {
      publicEdition: { select: { snapshot: true, publishedAt: true } },
      textVersions: { orderBy: { number: 'desc' }, take: 1, select: { createdAt: true } },
    },
  });
  if (!article?.publicEdition) return null;
  const { snapshot, publishedAt } = article.publicEdition;
  const changedAt = article.textVersions[0]?.createdAt ?? publishedAt;
  return {
    snapshot: editionSnapshot.parse(JSON.parse(snapshot)),
    textChangedSince: changedAt > publishedAt,
  };
}
