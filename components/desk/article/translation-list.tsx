import { languageName } from '#domain/languages.ts';
import type { TranslationSummary } from '#domain/translations/translation.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Link } from '../../ui/link.tsx';
import { Status } from '../../ui/status.tsx';
import { TranslationProgress } from '../lists/translation-progress.tsx';
import { TRANSLATION_STATUS } from '../status-words.ts';

/** The article's translations, each with a link to where it is made. */
export function TranslationList({
  articleId,
  translations,
}: {
  articleId: number;
  translations: TranslationSummary[];
}) {
  if (translations.length === 0) return <EmptyState sentence="Not translated yet." />;
  return (
    <ul className="flex flex-col">
      {translations.map(({ language, status, progress, isPublic }) => (
        <li key={language} className="flex flex-wrap items-center gap-x-3 border-t py-1.5 first:border-t-0">
          <Link
            href={`/desk/articles/${articleId}/translate/${language}`}
            className="link inline-flex min-h-6 grow items-center font-medium"
          >
            {languageName(language)}
          </Link>
          <TranslationProgress progress={progress} />
          <span className="w-full text-xs">
            <Status {...TRANSLATION_STATUS[status]} />
            {isPublic ? <span className="text-muted"> · public</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
