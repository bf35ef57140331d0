import type { Messages } from './messages.ts';
import type { Site } from './site.ts';
import { languageInSentence } from './wording.ts';

interface EmptyListProps {
  site: Site;
  language: string | null;
  words: Messages;
}

/** A list without entries: why. Where nothing at all is published yet, whoever looks may be the one to change that. */
export function EmptyList({ site, language, words }: EmptyListProps) {
  return (
    <div className="prose empty">
      <h2>{words.emptyTitle}</h2>
      <p>
        {language === null
          ? words.emptyTextAll
          : words.emptyText(languageInSentence(language, words.language))}
      </p>
      {site.languages.length === 0 && (
        <p>
          <a href="/desk" rel="nofollow">
            {words.emptySignIn}
          </a>
        </p>
      )}
    </div>
  );
}
