/** Where a change of the text puts each sentence. */
import type { SegmentPair } from '../text/diff.ts';

/** A sentence of the new text. `block`: the index of its block. */
export interface Piece {
  block: number;
  position: number;
  start: number;
  end: number;
  text: string;
}

/** A sentence of before, of the new text, or of both. */
export interface PlacedSentence {
  /** `back`: it was gone, and is the same sentence again */
  kind: SegmentPair['kind'] | 'back';
  old: { id: number; text: string } | undefined;
  piece: Piece | undefined;
}
