/** Annotating: marking spans of source and target and saying something about them. */
import { touchArticle } from '../articles/touch.ts';
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { type DeskNote, type EditAnnotation, isForReaders, type NewAnnotation } from './annotation.ts';
import { bodiesOf, contentOf, refuseEmpty } from './content.ts';
import { claim, living, noteAt, sourceSelector, targetSelector } from './placing.ts';
import { deskNote, NOTE } from './rows.ts';

/** Adds a note. Throws Invalid when a span does not hold the quoted text, when the kind's body, tag, link or fact is missing. */
export async function addAnnotation(viewer: Viewer, input: NewAnnotation): Promise<DeskNote> {
  permit(viewer, 'annotation.add');
  refuseEmpty(input);
  return inTransaction(async (tx) => {
    // first: from here on nobody else changes the text under the note
    await touchArticle(tx, input.articleId, isForReaders({ ...input, placement: 'anchored' }));
    await refuseUnknownTag(tx, input);
    const source = input.source ? await sourceSelector(tx, input.articleId, input.source) : {};
    const targets = input.target ? { create: await targetSelector(tx, input.articleId, input.target) } : {};
    const note = await tx.annotation.create({
      data: {
        articleId: input.articleId,
        authorId: viewer.id,
        authorName: viewer.name,
        blockId: input.source?.blockId ?? null,
        ...source,
        ...contentOf(input),
        targets,
        bodies: { create: bodiesOf(input.bodies) },
      },
      select: NOTE,
    });
    const quote = input.source?.quote ?? input.target?.quote ?? '';
    const subject = { type: 'annotation' as const, id: note.id, articleId: input.articleId };
    await recordEvent(tx, viewer, 'annotation.added', subject, {
      kind: input.kind,
      quote: quote.slice(0, 200),
    });
    return deskNote(note, input.target?.language);
  });
}

/** Changes what a note says; its place stays. Throws Conflict with the stored note, NotFound, Forbidden, Invalid. */
export async function editAnnotation(viewer: Viewer, input: EditAnnotation): Promise<DeskNote> {
  permit(viewer, 'annotation.add');
  refuseEmpty(input);
  return inTransaction(async (tx) => {
    const before = await noteAt(tx, viewer, input.id, input.version);
    const shows = isForReaders(before) || isForReaders({ ...input, placement: before.placement });
    await touchArticle(tx, before.articleId, shows);
    await claim(tx, input.id, input.version);
    await refuseUnknownTag(tx, input);
    await tx.annotationBody.deleteMany({ where: { annotationId: input.id } });
    const after = await tx.annotation.update({
      where: { id: input.id },
      data: {
        ...contentOf(input),
        bodies: { create: bodiesOf(input.bodies) },
      },
      select: NOTE,
    });
    await recordEvent(tx, viewer, 'annotation.edited', {
      type: 'annotation',
      id: input.id,
      articleId: before.articleId,
    });
    return deskNote(after);
  });
}

/** Takes a note away; it stays in the database with the time of its removal. Throws Conflict, NotFound, Forbidden. */
export async function deleteAnnotation(
  viewer: Viewer,
  { id, version }: { id: number; version: number },
): Promise<{ id: number }> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    const before = await noteAt(tx, viewer, id, version);
    await touchArticle(tx, before.articleId, isForReaders(before));
    await claim(tx, id, version);
    await tx.annotation.update({
      where: { id },
      data: { deletedAt: await databaseNow(tx) },
      select: { id: true },
    });
    await recordEvent(
      tx,
      viewer,
      'annotation.deleted',
      { type: 'annotation', id, articleId: before.articleId },
      { kind: before.kind },
    );
    return { id };
  });
}

/** Settles or reopens a question. Anyone who may annotate may. Throws Conflict, NotFound. */
export async function resolveAnnotation(
  viewer: Viewer,
  { id, version, resolved }: { id: number; version: number; resolved: boolean },
): Promise<DeskNote> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    const before = await living(tx, id);
    await claim(tx, id, version);
    const note = await tx.annotation.update({
      where: { id },
      data: { resolvedAt: resolved ? await databaseNow(tx) : null },
      select: NOTE,
    });
    await recordEvent(tx, viewer, resolved ? 'annotation.resolved' : 'annotation.reopened', {
      type: 'annotation',
      id,
      articleId: before.articleId,
    });
    return deskNote(note);
  });
}

async function refuseUnknownTag(tx: Tx, { tagId }: Pick<EditAnnotation, 'tagId'>): Promise<void> {
  if (tagId && !(await tx.tag.findUnique({ where: { id: tagId }, select: { id: true } })))
    throw new NotFound('That tag');
}
