import type { EditionCard } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';
import { Card } from './card.tsx';
import { Document } from './document.tsx';
import { type Messages, messagesFor } from './messages.ts';
import { Pages } from './pages.tsx';
import { searchPath } from './paths.ts';
import type { Site } from './site.ts';

export type FoundCard = EditionCard & { excerpt: readonly { text: string; hit: boolean }[] };

interface SearchPageProps {
  site: Site;
  q: string;
  /** null: all languages */
  lang: string | null;
  found: { cards: readonly FoundCard[]; total: number } | null;
  page: number;
  perPage: number;
}

/** Search: the form, and what was found when something was asked. */
export function SearchPage({ site, q, lang, found, page, perPage }: SearchPageProps) {
  const language = lang ?? 'en';
  const words = messagesFor(language);
  const title = q === '' ? words.searchTitle : words.searchResultsTitle(q);
  const facts = { language, title, description: '', path: null, feed: lang, isIndexed: false };
  return (
    <Document site={site} facts={facts} section="search">
      <h1 className="page-title">{words.searchTitle}</h1>
      <SearchForm site={site} q={q} lang={lang} words={words} />
      {found === null ? (
        <p className="intro">{words.searchHint}</p>
      ) : (
        <Results found={found} q={q} lang={lang} page={page} perPage={perPage} words={words} />
      )}
    </Document>
  );
}

/** A form that works without JavaScript: it asks for a page. */
export function SearchForm({
  site,
  q,
  lang,
  words,
}: Pick<SearchPageProps, 'site' | 'q' | 'lang'> & { words: Messages }) {
  return (
    <search>
      <form className="search" action="/search">
        <label className="field">
          <span>{words.searchWords}</span>
          <input type="search" name="q" defaultValue={q} maxLength={200} required autoComplete="off" />
        </label>
        <label className="field narrow">
          <span>{words.searchLanguage}</span>
          <select name="lang" defaultValue={lang ?? ''}>
            <option value="">{words.searchAll}</option>
            {site.languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {languageName(language, language)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{words.searchButton}</button>
      </form>
    </search>
  );
}

interface ResultsProps extends Omit<SearchPageProps, 'site' | 'found'> {
  found: NonNullable<SearchPageProps['found']>;
  words: Messages;
}

function Results({ found, q, lang, page, perPage, words }: ResultsProps) {
  if (found.total === 0) return <p className="intro">{words.searchNothing}</p>;
  return (
    <>
      <h2 className="intro">{words.searchFound(found.total)}</h2>
      <div className="cards">
        {found.cards.map((card) => (
          <Card
            key={`${card.language}/${card.slug}`}
            card={card}
            among={found.cards}
            words={words}
            level={3}
            excerpt={<Excerpt parts={card.excerpt} />}
          />
        ))}
      </div>
      <Pages
        words={words}
        newer={page > 1 ? searchPath({ q, lang, page: page - 1 }) : null}
        older={page * perPage < found.total ? searchPath({ q, lang, page: page + 1 }) : null}
      />
    </>
  );
}

function Excerpt({ parts }: { parts: FoundCard['excerpt'] }) {
  return parts.map((part, index) =>
    part.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: static markup, parts never move
      <mark key={index}>{part.text}</mark>
    ) : (
      part.text
    ),
  );
}
