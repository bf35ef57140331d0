/**
 * The one change event (design, idea 3): the original's text becomes another, and segments, translations and notes follow.
 * What is touched becomes stale and keeps its old text, and is so no longer when the text reads again as it did; what cannot
 * be placed is an orphan; nothing is deleted.
 */
import { moveNotes } from '../annotations/reanchor.ts';
import { databaseNow, type Tx } from '../db/client.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import { recordEvent } from '../events.ts';
import { forgetTargets } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import type { ParsedBlock } from '../text/parse.ts';
import { SEGMENTER_VERSION, type Span } from '../text/segment.ts';
import { recoverTargets } from '../translations/again.ts';
import { refreshStatus } from '../translations/progress.ts';
import { settleShared } from '../translations/settle-shared.ts';
import {
  BECOME_STALE,
  type CurrentBlock,
  type Followed,
  followedBy,
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
  /** what the article was beside its text until now */
  replaced?: Prisma.InputJsonValue;
  /** it is one of the article's versions again: the number of that one */
  restores?: number;
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
  const { stale, ...facts } = followedBy({ ...change, sharedStale: shared });
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

/** A kind that a person chose stays with its text, whatever the parser guesses now; a version that is given back has its own. */
async function insertBlocks(
  tx: Tx,
  articleId: number,
  number: number,
  text: NewText,
  before: readonly CurrentBlock[],
): Promise<number[]> {
  const known = text.restores === undefined ? before.filter((block) => !block.guessed) : [];
  const chosen = new Map(known.map((block) => [block.text, block.kind]));
  const { sourceFileId, sourceMap, parserVersion, reason, replaced, restores } = text;
  const version = await tx.textVersion.create({
    data: {
      articleId,
      number,
      sourceFileId,
      sourceMap,
      parserVersion,
      segmenterVersion: SEGMENTER_VERSION,
      reason,
      restores: restores ?? null,
      ...(replaced === undefined ? {} : { replaced }),
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
  for (const { kind, old, piece } of sentences) {
    if (!old) continue;
    await (piece ? moveSegment(tx, old.id, rowOf(piece)) : retireSegment(tx, old.id));
    if (piece && kind !== 'same') await judgeTargets(tx, old.id, piece.text, kind === 'back');
  }
  const fresh = sentences.flatMap(({ old, piece }) => (piece && !old ? [rowOf(piece)] : []));
  await addSegments(tx, articleId, fresh);
}

type SegmentRow = Omit<Piece, 'block'> & { blockId: number };

async function moveSegment(tx: Tx, id: number, piece: SegmentRow): Promise<void> {
  await tx.segment.update({
    where: { id },
    // one that was gone is there again
    data: { ...piece, retiredAt: null, version: { increment: 1 } },
    select: { id: true },
  });
}

/** What was written for the sentence is out of date, unless it was written for just these words. */
async function judgeTargets(tx: Tx, segmentId: number, text: string, isBack: boolean): Promise<void> {
  await markStale(tx, isBack ? { segmentId, sourceText: { not: text } } : { segmentId });
  await recoverTargets(tx, segmentId, text);
}

/** Its translations stay with it; only the text of today no longer has it. */
async function retireSegment(tx: Tx, id: number): Promise<void> {
  await tx.segment.update({
    where: { id },
    data: { retiredAt: await databaseNow(tx) },
    select: { id: true },
  });
}

/** Work that was done stays to be read and kept or reworked; what was empty stays empty. */
async function markStale(tx: Tx, which: { segmentId: number; sourceText?: { not: string } }): Promise<void> {
  const stale = await tx.target.updateManyAndReturn({
    where: { ...which, headId: null, state: { in: [...BECOME_STALE] } },
    data: { state: 'stale', version: { increment: 1 } },
    select: { id: true },
  });
  await forgetTargets(
    tx,
    stale.map(({ id }) => id),
  );
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
