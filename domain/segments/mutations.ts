/**
 * Editors split sentences and join them again (issue 4, item 2). The first part keeps the public number; a joined one is
 * retired and its number leads to what holds its text. Translations, their histories and their notes go along. What was
 * done is written down, so that the same text imported again is cut the same way (text/cuts.ts).
 */
import { touchArticle } from '../articles/touch.ts';
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { cutPlace } from '../text/cuts.ts';
import { SEGMENTER_VERSION } from '../text/segment.ts';
import { refreshStatus } from '../translations/progress.ts';
import { joinTargets, splitTargets } from './carry-targets.ts';
import type { MergeSegments, Recut, SplitSegment } from './segment.ts';

const SEGMENT = {
  id: true,
  articleId: true,
  number: true,
  blockId: true,
  position: true,
  start: true,
  end: true,
  text: true,
  version: true,
  retiredAt: true,
  block: { select: { text: true } },
} as const;

/**
 * Splits a sentence in two. Throws Invalid where nothing would be left to read on one side, Conflict when the sentence or
 * the translation on the screen was changed since, NotFound.
 */
export async function splitSegment(viewer: Viewer, input: SplitSegment): Promise<Recut> {
  permit(viewer, 'article.edit');
  return inTransaction(async (tx) => {
    await touchArticle(tx, input.articleId); // first: from here on nobody else changes the text under the cut
    const segment = await segmentAt(tx, input, input.version);
    const at = cutPlace(segment.text, input.at);
    if (at === null) throw new Invalid('There is nothing to split there: choose a place between two words.');
    const second = await secondPart(tx, segment, at);
    await tx.segment.update({
      where: { id: segment.id },
      data: {
        text: segment.text.slice(0, at),
        end: segment.start + at,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await leadOn(tx, segment, second, at);
    await splitTargets(tx, viewer, { ...segment, at, secondId: second.id }, input.target);
    await writeDown(tx, viewer, 'split', segment, segment.text, at);
    return finish(tx, viewer, 'segment.split', segment, second.number);
  });
}

/**
 * Joins a sentence with the next one of its block. Throws Invalid when it is the last of its block, Conflict when one of
 * the two was changed since, NotFound.
 */
export async function mergeSegments(viewer: Viewer, input: MergeSegments): Promise<Recut> {
  permit(viewer, 'article.edit');
  return inTransaction(async (tx) => {
    await touchArticle(tx, input.articleId);
    const first = await segmentAt(tx, input, input.version);
    const next = await tx.segment.findFirst({
      where: { blockId: first.blockId, retiredAt: null, position: { gt: first.position } },
      orderBy: { position: 'asc' },
      select: SEGMENT,
    });
    if (!next)
      throw new Invalid('This is the last sentence of its paragraph: there is none to join it with.');
    if (next.version !== input.nextVersion) throw cutSince();
    const text = first.text + next.text;
    await joinTargets(tx, viewer, first, next);
    await tx.segment.update({
      where: { id: first.id },
      data: { text, end: next.end, version: { increment: 1 } },
      select: { id: true },
    });
    await tx.segment.update({
      where: { id: next.id },
      data: { retiredAt: await databaseNow(tx), successorId: first.id, version: { increment: 1 } },
      select: { id: true },
    });
    // flat, so that one step leads from any retired number to where its text is now
    await tx.segment.updateMany({ where: { successorId: next.id }, data: { successorId: first.id } });
    const where = { segmentId: next.id, status: 'open' };
    await tx.suggestion.updateMany({ where, data: { segmentId: first.id } });
    await writeDown(tx, viewer, 'merge', first, text, first.text.length);
    return finish(tx, viewer, 'segment.merged', first, next.number);
  });
}

type SegmentRow = Awaited<ReturnType<typeof segmentAt>>;

async function segmentAt(
  tx: Tx,
  { articleId, segmentId }: { articleId: number; segmentId: number },
  version: number,
) {
  const segment = await tx.segment.findUnique({ where: { id: segmentId }, select: SEGMENT });
  if (!segment || segment.articleId !== articleId) throw new NotFound('That sentence');
  if (segment.version !== version || segment.retiredAt !== null) throw cutSince();
  return segment;
}

function cutSince(): Conflict<null> {
  return new Conflict(
    'The original was changed or cut otherwise since you opened it. Reload the page.',
    null,
  );
}

/** The second part: the very segment that was joined there before, if it is the same words again; else a new one. */
async function secondPart(tx: Tx, segment: SegmentRow, at: number): Promise<{ id: number; number: number }> {
  const { articleId, blockId, position, start, end } = segment;
  const text = segment.text.slice(at);
  const later = { blockId, retiredAt: null, position: { gt: position } };
  await tx.segment.updateMany({ where: later, data: { position: { increment: 1 } } });
  const place = { blockId, position: position + 1, start: start + at, end, text };
  const retired = await tx.segment.findMany({
    where: { articleId, successorId: segment.id },
    orderBy: { number: 'asc' },
    select: { id: true, text: true },
  });
  const same = retired.find((candidate) => candidate.text.trimEnd() === text.trimEnd());
  const select = { id: true, number: true };
  if (same) {
    const data = { ...place, retiredAt: null, successorId: null, version: { increment: 1 } };
    return tx.segment.update({ where: { id: same.id }, data, select });
  }
  const { nextSegment } = await tx.article.update({
    where: { id: articleId },
    data: { nextSegment: { increment: 1 } },
    select: { nextSegment: true },
  });
  return tx.segment.create({ data: { articleId, number: nextSegment - 1, ...place }, select });
}

/** The numbers that led to the sentence lead to the part that holds their text now. */
async function leadOn(tx: Tx, segment: SegmentRow, second: { id: number }, at: number): Promise<void> {
  const former = await tx.segment.findMany({
    where: { successorId: segment.id },
    select: { id: true, text: true },
  });
  const [head, tail] = [segment.text.slice(0, at), segment.text.slice(at)];
  const ids = former
    .filter(({ text }) => tail.includes(text.trim()) && !head.includes(text.trim()))
    .map(({ id }) => id);
  await tx.segment.updateMany({ where: { id: { in: ids } }, data: { successorId: second.id } });
}

function writeDown(
  tx: Tx,
  viewer: Viewer,
  kind: 'split' | 'merge',
  { articleId, start, block }: SegmentRow,
  text: string,
  at: number,
) {
  return tx.segmentationChange.create({
    data: {
      articleId,
      kind,
      text,
      at,
      blockText: block.text,
      start,
      segmenterVersion: SEGMENTER_VERSION,
      authorId: viewer.id,
      authorName: viewer.name,
    },
    select: { id: true },
  });
}

async function finish(
  tx: Tx,
  viewer: Viewer,
  action: string,
  { id, articleId, number }: SegmentRow,
  other: number,
): Promise<Recut> {
  for (const translation of await tx.translation.findMany({ where: { articleId }, select: { id: true } })) {
    await refreshStatus(tx, translation.id);
  }
  await recordEvent(tx, viewer, action, { type: 'segment', id, articleId }, { segment: number, other });
  return { number, other };
}
