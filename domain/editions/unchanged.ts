/** Whether what readers have is what would be published now. */
import { createHash } from 'node:crypto';
import type { Tx } from '../db/client.ts';
import { type Assembled, assemble } from './assemble.ts';

/** The fingerprint of an edition’s content: two with the same one are the same for readers. */
export function hashOf({ snapshot }: Pick<Assembled, 'snapshot'>): string {
  return createHash('sha256').update(JSON.stringify(snapshot)).digest('hex');
}

/**
 * Of an article that is as it was again, as when an import is rolled back: when that is what readers have, it is no longer
 * “published with changes”. Nothing is done to any other.
 */
export async function noteUnchanged(tx: Tx, articleId: number): Promise<void> {
  const { revision, publicEdition } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { revision: true, publicEdition: { select: { id: true, hash: true } } },
  });
  if (!publicEdition || publicEdition.hash !== hashOf(await assemble(tx, articleId))) return;
  await tx.edition.update({
    where: { id: publicEdition.id },
    data: { articleRevision: revision },
    select: { id: true },
  });
}
