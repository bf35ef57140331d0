/**
 * The one change event (design, idea 3): the original's text becomes another, and segments, translations and notes follow.
 * What is touched becomes stale and keeps its old text; what cannot be placed is an orphan; nothing is deleted.
 */
import { moveNotes } from '../annotations/reanchor.ts';
import { databaseNow, type Tx } from '../db/client.ts';
import { updateEach } from '../db/each-row.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import { recordEvent } from '../events.ts';
import { forgetSentences } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import type { ParsedBlock } from '../text/parse.ts';
import { SEGMENTER_VERSION, type Span } from '../text/segment.ts';
import { refreshStatus } from '../translations/progress.ts';
import { settleShared } from '../translations/settle-shared.ts';
import {
  BECOME_STALE,
  type CurrentBlock,
  type Followed,
  followedBy,
  keptKinds,
  type Piece,
  type PlacedSentence,
  planChange,
  staleSum,
} from './change-plan.ts';
import { refreshWords } from './text-index.ts';
import { touchArticle } from './touch.ts';

export interface NewText {
  blocks: readonly ParsedBlock[];
  /** per block, the tiling of its text */
  segments: readonly (readonly Span[])[];
  sourceFileId: number | null;
  sourceMap: Prisma.InputJsonValue;
  parserVersion: number;
  reason: string;
  /** the import that brings it */
  run?: number;
}

/** Makes the next text version of an article and lets everything follow. Inside the caller's transaction. */
export async function changeText(
  tx: Tx,
  viewer: Viewer,
  articleId: number,
  text: NewText,
): Promise<Followed & { version: number }> {
  await touchArticle(tx, articleId); // first: a sentence or a note that is just being saved is seen, or waits
  const change = await planChange(tx, articleId, text);
  const version = change.before.number + 1;
  const blockIds = await insertBlocks(tx, articleId, version, text, change.before.blocks);
  await moveSentences(tx, articleId, change.sentences, blockIds);
  const shared = await settleShared(tx, viewer, articleId);
  await moveNotes(tx, change.notes, blockIds);
  await tx.article.update({
    where: { id: articleId },
    data: { textVersion: version, version: { increment: 1 } },
    select: { id: true },
  });
  for (const { id } of await tx.translation.findMany({ where: { articleId }, select: { id: true } })) {
    await refreshStatus(tx, id);
  }
  await refreshWords(tx, articleId);
  const { stale, ...facts } = followedBy({
    ...change,
    sharedStale: shared.map((language) => ({ language })),
  });
  await recordEvent(
    tx,
    viewer,
    'article.text-changed',
    { type: 'article', id: articleId, articleId },
    {
      version,
      ...facts,
      staleTargets: staleSum(stale),
      reason: text.reason,
      ...(text.run === undefined ? {} : { run: text.run }),
    },
  );
  return { version, ...facts, stale };
}

/** A kind that a person chose stays with its text, whatever the parser guesses now. */
async function insertBlocks(
  tx: Tx,
  articleId: number,
  number: number,
  text: NewText,
  before: readonly CurrentBlock[],
): Promise<number[]> {
  const chosen = keptKinds(before);
  const { sourceFileId, sourceMap, parserVersion, reason } = text;
  const version = await tx.textVersion.create({
    data: {
      articleId,
      number,
      sourceFileId,
      sourceMap,
      parserVersion,
      segmenterVersion: SEGMENTER_VERSION,
      reason,
    },
    select: { id: true },
  });
  const blocks = await tx.block.createManyAndReturn({
    data: text.blocks.map((block, position) => ({
      textVersionId: version.id,
      position,
      kind: chosen.get(block.text) ?? block.kind,
      text: block.text,
      credit: block.credit,
      guessed: chosen.has(block.text) ? false : block.guessed,
      sourceStart: block.start,
      sourceEnd: block.end,
    })),
    select: { id: true, position: true },
  });
  return blocks.sort((a, b) => a.position - b.position).map(({ id }) => id);
}

async function moveSentences(
  tx: Tx,
  articleId: number,
  sentences: readonly PlacedSentence[],
  blockIds: readonly number[],
): Promise<void> {
  const rowOf = ({ block, ...piece }: Piece): SegmentRow => ({ blockId: blockIds[block] ?? 0, ...piece });
  const idsOf = (chosen: (sentence: PlacedSentence) => boolean) =>
    sentences.flatMap((sentence) => (sentence.old && chosen(sentence) ? [sentence.old.id] : []));
  const staying = sentences.flatMap(({ old, piece }) =>
    old && piece ? [{ id: old.id, ...rowOf(piece) }] : [],
  );
  await updateEach(tx, 'Segment', MOVED, staying);
  await retireSegments(
    tx,
    idsOf(({ piece }) => !piece),
  );
  await markStale(
    tx,
    idsOf(({ kind }) => kind === 'changed'),
  );
  const fresh = sentences.flatMap(({ old, piece }) => (piece && !old ? [rowOf(piece)] : []));
  await addSegments(tx, articleId, fresh);
}

type SegmentRow = Omit<Piece, 'block'> & { blockId: number };

/** What a sentence that stays may have another of. */
const MOVED = { blockId: 'int', position: 'int', start: 'int', end: 'int', text: 'text' } as const;

/** Their translations stay with them; only the text of today no longer has them. */
async function retireSegments(tx: Tx, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.segment.updateMany({ where: { id: { in: ids } }, data: { retiredAt: await databaseNow(tx) } });
}

/** Work that was done stays to be read and kept or reworked; what was empty stays empty. */
async function markStale(tx: Tx, segmentIds: number[]): Promise<void> {
  if (segmentIds.length === 0) return;
  await tx.target.updateMany({
    where: { segmentId: { in: segmentIds }, headId: null, state: { in: [...BECOME_STALE] } },
    data: { state: 'stale', version: { increment: 1 } },
  });
  await forgetSentences(tx, segmentIds);
}

async function addSegments(tx: Tx, articleId: number, fresh: readonly SegmentRow[]): Promise<void> {
  if (fresh.length === 0) return;
  const { nextSegment } = await tx.article.update({
    where: { id: articleId },
    data: { nextSegment: { increment: fresh.length } },
    select: { nextSegment: true },
  });
  const first = nextSegment - fresh.length;
  await tx.segment.createMany({
    data: fresh.map((piece, index) => ({ articleId, number: first + index, ...piece })),
  });
}
