import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Workspace } from '#components/desk/workspace/workspace.tsx';
import { languageName, languageTag } from '#domain/languages.ts';
import { termsOfArticle } from '#domain/terms/queries.ts';
import { workspace } from '#domain/translations/queries.ts';
import { requireViewer } from '../../../../../viewer.ts';
import { found, idIn } from '../../../../found.ts';
import type { WithParams } from '../../../../page-props.ts';
import * as notes from '../../annotations/actions.ts';
import * as targets from '../actions.ts';

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
  const articleId = idIn(id);
  const [data, terms] = await found(
    Promise.all([
      workspace(viewer, articleId, language.data),
      termsOfArticle(viewer, { articleId, language: language.data }),
    ]),
  );
  return (
    <Workspace
      workspace={data}
      terms={terms}
      viewer={{ id: viewer.id, name: viewer.name }}
      actions={ACTIONS}
    />
  );
}

const ACTIONS = {
  saveTarget: targets.saveTarget,
  saveTranslationTitle: targets.saveTranslationTitle,
  approveAll: targets.approveAll,
  readHistory: targets.readHistory,
  readNotes: targets.readNotes,
  addAnnotation: notes.addAnnotation,
  editAnnotation: notes.editAnnotation,
  deleteAnnotation: notes.deleteAnnotation,
  resolveAnnotation: notes.resolveAnnotation,
  suggestTags: notes.offerTags,
};
