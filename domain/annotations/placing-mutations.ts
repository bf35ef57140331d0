/** Notes whose text changed under them: a moved one is confirmed, an orphan placed again. */
import { touchArticle } from '../articles/touch.ts';
import { inTransaction, type Tx } from '../db/client.ts';
import { Conflict, Invalid } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { can, permit } from '../permissions.ts';
import { MEMBERS, subjectOf } from '../translations/rows.ts';
import { type DeskNote, isForReaders, type PlaceAgain } from './annotation.ts';
import { claim, living, noteAt, sourceSelector, targetSelector } from './placing.ts';
import { deskNote, NOTE } from './rows.ts';

/**
 * Says that a moved note stands where it should: in the original and in every translation where it was moved. Throws
 * Invalid for one that has lost its place, Conflict, NotFound, Forbidden.
 */
export async function confirmPlace(
  viewer: Viewer,
  { id, version }: { id: number; version: number },
): Promise<DeskNote> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    const before = await noteAt(tx, viewer, id, version);
    const places = [before.placement, ...before.targets.map((target) => target.placement)];
    if (!places.includes('moved'))
      throw new Invalid('This annotation was not moved: there is nothing to confirm.');
    await touchArticle(tx, before.articleId, isForReaders(before));
    await claim(tx, id, version);
    if (before.placement === 'moved') await setPlacement(tx, id, 'anchored');
    await tx.annotationTarget.updateMany({
      where: { annotationId: id, placement: 'moved' },
      data: { placement: 'anchored' },
    });
    return finish(tx, viewer, 'annotation.place-confirmed', id, before.articleId);
  });
}

/**
 * Gives a note another phrase to stand on, of the original or of a translation; the other side stays. Throws Invalid when
 * the text does not read so there, Conflict, NotFound, Forbidden.
 */
export async function placeAgain(viewer: Viewer, input: PlaceAgain): Promise<DeskNote> {
  permit(viewer, 'annotation.add');
  const { id, version, source, target } = input;
  return inTransaction(async (tx) => {
    const before = await noteToPlace(tx, viewer, input);
    const { articleId } = before;
    await touchArticle(tx, articleId, isForReaders({ ...before, placement: 'anchored' }));
    await claim(tx, id, version);
    if (source) {
      const selector = await sourceSelector(tx, articleId, source);
      const data = { ...selector, blockId: source.blockId, placement: 'anchored' };
      await tx.annotation.update({ where: { id }, data, select: { id: true } });
    }
    if (target) await placeOnTarget(tx, id, articleId, target);
    return finish(tx, viewer, 'annotation.placed-again', id, articleId, target?.language);
  });
}

/** Who translates a text places the notes of others, made on the original, among its words; any other place is the note's own. */
async function noteToPlace(tx: Tx, viewer: Viewer, { id, version, source, target }: PlaceAgain) {
  const note = await living(tx, id);
  if (source !== null || target === null || note.blockId === null) return noteAt(tx, viewer, id, version);
  const translation = await tx.translation.findUnique({
    where: { articleId_language: { articleId: note.articleId, language: target.language } },
    select: { members: MEMBERS },
  });
  const mayTranslate = translation && can(viewer, 'translation.edit', subjectOf(translation.members));
  if (!mayTranslate) return noteAt(tx, viewer, id, version);
  if (note.version !== version) throw new Conflict('Somebody else changed this annotation.', deskNote(note));
  return note;
}

async function placeOnTarget(
  tx: Tx,
  annotationId: number,
  articleId: number,
  span: NonNullable<PlaceAgain['target']>,
): Promise<void> {
  const { targetId, ...selector } = await targetSelector(tx, articleId, span);
  // a note stands once in each translation
  await tx.annotationTarget.deleteMany({
    where: { annotationId, target: { translation: { language: span.language } } },
  });
  await tx.annotationTarget.create({
    data: { annotationId, targetId, ...selector, placement: 'anchored' },
    select: { targetId: true },
  });
  // one that stands on a translation alone has no place of its own to lose
  await tx.annotation.updateMany({
    where: { id: annotationId, blockId: null },
    data: { placement: 'anchored' },
  });
}

function setPlacement(tx: Tx, id: number, placement: string) {
  return tx.annotation.update({ where: { id }, data: { placement }, select: { id: true } });
}

async function finish(
  tx: Tx,
  viewer: Viewer,
  action: string,
  id: number,
  articleId: number,
  language?: string,
): Promise<DeskNote> {
  await recordEvent(tx, viewer, action, { type: 'annotation', id, articleId });
  return deskNote(await tx.annotation.findUniqueOrThrow({ where: { id }, select: NOTE }), language);
}
