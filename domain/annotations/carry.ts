/** Notes on a translation go along when its sentence is split or joined: none is lost, what straddles a cut is marked. */
import type { Tx } from '../db/client.ts';
import { describeSpan } from '../text/anchor.ts';

interface Side {
  targetId: number;
  text: string;
}

/** A stretch of the old text that is now a stretch of another: `from` in the old is `at` in the new. */
interface Piece extends Side {
  from: number;
  to: number;
  at: number;
}

/** Splits the notes of `targetId` over two targets. `cut` is where in the old text the first part ends and the second begins. */
export async function splitNotes(
  tx: Tx,
  targetId: number,
  first: Side,
  second: Side,
  cut: { firstEnds: number; secondBegins: number },
): Promise<void> {
  const pieces: Piece[] = [
    { ...first, from: 0, to: cut.firstEnds, at: 0 },
    { ...second, from: cut.secondBegins, to: cut.secondBegins + second.text.length, at: 0 },
  ];
  await carry(tx, targetId, pieces);
}

/** Brings the notes of a second target into the first, whose text now holds both; the second's begins at `at`. */
export async function joinNotes(
  tx: Tx,
  { first, secondId, secondText, at }: { first: Side; secondId: number; secondText: string; at: number },
): Promise<void> {
  const lead = secondText.length - secondText.trimStart().length;
  await carry(tx, first.targetId, [{ ...first, from: 0, to: at, at: 0 }]);
  await carry(tx, secondId, [{ ...first, from: lead, to: secondText.trimEnd().length, at }]);
}

/** Brings the notes of a target to another that has the same text now. */
export async function moveNotes(tx: Tx, targetId: number, to: Side): Promise<void> {
  await carry(tx, targetId, [{ ...to, from: 0, to: to.text.length, at: 0 }]);
}

async function carry(tx: Tx, targetId: number, pieces: readonly Piece[]): Promise<void> {
  const spans = await tx.annotationTarget.findMany({ where: { targetId } });
  for (const { annotationId, ...span } of spans) {
    const piece = pieces.toSorted((a, b) => overlap(span, b) - overlap(span, a))[0];
    if (!piece) continue;
    await place(tx, { annotationId, targetId }, piece, placed(span, piece));
  }
}

function overlap({ start, end }: { start: number; end: number }, { from, to }: Piece): number {
  return Math.min(end, to) - Math.max(start, from);
}

interface Spot {
  start: number;
  end: number;
  quote: string;
  prefix: string;
  suffix: string;
  placement: string;
}

/** What straddles the cut stays on the part of it that is longer, to be looked at. An orphan keeps its words. */
function placed(span: Spot, { text, from, to, at }: Piece): Omit<Spot, 'targetId'> {
  const { start, end, quote, prefix, suffix, placement } = span;
  const [left, right] = [Math.max(start, from) - from + at, Math.min(end, to) - from + at];
  if (placement === 'orphan' || right <= left || right > text.length)
    return { start, end, quote, prefix, suffix, placement: 'orphan' };
  const isWhole = start >= from && end <= to;
  return { ...describeSpan(text, left, right), placement: isWhole ? placement : 'moved' };
}

/** A note has one place in a sentence: where both parts had one, it covers what lies between as well, to be looked at. */
async function place(
  tx: Tx,
  from: { annotationId: number; targetId: number },
  { targetId, text }: Piece,
  spot: Spot,
): Promise<void> {
  const where = { annotationId_targetId: from };
  if (targetId === from.targetId) {
    await tx.annotationTarget.update({ where, data: spot, select: { targetId: true } });
    return;
  }
  const key = { annotationId: from.annotationId, targetId };
  const there = await tx.annotationTarget.findUnique({ where: { annotationId_targetId: key } });
  await tx.annotationTarget.deleteMany({ where: from });
  if (!there) {
    await tx.annotationTarget.create({ data: { ...key, ...spot }, select: { targetId: true } });
    return;
  }
  const living = [there, spot].filter(({ placement }) => placement !== 'orphan');
  if (living.length === 0) return;
  const start = Math.min(...living.map((side) => side.start));
  const end = Math.max(...living.map((side) => side.end));
  await tx.annotationTarget.update({
    where: { annotationId_targetId: key },
    data: { ...describeSpan(text, start, end), placement: 'moved' },
    select: { targetId: true },
  });
}
