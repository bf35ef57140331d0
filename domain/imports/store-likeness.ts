/** What an article that has got another text can be found by, and what it is near to. */
import type { Tx } from '../db/client.ts';
import { bandsOf, signatureBytes, signatureFromBytes } from '../text/near-duplicate.ts';
import type { Near } from './near-search.ts';

/** Replaces the signature and the likenesses of an article. What an editor has dismissed stays dismissed. */
export async function storeLikeness(
  tx: Tx,
  articleId: number,
  signature: Uint32Array | null,
  near: readonly Near[],
): Promise<void> {
  const bands = signature ? [...new Set(bandsOf(signature))] : [];
  await removeSignature(tx, articleId, bands);
  if (signature) {
    await tx.textSignature.create({ data: { articleId, hashes: signatureBytes(signature) } });
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

/** `others`: bands to be removed as well: a running import may have stored those of a text before (pending-bands.ts). */
async function removeSignature(tx: Tx, articleId: number, others: readonly number[]): Promise<void> {
  const before = await tx.textSignature.findUnique({ where: { articleId }, select: { hashes: true } });
  const bands = before ? [...bandsOf(signatureFromBytes(before.hashes)), ...others] : [...others];
  await tx.signatureBand.deleteMany({ where: { articleId, band: { in: bands } } });
  if (!before) return;
  await tx.textSignature.delete({ where: { articleId }, select: { articleId: true } });
}
