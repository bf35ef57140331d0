/** Talking about notes: comments that may name a colleague, and questions that are somebody's to answer. */
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import type { DeskNote } from './annotation.ts';
import { mentioned } from './annotation.ts';
import { claim, living } from './placing.ts';
import { deskNote, NOTE } from './rows.ts';

/** Adds a comment. Who is named in it (@Name) finds it at their desk. Throws NotFound. */
export async function addComment(
  viewer: Viewer,
  { id, text }: { id: number; text: string },
): Promise<DeskNote> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    const note = await living(tx, id);
    const people = await tx.user.findMany({ where: { disabledAt: null }, select: { id: true, name: true } });
    await tx.annotationComment.create({
      data: {
        annotationId: id,
        text,
        authorId: viewer.id,
        authorName: viewer.name,
        createdAt: await databaseNow(tx),
        mentions: { create: mentioned(text, people).map((userId) => ({ userId })) },
      },
      select: { id: true },
    });
    await recordEvent(tx, viewer, 'annotation.commented', {
      type: 'annotation',
      id,
      articleId: note.articleId,
    });
    return noteNow(tx, id);
  });
}

/** Says whose answer a note waits for; null for nobody's. Throws Conflict, NotFound. */
export async function assignNote(
  viewer: Viewer,
  { id, version, userId }: { id: number; version: number; userId: number | null },
): Promise<DeskNote> {
  permit(viewer, 'annotation.add');
  return inTransaction(async (tx) => {
    const note = await living(tx, id);
    const person =
      userId === null
        ? null
        : await tx.user.findUnique({ where: { id: userId }, select: { name: true, disabledAt: true } });
    if (userId !== null && (!person || person.disabledAt !== null)) throw new NotFound('That person');
    await claim(tx, id, version);
    await tx.annotation.update({ where: { id }, data: { assigneeId: userId }, select: { id: true } });
    const subject = { type: 'annotation' as const, id, articleId: note.articleId };
    await recordEvent(tx, viewer, 'annotation.assigned', subject, { name: person?.name ?? '' });
    return noteNow(tx, id);
  });
}

async function noteNow(tx: Tx, id: number): Promise<DeskNote> {
  return deskNote(await tx.annotation.findUniqueOrThrow({ where: { id }, select: NOTE }));
}
