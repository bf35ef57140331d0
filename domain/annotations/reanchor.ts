/** Notes follow the text they stand on; what cannot be placed is an orphan, never lost, never silently elsewhere. */
import type { Tx } from '../db/client.ts';
import { describeSpan, findAnchor } from '../text/anchor.ts';

/** Re-places the notes on a target whose text has changed from `before` to `after`. */
export async function reanchorTarget(tx: Tx, targetId: number, before: string, after: string): Promise<void> {
  const spans = await tx.annotationTarget.findMany({
    where: { targetId },
    select: {
      annotationId: true,
      start: true,
      end: true,
      quote: true,
      prefix: true,
      suffix: true,
      placement: true,
    },
  });
  for (const { annotationId, placement, ...selector } of spans) {
    const where = { annotationId_targetId: { annotationId, targetId } };
    const found = findAnchor(after, selector, placement === 'orphan' ? undefined : before);
    if (found.status === 'orphan') {
      // the old quote and context stay: they are what a later text may match again
      await tx.annotationTarget.update({ where, data: { placement: 'orphan' }, select: { targetId: true } });
      continue;
    }
    const same = found.status === 'same' && placement !== 'moved';
    await tx.annotationTarget.update({
      where,
      data: { ...describeSpan(after, found.start, found.end), placement: same ? 'anchored' : 'moved' },
      select: { targetId: true },
    });
  }
}
