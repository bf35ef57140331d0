/** Taking over a note of the library, or saying that it does not belong in an article. */
import { touchArticle } from '../articles/touch.ts';
import { inTransaction, type Tx } from '../db/client.ts';
import { Conflict, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import type { DeskNote, TakeLibraryNote } from './annotation.ts';
import { IN_LIBRARY } from './library-stock.ts';
import { sourceSelector } from './placing.ts';
import { deskNote, NOTE } from './rows.ts';

/**
 * Makes a copy of a public note of another article on words of this one, and remembers where it comes from; the two live on
 * apart. Throws Conflict when it says something else by now, Invalid when the words do not stand there, NotFound.
 */
export async function takeLibraryNote(viewer: Viewer, input: TakeLibraryNote): Promise<DeskNote> {
  permit(viewer, 'annotation.add');
  const { articleId, id, version, source } = input;
  return inTransaction(async (tx) => {
    await touchArticle(tx, articleId);
    const original = await inLibrary(tx, id);
    if (original.version !== version)
      throw new Conflict('Somebody changed that note meanwhile. Reload to see what it says now.', null);
    const selector = await sourceSelector(tx, articleId, source);
    const note = await tx.annotation.create({
      data: {
        articleId,
        kind: original.kind,
        visibility: 'public',
        authorId: viewer.id,
        authorName: viewer.name,
        blockId: source.blockId,
        ...selector,
        copiedFromId: id,
        bodies: { create: original.bodies },
      },
      select: NOTE,
    });
    const subject = { type: 'annotation' as const, id: note.id, articleId };
    await recordEvent(tx, viewer, 'annotation.copied', subject, {
      kind: original.kind,
      quote: source.quote.slice(0, 200),
      from: id,
      fromArticle: original.articleId,
    });
    return deskNote(note);
  });
}

/** Says that a note of the library, and all that say the same, do not belong in an article. Throws NotFound. */
export async function hideLibraryNote(
  viewer: Viewer,
  { articleId, id }: { articleId: number; id: number },
): Promise<{ hidden: number }> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    await touchArticle(tx, articleId, false);
    await inLibrary(tx, id);
    const { count } = await tx.libraryDismissal.deleteMany({ where: { articleId, annotationId: id } });
    await tx.libraryDismissal.create({
      data: { articleId, annotationId: id, authorId: viewer.id, authorName: viewer.name },
      select: { articleId: true },
    });
    if (count === 0)
      await recordEvent(tx, viewer, 'annotation.library-hidden', { type: 'annotation', id, articleId });
    return { hidden: await hiddenIn(tx, articleId) };
  });
}

/** Brings back what was said not to belong in an article. Throws NotFound. */
export async function showLibraryNotes(
  viewer: Viewer,
  { articleId }: { articleId: number },
): Promise<{ shown: number }> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    await touchArticle(tx, articleId, false);
    const { count } = await tx.libraryDismissal.deleteMany({ where: { articleId } });
    const subject = { type: 'article' as const, id: articleId, articleId };
    if (count > 0) await recordEvent(tx, viewer, 'annotation.library-shown', subject, { notes: count });
    return { shown: count };
  });
}

function hiddenIn(tx: Tx, articleId: number): Promise<number> {
  return tx.libraryDismissal.count({ where: { articleId } });
}

async function inLibrary(tx: Tx, id: number) {
  const note = await tx.annotation.findFirst({
    where: { ...IN_LIBRARY, id },
    select: {
      articleId: true,
      version: true,
      kind: true,
      bodies: { select: { language: true, text: true } },
    },
  });
  if (!note) throw new NotFound('That note of the library');
  return note;
}
