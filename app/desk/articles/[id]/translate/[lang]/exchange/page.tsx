import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ExchangeDesk } from '#components/desk/exchange/exchange-desk.tsx';
import { exchangePage } from '#domain/exchange/merge-queries.ts';
import { languageName, languageTag } from '#domain/languages.ts';
import { requireViewer } from '../../../../../../viewer.ts';
import { found, idIn } from '../../../../../found.ts';
import type { WithParams } from '../../../../../page-props.ts';
import { mergeTranslation } from './actions.ts';

type Props = WithParams<'id' | 'lang'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  const language = languageTag.safeParse(lang);
  return {
    title: language.success ? `Download and merge ${languageName(language.data)}` : 'Download and merge',
  };
}

export default async function ExchangePage({ params }: Props) {
  const { id, lang } = await params;
  const viewer = await requireViewer(`/desk/articles/${id}/translate/${lang}/exchange`);
  const language = languageTag.safeParse(lang);
  if (!language.success) notFound();
  const page = await found(exchangePage(viewer, idIn(id), language.data));
  return <ExchangeDesk page={page} merge={mergeTranslation} />;
}
