/** Notes follow the text they stand on; what cannot be placed is an orphan, never lost, never silently elsewhere. */
import type { Db, Tx } from '../db/client.ts';
import { type Anchor, anchorFinder, describeSpan, type Selector } from '../text/anchor.ts';

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
  const finders = findersBetween(before, after);
  for (const { annotationId, placement, ...selector } of spans) {
    const where = { annotationId_targetId: { annotationId, targetId } };
    const found = finders[placement === 'orphan' ? 'search' : 'follow'](selector);
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

/** An orphan's offsets mean nothing any more: only its quote and context are looked for. */
interface Finders {
  follow(selector: Selector): Anchor;
  search(selector: Selector): Anchor;
}

function findersBetween(before: string, after: string): Finders {
  return { follow: anchorFinder(after, before), search: anchorFinder(after) };
}

interface TextBlock {
  id: number;
  text: string;
}

/** Where a note on the source stands once the text is another. `block`: the index of its block; null: it has no place. */
export interface PlacedNote {
  id: number;
  place: (Selector & { block: number; placement: 'anchored' | 'moved' }) | null;
  /** the words it stood on, or it by itself, are not where they were: somebody should look */
  isMoved: boolean;
  /** it had a place until now */
  isLost: boolean;
}

/**
 * Where the notes on the source stand when its blocks become others, changing nothing: looked for in the whole text, so that
 * a note follows a sentence into another block.
 */
export async function placeNotes(
  reader: Tx | Db,
  articleId: number,
  before: readonly TextBlock[],
  after: readonly { text: string }[],
): Promise<PlacedNote[]> {
  const notes = await reader.annotation.findMany({
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
  const to = layOut(after.map(({ text }, id) => ({ id, text })));
  const finders = findersBetween(from.text, to.text);
  return notes.map((note) => ({ id: note.id, ...placeIn(from, to, note, finders) }));
}

/** Writes where notes stand now; `blockIds` are those of the new text, in order. */
export async function moveNotes(
  tx: Tx,
  notes: readonly PlacedNote[],
  blockIds: readonly number[],
): Promise<void> {
  for (const { id, place } of notes) {
    await tx.annotation.update({ where: { id }, data: noteRow(place, blockIds), select: { id: true } });
  }
}

/** Of a note that has no place the old quote and context stay: a later text may match them again. */
function noteRow(place: PlacedNote['place'], blockIds: readonly number[]) {
  if (place === null) return { placement: 'orphan' };
  const { block, ...span } = place;
  return { blockId: blockIds[block] ?? null, ...span };
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

/** Where a note stands in the new text; nowhere, too, when it would stand over the edge of two blocks. */
function placeIn(from: Layout, to: Layout, note: SourceNote, finders: Finders): Omit<PlacedNote, 'id'> {
  const block = from.blocks.find((candidate) => candidate.id === note.blockId);
  const wasOrphan = note.placement === 'orphan';
  const find = block && !wasOrphan ? finders.follow : finders.search;
  const found = find(selectorOf(note, block?.at ?? 0));
  const home = to.blocks.find(({ at, text }) => found.start >= at && found.end <= at + text.length);
  if (found.status === 'orphan' || !home) return { place: null, isMoved: false, isLost: !wasOrphan };
  const isMoved = found.status !== 'same' || wasOrphan;
  const span = describeSpan(home.text, found.start - home.at, found.end - home.at);
  const stays = !isMoved && note.placement === 'anchored';
  return {
    place: { block: home.id, ...span, placement: stays ? 'anchored' : 'moved' },
    isMoved,
    isLost: false,
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
