/** What an article that has got another text can be found by, and what it is near to. */
import type { Tx } from '../db/client.ts';
import { bandsOf, signatureBytes, signatureFromBytes } from '../text/near-duplicate.ts';
import type { Near } from './near-duplicates.ts';

/** Replaces the signature and the likenesses of an article. What an editor has dismissed stays dismissed. */
export async function storeLikeness(
  tx: Tx,
  articleId: number,
  signature: Uint32Array | null,
  near: readonly Near[],
): Promise<void> {
  await removeSignature(tx, articleId);
  if (signature) {
    await tx.textSignature.create({ data: { articleId, hashes: signatureBytes(signature) } });
    const bands = [...new Set(bandsOf(signature))];
    await tx.signatureBand.createMany({ data: bands.map((band) => ({ band, articleId })) });
  }
  await tx.nearDuplicate.deleteMany({ where: { articleId, dismissedAt: null } });
  for (const { id: otherId, jaccard, containment } of near) {
    const likeness = { jaccard, containment };
    await tx.nearDuplicate.upsert({
      where: { articleId_otherId: { articleId, otherId } },
      create: { articleId, otherId, ...likeness },
      update: likeness,
    });
  }
}

async function removeSignature(tx: Tx, articleId: number): Promise<void> {
  const before = await tx.textSignature.findUnique({ where: { articleId }, select: { hashes: true } });
  if (!before) return;
  const bands = [...bandsOf(signatureFromBytes(before.hashes))];
  await tx.signatureBand.deleteMany({ where: { articleId, band: { in: bands } } });
  await tx.textSignature.delete({ where: { articleId }, select: { articleId: true } });
}
