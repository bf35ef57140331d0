/**
 * One translation for several sentences of a block, and apart again (issue 4, item 2; docs/decisions/0021). It is a matter
 * of one language: the sentences of the original, their numbers and the other translations stay as they are.
 */
import { touchArticle } from '../articles/touch.ts';
import { inTransaction, type Tx } from '../db/client.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import { becomeMember, type CutRow, cutRow, cutText, joinTexts } from './joining.ts';
import { refreshStatus } from './progress.ts';
import { sourceOf } from './shared.ts';
import type { Shared, TranslateApart, TranslateTogether } from './translation.ts';
import { translationFor, unitFor } from './writing.ts';

/**
 * Makes one translation of a sentence's and of the next one's, if they are of one block: both texts, with a space, and the
 * notes and open suggestions of both. Throws Invalid at the end of a block, Conflict when one of the two or the cutting was
 * changed since, NotFound, Forbidden.
 */
export async function translateTogether(viewer: Viewer, input: TranslateTogether): Promise<Shared> {
  permit(viewer, 'translation.suggest');
  return againOnUniqueViolation(() => inTransaction((tx) => joinIn(tx, viewer, input)));
}

async function joinIn(tx: Tx, viewer: Viewer, input: TranslateTogether): Promise<Shared> {
  const { articleId, language, segmentId, nextSegmentId } = input;
  const translation = await translationFor(tx, viewer, articleId, language);
  await touchArticle(tx, articleId); // first: from here on nobody else changes or cuts the two
  const translationId = translation.id;
  const unit = await unitFor(tx, translationId, input);
  const one = await cutRow(tx, translationId, segmentId);
  refuseOther(one, input.version);
  const next = await follower(tx, segmentId, one?.members.length ?? 0);
  if (!next)
    throw new Invalid('This is the last sentence of its paragraph: there is none to translate it with.');
  const other = await cutRow(tx, translationId, next.id);
  if (next.id !== nextSegmentId || other?.headId) throw changedSince();
  refuseOther(other, input.nextVersion);
  const sources = { first: unit.text, second: other ? sourceOf(other) : next.text };
  const mayApprove = can(viewer, 'translation.approve', translation.subject);
  const head = await joinTexts(
    tx,
    viewer,
    { translationId, segmentId },
    { one, other, nextId: next.id, sources },
    mayApprove,
  );
  const place = { translationId, segmentId: next.id, sourceText: sources.second };
  await becomeMember(tx, viewer, place, other, head);
  const data = { language, segment: unit.number, other: next.number };
  await recordEvent(tx, viewer, 'target.shared', { type: 'target', id: head.id, articleId }, data);
  await refreshStatus(tx, translationId);
  return { number: unit.number, other: next.number };
}

/** The sentence of the block that stands after a head and its members. */
async function follower(tx: Tx, segmentId: number, members: number) {
  const { blockId, position, retiredAt } = await tx.segment.findUniqueOrThrow({
    where: { id: segmentId },
    select: { blockId: true, position: true, retiredAt: true },
  });
  if (retiredAt !== null) throw changedSince();
  const later = await tx.segment.findMany({
    where: { blockId, retiredAt: null, position: { gt: position } },
    orderBy: { position: 'asc' },
    skip: members,
    take: 1,
    select: { id: true, number: true, text: true },
  });
  return later[0];
}

/**
 * Gives a sentence that shares a translation, and those after it, one of their own again: what follows the place `at`. Both
 * keep the state; what the viewer may not approve is translated. Throws Conflict when one of the two was changed since, Invalid, NotFound, Forbidden.
 */
export async function translateApart(viewer: Viewer, input: TranslateApart): Promise<Shared> {
  permit(viewer, 'translation.suggest');
  return inTransaction(async (tx) => {
    const { articleId, language, segmentId, fromSegmentId } = input;
    const translation = await translationFor(tx, viewer, articleId, language);
    await touchArticle(tx, articleId);
    const unit = await unitFor(tx, translation.id, input);
    const target = await cutRow(tx, translation.id, segmentId);
    const from = await cutRow(tx, translation.id, fromSegmentId);
    if (!target || !from) throw new NotFound('That translation');
    if (from.headId !== target.id) throw changedSince();
    refuseOther(target, input.version);
    refuseOther(from, input.fromVersion);
    // it is cut where nobody has looked yet who may call it good
    const isKept = target.state !== 'approved' || can(viewer, 'translation.approve', translation.subject);
    const state = isKept ? target.state : 'translated';
    await partAt(tx, viewer, { ...target, state }, from, input.at);
    const data = { language, segment: unit.number, other: from.segment.number };
    const subject = { type: 'target' as const, id: target.id, articleId };
    await recordEvent(tx, viewer, 'target.parted', subject, data);
    await refreshStatus(tx, translation.id);
    return { number: unit.number, other: from.segment.number };
  });
}

async function partAt(tx: Tx, viewer: Viewer, target: CutRow, from: CutRow, at: number): Promise<void> {
  const members = await tx.target.findMany({
    where: { headId: target.id },
    orderBy: { segment: { position: 'asc' } },
    select: { id: true, segment: { select: { text: true } } },
  });
  const index = members.findIndex(({ id }) => id === from.id);
  const later = members.slice(index);
  const textOf = (parts: readonly { segment: { text: string } }[]) =>
    parts.map(({ segment }) => segment.text).join('');
  const sources = { first: textOf([target, ...members.slice(0, index)]), second: textOf(later) };
  // on its own from here on, so that the state of the first part is no longer its own
  const ids = later.map(({ id }) => id);
  await tx.target.updateMany({ where: { id: { in: ids } }, data: { headId: null } });
  await tx.target.updateMany({
    where: { id: { in: ids.slice(1) } },
    data: { headId: from.id },
  });
  const place = Math.min(at, target.text.length);
  const { segmentId, version } = from;
  await cutText(tx, viewer, { target, place, sources }, { segmentId, version });
}

function refuseOther(target: CutRow | null, version: number): void {
  if ((target?.version ?? 0) !== version)
    throw new Conflict('Somebody else changed this sentence. Reload the page.', null);
}

function changedSince(): Conflict<null> {
  return new Conflict(
    'The sentences were cut or put together otherwise since you opened the page. Reload it.',
    null,
  );
}
