import { redirect } from 'next/navigation';
import { articleOfNote } from '#domain/annotations/list-queries.ts';
import { requireViewer } from '../../../viewer.ts';
import { found, idIn } from '../../found.ts';
import type { WithParams } from '../../page-props.ts';

/** The address of a note, whichever article it is in. */
export default async function NotePage({ params }: WithParams<'id'>) {
  const { id } = await params;
  const viewer = await requireViewer(`/desk/annotations/${id}`);
  const articleId = await found(articleOfNote(viewer, { id: idIn(id) }));
  redirect(`/desk/articles/${articleId}/annotations#note-${id}`);
}
