/**
 * The one change event (design, idea 3): the original's text becomes another, and segments, translations and notes follow.
 * What is touched becomes stale and keeps its old text, and is so no longer when the text reads again as it did; what cannot
 * be placed is an orphan; nothing is deleted.
 */
import { moveNotes } from '../annotations/reanchor.ts';
import { databaseNow, type Tx } from '../db/client.ts';
import { updateEach } from '../db/each-row.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import { recordEvent } from '../events.ts';
import { forgetTargets } from '../memory/follow.ts';
import type { Viewer } from '../people/person.ts';
import type { ParsedBlock } from '../text/parse.ts';
import { SEGMENTER_VERSION, type Span } from '../text/segment.ts';
import { recoverSentences } from '../translations/again.ts';
import { refreshStatuses } from '../translations/progress.ts';
import { settleShared } from '../translations/settle-shared.ts';
import {
  BECOME_STALE,
  type CurrentBlock,
  type Followed,
  followedBy,
  keptKinds,
  planChange,
  staleSum,
} from './change-plan.ts';
import type { Piece, PlacedSentence } from './placed-sentence.ts';
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
  await refreshStatuses(tx, articleId);
  await refreshWords(tx, articleId);
  const { stale, lostTranslations, ...facts } = followedBy({
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
  return { version, ...facts, stale, lostTranslations };
}

/** A kind that a person chose stays with its text, whatever the parser guesses now; a version that is given back has its own. */
async function insertBlocks(
  tx: Tx,
  articleId: number,
  number: number,
  text: NewText,
  before: readonly CurrentBlock[],
): Promise<number[]> {
  const chosen = text.restores === undefined ? keptKinds(before) : new Map<string, string>();
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
  const idsOf = (chosen: (sentence: PlacedSentence) => boolean) =>
    sentences.flatMap((sentence) => (sentence.old && chosen(sentence) ? [sentence.old.id] : []));
  const staying = sentences.flatMap(({ old, piece }) =>
    old && piece ? [{ id: old.id, ...rowOf(piece) }] : [],
  );
  await updateEach(tx, 'Segment', MOVED, staying);
  await bringBack(
    tx,
    idsOf(({ kind }) => kind === 'back'),
  );
  await retireSegments(
    tx,
    idsOf(({ piece }) => !piece),
  );
  await judgeTargets(tx, sentences);
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

async function bringBack(tx: Tx, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.segment.updateMany({ where: { id: { in: ids } }, data: { retiredAt: null } });
}

/** What was written for a sentence that reads otherwise now is out of date, unless it was written for just these words. */
async function judgeTargets(tx: Tx, sentences: readonly PlacedSentence[]): Promise<void> {
  const textsOf = (wanted: PlacedSentence['kind']) =>
    new Map(
      sentences.flatMap(({ kind, old, piece }) =>
        kind === wanted && old && piece ? [[old.id, piece.text] as const] : [],
      ),
    );
  const [changed, back] = [textsOf('changed'), textsOf('back')];
  await markStale(tx, { segmentId: { in: [...changed.keys()] } });
  await markStale(tx, { id: { in: await writtenForOthers(tx, back) } });
  await recoverSentences(tx, new Map([...changed, ...back]));
}

/** Of sentences that are there again, the translations of other words: the sentence had changed before it went. */
async function writtenForOthers(tx: Tx, texts: ReadonlyMap<number, string>): Promise<number[]> {
  if (texts.size === 0) return [];
  const targets = await tx.target.findMany({
    where: { segmentId: { in: [...texts.keys()] }, headId: null, state: { in: [...BECOME_STALE] } },
    select: { id: true, segmentId: true, sourceText: true },
  });
  return targets
    .filter(({ segmentId, sourceText }) => sourceText !== texts.get(segmentId))
    .map(({ id }) => id);
}

/** Work that was done stays to be read and kept or reworked; what was empty stays empty. */
async function markStale(tx: Tx, which: Prisma.TargetWhereInput): Promise<void> {
  const stale = await tx.target.findMany({
    where: { ...which, headId: null, state: { in: [...BECOME_STALE] } },
    select: { id: true },
  });
  if (stale.length === 0) return;
  const ids = stale.map(({ id }) => id);
  const data = { state: 'stale', version: { increment: 1 } };
  await tx.target.updateMany({ where: { id: { in: ids } }, data });
  await forgetTargets(tx, ids);
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
