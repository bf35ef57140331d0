/** Finding a note for a change, and describing where it stands; used by the mutations of notes. */
import type { Tx } from '../db/client.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { describeSpan, type Selector } from '../text/anchor.ts';
import type { NewAnnotation } from './annotation.ts';
import { deskNote, NOTE } from './rows.ts';

/** A note that is not deleted. Throws NotFound. */
export async function living(tx: Tx, id: number) {
  const note = await tx.annotation.findUnique({ where: { id }, select: { ...NOTE, deletedAt: true } });
  if (!note || note.deletedAt !== null) throw new NotFound('That annotation');
  return note;
}

/** A note for somebody who may change it, at the version they saw. Throws NotFound, Forbidden, Conflict. */
export async function noteAt(tx: Tx, viewer: Viewer, id: number, version: number) {
  const note = await living(tx, id);
  permit(viewer, 'annotation.edit', { authorId: note.authorId });
  if (note.version !== version) throw new Conflict('Somebody else changed this annotation.', deskNote(note));
  return note;
}

/** Takes the version for this write; of two at the same instant one gets a Conflict. */
export async function claim(tx: Tx, id: number, version: number): Promise<void> {
  const { count } = await tx.annotation.updateMany({
    where: { id, version },
    data: { version: { increment: 1 } },
  });
  if (count === 0)
    throw new Conflict('Somebody else changed this annotation.', deskNote(await living(tx, id)));
}

/** Where a phrase of the original stands. Throws Invalid when the text does not read so. */
export async function sourceSelector(
  tx: Tx,
  articleId: number,
  span: NonNullable<NewAnnotation['source']>,
): Promise<Selector> {
  const block = await tx.block.findUnique({
    where: { id: span.blockId },
    select: {
      text: true,
      textVersion: { select: { articleId: true, number: true, article: { select: { textVersion: true } } } },
    },
  });
  if (!block || block.textVersion.articleId !== articleId) throw new NotFound('That block');
  if (block.textVersion.number !== block.textVersion.article.textVersion) throw changedSinceMarked();
  return selector(block.text, span);
}

/** Where a phrase of a translation stands. Throws Invalid when the text does not read so. */
export async function targetSelector(tx: Tx, articleId: number, span: NonNullable<NewAnnotation['target']>) {
  const target = await tx.target.findFirst({
    where: { segmentId: span.segmentId, translation: { articleId, language: span.language } },
    select: { id: true, text: true },
  });
  if (!target) throw new NotFound('The translation of that sentence');
  return { targetId: target.id, ...selector(target.text, span) };
}

function selector(
  text: string,
  { start, end, quote }: { start: number; end: number; quote: string },
): Selector {
  if (text.slice(start, end) !== quote) throw changedSinceMarked();
  try {
    return describeSpan(text, start, end);
  } catch {
    throw new Invalid('That is not a span of the text; mark it again.');
  }
}

function changedSinceMarked(): Invalid {
  return new Invalid(
    'The text has changed since you marked it. Reload and mark it again; your note is kept in the form.',
  );
}
