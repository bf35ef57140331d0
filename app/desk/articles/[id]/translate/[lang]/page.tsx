import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Workspace } from '#components/desk/workspace/workspace.tsx';
import { comparedSoFar, dismissals } from '#domain/checks/queries.ts';
import { languageName, languageTag } from '#domain/languages.ts';
import { machineOffer } from '#domain/machine/queries.ts';
import { colleagues } from '#domain/people/colleague-queries.ts';
import { openSuggestions } from '#domain/suggestions/queries.ts';
import { termsOfArticle } from '#domain/terms/queries.ts';
import { workspace } from '#domain/translations/queries.ts';
import { requireViewer } from '../../../../../viewer.ts';
import { found, idIn } from '../../../../found.ts';
import type { WithParams } from '../../../../page-props.ts';
import * as notes from '../../annotations/actions.ts';
import * as targets from '../actions.ts';
import * as team from './actions.ts';

type Props = WithParams<'id' | 'lang'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  const language = languageTag.safeParse(lang);
  return { title: language.success ? `Translation into ${languageName(language.data)}` : 'Translation' };
}

export default async function TranslatePage({ params }: Props) {
  const { id, lang } = await params;
  const viewer = await requireViewer(`/desk/articles/${id}/translate/${lang}`);
  const language = languageTag.safeParse(lang);
  if (!language.success) notFound();
  const key = { articleId: idIn(id), language: language.data };
  const [data, terms] = await found(
    Promise.all([workspace(viewer, key.articleId, key.language), termsOfArticle(viewer, key)]),
  );
  const [suggestions, dismissed, everybody, compared, machine] = await Promise.all([
    openSuggestions(viewer, key),
    dismissals(viewer, key),
    colleagues(viewer),
    comparedSoFar(viewer, key),
    machineOffer(viewer, key),
  ]);
  return (
    <Workspace
      workspace={data}
      terms={terms}
      compared={compared}
      machine={machine}
      team={{
        suggestions,
        dismissals: dismissed,
        colleagues: everybody,
        people: data.people,
        actions: TEAM_ACTIONS,
      }}
      viewer={{ id: viewer.id, name: viewer.name }}
      actions={ACTIONS}
    />
  );
}

const ACTIONS = {
  approveAll: targets.approveAll,
  addAnnotation: notes.addAnnotation,
  editAnnotation: notes.editAnnotation,
  deleteAnnotation: notes.deleteAnnotation,
  resolveAnnotation: notes.resolveAnnotation,
  suggestTags: notes.offerTags,
  confirmPlace: notes.confirmPlace,
  placeAgain: notes.placeAgain,
  addComment: notes.addComment,
  assignNote: notes.assignNote,
  takeLibraryNote: notes.takeLibraryNote,
  hideLibraryNote: notes.hideLibraryNote,
  showLibraryNotes: notes.showLibraryNotes,
};

const TEAM_ACTIONS = {
  suggestTarget: team.suggestTarget,
  acceptSuggestion: team.acceptSuggestion,
  rejectSuggestion: team.rejectSuggestion,
  withdrawSuggestion: team.withdrawSuggestion,
  dismissCheck: team.dismissCheck,
  restoreCheck: team.restoreCheck,
  assignMember: team.assignMember,
  unassignMember: team.unassignMember,
  splitSegment: team.splitSegment,
  mergeSegments: team.mergeSegments,
  translateTogether: team.translateTogether,
  translateApart: team.translateApart,
};
