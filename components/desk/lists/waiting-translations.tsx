import { languageName } from '#domain/languages.ts';
import type { Progress, TranslationStatus } from '#domain/translations/translation.ts';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import { Status } from '../../ui/status.tsx';
import { TRANSLATION_STATUS } from '../status-words.ts';
import { TranslationProgress } from './translation-progress.tsx';

interface WaitingTranslation {
  articleId: number;
  title: string;
  language: string;
  status: TranslationStatus;
  progress: Progress;
}

/** Translations that are not done, with the way to where they are made. */
export function WaitingTranslations({ rows }: { rows: WaitingTranslation[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title="Translations to finish" aside={rows.length}>
      <ul>
        {rows.map(({ articleId, title, language, status, progress }) => (
          <li key={`${articleId}-${language}`} className="border-t py-2 first:border-t-0">
            <Link
              href={`/desk/articles/${articleId}/translate/${language}`}
              className="link-row inline-block min-h-6 font-serif text-base leading-6 font-semibold text-pretty wrap-anywhere"
            >
              {title}
            </Link>
            <div className="flex flex-wrap items-center gap-x-3 text-xs">
              <Status {...TRANSLATION_STATUS[status]} />
              <span className="text-muted">into {languageName(language)}</span>
              <TranslationProgress progress={progress} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
