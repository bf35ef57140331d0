/** Notes follow the text they stand on; what cannot be placed is an orphan, never lost, never silently elsewhere. */
import type { Tx } from '../db/client.ts';
import { describeSpan, findAnchor, type Selector } from '../text/anchor.ts';

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

interface TextBlock {
  id: number;
  text: string;
}

/**
 * Re-places the notes on the source when its blocks have become others: in the whole text, so that a note follows a
 * sentence into another block. Returns how many lost their place.
 */
export async function reanchorSource(
  tx: Tx,
  articleId: number,
  before: readonly TextBlock[],
  after: readonly TextBlock[],
): Promise<number> {
  const notes = await tx.annotation.findMany({
    where: { articleId, deletedAt: null, blockId: { not: null } },
    select: {
      id: true,
      blockId: true,
      start: true,
      end: true,
      quote: true,
      prefix: true,
      suffix: true,
      placement: true,
    },
  });
  const from = layOut(before);
  const to = layOut(after);
  let orphans = 0;
  for (const note of notes) {
    const place = placeIn(from, to, note);
    if (place === null) orphans++;
    await tx.annotation.update({
      where: { id: note.id },
      data: place ?? { placement: 'orphan' },
      select: { id: true },
    });
  }
  return orphans;
}

interface Layout {
  text: string;
  blocks: { id: number; text: string; at: number }[];
}

const BETWEEN = '\n\n';

function layOut(blocks: readonly TextBlock[]): Layout {
  let at = 0;
  const placed = blocks.map(({ id, text }) => {
    const block = { id, text, at };
    at += text.length + BETWEEN.length;
    return block;
  });
  return { text: blocks.map((block) => block.text).join(BETWEEN), blocks: placed };
}

interface SourceNote {
  blockId: number | null;
  start: number | null;
  end: number | null;
  quote: string | null;
  prefix: string | null;
  suffix: string | null;
  placement: string;
}

/** Where a note stands in the new text; null when nowhere, or over the edge of two blocks. */
function placeIn(from: Layout, to: Layout, note: SourceNote) {
  const block = from.blocks.find((candidate) => candidate.id === note.blockId);
  // an orphan's offsets mean nothing any more: only its quote and context are looked for
  const old = block && note.placement !== 'orphan' ? from.text : undefined;
  const found = findAnchor(to.text, selectorOf(note, block?.at ?? 0), old);
  if (found.status === 'orphan') return null;
  const home = to.blocks.find(({ at, text }) => found.start >= at && found.end <= at + text.length);
  if (!home) return null;
  const stays = found.status === 'same' && note.placement === 'anchored';
  return {
    blockId: home.id,
    ...describeSpan(home.text, found.start - home.at, found.end - home.at),
    placement: stays ? 'anchored' : 'moved',
  };
}

function selectorOf({ start, end, quote, prefix, suffix }: SourceNote, at: number): Selector {
  return {
    start: at + (start ?? 0),
    end: at + (end ?? 0),
    quote: quote ?? '',
    prefix: prefix ?? '',
    suffix: suffix ?? '',
  };
}
