/** What the gate says where rights leave the original out. */
import type { EditionSnapshot, GateReason } from './edition.ts';

interface Left {
  articleId: number;
  /** the edition as it would be with the original, and as it will be */
  whole: EditionSnapshot;
  made: EditionSnapshot;
  /** what readers have now */
  shown: EditionSnapshot | null;
}

/** Notes that stand on the original alone go with it, and so does an original that readers have: neither silently. */
export function rightsReasons({ articleId, whole, made, shown }: Left): GateReason[] {
  if (made.hasOriginal) return [];
  const desk = `/desk/articles/${articleId}`;
  const notes = whole.notes.length - made.notes.length;
  const reasons: GateReason[] = [];
  if (shown?.hasOriginal === true)
    reasons.push({
      code: 'original-goes',
      severity: 'warning',
      message: 'Readers have the original now; with these rights they lose it.',
      href: `${desk}#fields`,
      places: [],
      canOverride: false,
    });
  if (notes > 0)
    reasons.push({
      code: 'notes-left-out',
      severity: 'warning',
      message:
        notes === 1
          ? 'One note stands on the original alone and is left out with it.'
          : `${notes} notes stand on the original alone and are left out with it.`,
      href: `${desk}/annotations`,
      places: [],
      canOverride: false,
    });
  return reasons;
}
