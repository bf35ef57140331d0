import type { Messages } from './messages.ts';
import { languageInSentence } from './wording.ts';

/** A list without entries: why, and the one thing to do about it. */
export function EmptyList({ language, words }: { language: string | null; words: Messages }) {
  return (
    <div className="prose empty">
      <h2>{words.emptyTitle}</h2>
      <p>
        {language === null
          ? words.emptyTextAll
          : words.emptyText(languageInSentence(language, words.language))}
      </p>
      <p>
        <a href="/desk" rel="nofollow">
          {words.emptySignIn}
        </a>
      </p>
    </div>
  );
}
