import type { Metadata } from 'next';
import { AnnotationsDesk } from '#components/desk/annotations/annotations-desk.tsx';
import { annotationPage } from '#domain/annotations/queries.ts';
import { colleagues } from '#domain/people/colleague-queries.ts';
import { can } from '#domain/permissions.ts';
import { requireViewer } from '../../../../viewer.ts';
import { found, idIn } from '../../../found.ts';
import type { WithParams } from '../../../page-props.ts';
import * as actions from './actions.ts';

export const metadata: Metadata = { title: 'Annotations' };

export default async function AnnotationsPage({ params }: WithParams<'id'>) {
  const { id } = await params;
  const viewer = await requireViewer(`/desk/articles/${id}/annotations`);
  const articleId = idIn(id);
  const [page, people] = await found(Promise.all([annotationPage(viewer, articleId), colleagues(viewer)]));
  return (
    <AnnotationsDesk
      page={page}
      viewer={{ name: viewer.name, mayChangeAll: can(viewer, 'annotation.edit'), colleagues: people }}
      actions={ACTIONS}
    />
  );
}

const ACTIONS = {
  addAnnotation: actions.addAnnotation,
  editAnnotation: actions.editAnnotation,
  deleteAnnotation: actions.deleteAnnotation,
  resolveAnnotation: actions.resolveAnnotation,
  suggestTags: actions.offerTags,
  confirmPlace: actions.confirmPlace,
  placeAgain: actions.placeAgain,
  addComment: actions.addComment,
  assignNote: actions.assignNote,
  takeLibraryNote: actions.takeLibraryNote,
  hideLibraryNote: actions.hideLibraryNote,
  showLibraryNotes: actions.showLibraryNotes,
};
