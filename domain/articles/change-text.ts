/**
 * The one change event (design, idea 3): the original's text becomes another, and segments, translations and notes follow.
 * What is touched becomes stale and keeps its old text; what cannot be placed is an orphan; nothing is deleted.
 */
import { reanchorSource } from '../annotations/reanchor.ts';
import { databaseNow, type Tx } from '../db/client.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import { recordEvent } from '../events.ts';
import { forgetSentence } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import { type ManualCut, recut } from '../text/cuts.ts';
import { remapSegments } from '../text/diff.ts';
import type { ParsedBlock } from '../text/parse.ts';
import { SEGMENTER_VERSION, type Span } from '../text/segment.ts';
import { refreshStatus } from '../translations/progress.ts';
import { settleShared } from '../translations/settle-shared.ts';
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

/** What happened to the sentences and notes. */
export interface Followed {
  version: number;
  same: number;
  changed: number;
  added: number;
  gone: number;
  staleTargets: number;
  orphans: number;
}

interface Piece {
  blockId: number;
  position: number;
  start: number;
  end: number;
  text: string;
}

/** Makes the next text version of an article and lets everything follow. Inside the caller's transaction. */
export async function changeText(
  tx: Tx,
  viewer: Viewer,
  articleId: number,
  text: NewText,
): Promise<Followed> {
  await touchArticle(tx, articleId); // first: a sentence or a note that is just being saved is seen, or waits
  const before = await currentText(tx, articleId);
  const version = before.number + 1;
  const blocks = await insertBlocks(tx, articleId, version, text, before.blocks);
  const cuts = await cutsOf(tx, articleId);
  const tilings = recut(
    blocks.map((block) => block.text),
    text.segments,
    cuts,
  );
  const pieces = piecesOf(blocks, tilings);
  const moved = await moveSegments(tx, articleId, before.segments, pieces);
  moved.staleTargets += await settleShared(tx, viewer, articleId);
  const orphans = await reanchorSource(tx, articleId, before.blocks, blocks);
  await tx.article.update({
    where: { id: articleId },
    data: { textVersion: version, version: { increment: 1 } },
    select: { id: true },
  });
  for (const { id } of await tx.translation.findMany({ where: { articleId }, select: { id: true } })) {
    await refreshStatus(tx, id);
  }
  await refreshWords(tx, articleId);
  const followed = { version, ...moved, orphans };
  await recordEvent(
    tx,
    viewer,
    'article.text-changed',
    { type: 'article', id: articleId, articleId },
    { ...followed, reason: text.reason, ...(text.run === undefined ? {} : { run: text.run }) },
  );
  return followed;
}

async function currentText(tx: Tx, articleId: number) {
  const version = await tx.textVersion.findFirstOrThrow({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      blocks: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          kind: true,
          guessed: true,
          text: true,
          segments: {
            where: { retiredAt: null },
            orderBy: { position: 'asc' },
            select: { id: true, text: true },
          },
        },
      },
    },
  });
  return {
    number: version.number,
    blocks: version.blocks,
    segments: version.blocks.flatMap((block) => block.segments),
  };
}

/** What editors did to the cutting: done again where the sentence stands unchanged. */
async function cutsOf(tx: Tx, articleId: number): Promise<ManualCut[]> {
  const changes = await tx.segmentationChange.findMany({
    where: { articleId },
    orderBy: { id: 'asc' },
    select: { kind: true, text: true, at: true, blockText: true, start: true },
  });
  return changes.map((change) => ({ ...change, kind: change.kind === 'split' ? 'split' : 'merge' }));
}

type OldBlock = Awaited<ReturnType<typeof currentText>>['blocks'][number];

/** A kind that a person chose stays with its text, whatever the parser guesses now. */
async function insertBlocks(
  tx: Tx,
  articleId: number,
  number: number,
  text: NewText,
  before: readonly OldBlock[],
) {
  const chosen = new Map(before.filter((block) => !block.guessed).map((block) => [block.text, block.kind]));
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
    select: { id: true, position: true, text: true },
  });
  return blocks.sort((a, b) => a.position - b.position);
}

function piecesOf(blocks: readonly { id: number; text: string }[], segments: NewText['segments']): Piece[] {
  return blocks.flatMap((block, index) =>
    (segments[index] ?? []).map(({ start, end }, position) => ({
      blockId: block.id,
      position,
      start,
      end,
      text: block.text.slice(start, end),
    })),
  );
}

async function moveSegments(
  tx: Tx,
  articleId: number,
  before: readonly { id: number; text: string }[],
  pieces: readonly Piece[],
) {
  const pairs = remapSegments(
    before.map((segment) => segment.text),
    pieces.map((piece) => piece.text),
  );
  const count = { same: 0, changed: 0, added: 0, gone: 0, staleTargets: 0 };
  const placed = pairs.map(({ oldIndex, newIndex, kind }) => ({
    kind,
    old: before[oldIndex ?? -1],
    piece: pieces[newIndex ?? -1],
  }));
  for (const { kind, old, piece } of placed) {
    if (!old) continue;
    await (piece ? moveSegment(tx, old.id, piece) : retireSegment(tx, old.id));
    if (kind === 'changed') count.staleTargets += await markStale(tx, old.id);
    if (kind !== 'new') count[kind]++;
  }
  const fresh = placed.flatMap(({ old, piece }) => (piece && !old ? [piece] : []));
  count.added = fresh.length;
  await addSegments(tx, articleId, fresh);
  return count;
}

async function moveSegment(tx: Tx, id: number, piece: Piece): Promise<void> {
  await tx.segment.update({
    where: { id },
    data: { ...piece, version: { increment: 1 } },
    select: { id: true },
  });
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
async function markStale(tx: Tx, segmentId: number): Promise<number> {
  const { count } = await tx.target.updateMany({
    where: { segmentId, headId: null, state: { in: ['draft', 'translated', 'approved'] } },
    data: { state: 'stale', version: { increment: 1 } },
  });
  await forgetSentence(tx, segmentId);
  return count;
}

async function addSegments(tx: Tx, articleId: number, fresh: readonly Piece[]): Promise<void> {
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
