import type { PublicEdition } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';
import { formatEdtf } from '#domain/text/date.ts';
import { Headline } from './article-text.tsx';
import type { Reading } from './compose.ts';
import { Corrections } from './corrections.tsx';
import type { Messages } from './messages.ts';
import { articlePath, pairPath } from './paths.ts';
import { languageInSentence, namesInSentence } from './wording.ts';

interface ArticleHeadProps {
  edition: PublicEdition;
  reading: Reading;
  words: Messages;
}

/** Title, where and when it comes from, the languages it can be read in, and what has been corrected. */
export function ArticleHead({ edition, reading, words }: ArticleHeadProps) {
  const { snapshot } = edition;
  return (
    <header className="article-head">
      <Headline reading={reading} words={words} />
      <p className="meta">
        {snapshot.date !== null && (
          <time dateTime={snapshot.date} itemProp="datePublished">
            {formatEdtf(snapshot.date, words.language)}
          </time>
        )}
        {snapshot.publisher !== null && <span>{snapshot.publisher}</span>}
        {snapshot.byline !== null && <span>{words.writtenBy(snapshot.byline)}</span>}
        {!reading.isOriginal && <span>{translationCredit(reading, words)}</span>}
      </p>
      <Versions slug={snapshot.slug} reading={reading} words={words} />
      <Corrections corrections={edition.corrections} words={words} />
    </header>
  );
}

/** `Translated from Danish by Ann and Bo`. */
export function translationCredit(reading: Reading, words: Messages): string {
  const from = languageInSentence(reading.originalLanguage, words.language);
  return reading.translators.length === 0
    ? words.translatedFrom(from)
    : words.translatedFromBy(from, namesInSentence(reading.translators, words.language));
}

interface VersionsProps {
  slug: string;
  reading: Pick<Reading, 'language' | 'originalLanguage' | 'languages'>;
  words: Messages;
  /** the second language of a side-by-side page */
  beside?: string;
}

/** The same article in its other languages, and side by side with each of them. */
export function Versions({ slug, reading, words, beside }: VersionsProps) {
  const { language, originalLanguage, languages } = reading;
  const others = languages.filter((other) => other !== language);
  if (others.length === 0) return null;
  return (
    <nav className="versions" aria-label={words.readIn}>
      <ul>
        {languages.map((version) => (
          <li key={version}>
            <a
              href={articlePath(version, slug)}
              hrefLang={version}
              aria-current={version === language && beside === undefined ? 'page' : undefined}
            >
              <span lang={version}>{languageName(version, version)}</span>
            </a>
            {version === originalLanguage && <span className="original"> {words.original}</span>}
          </li>
        ))}
        {others.map((other) => (
          <li key={other} className="pairing">
            <a href={pairPath(language, slug, other)} aria-current={other === beside ? 'page' : undefined}>
              {others.length === 1
                ? words.sideBySide
                : words.sideBySideOf(
                    languageName(language, words.language),
                    languageInSentence(other, words.language),
                  )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
