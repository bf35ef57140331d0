import type { EditionCard } from '#domain/editions/edition.ts';
import { Card } from './card.tsx';
import { Document } from './document.tsx';
import { EmptyList } from './empty-list.tsx';
import { type Messages, messagesFor } from './messages.ts';
import { Pages } from './pages.tsx';
import { frontPath } from './paths.ts';
import type { PageFacts, Site } from './site.ts';
import { languageInSentence } from './wording.ts';

interface FrontPageProps {
  site: Site;
  /** null: everything, each article in the language that suits an English reader best */
  language: string | null;
  cards: readonly EditionCard[];
  page: number;
  hasOlder: boolean;
}

/** What there is to read, newest first: the first article large, two beside it, the rest in rows. */
export function FrontPage({ site, language, cards, page, hasOlder }: FrontPageProps) {
  const words = messagesFor(language ?? 'en');
  const title = titleOf(language, words);
  const [lead, ...rest] = cards;
  const isFirst = page === 1;
  return (
    <Document site={site} facts={frontFacts(site, language, page)} section="latest" isFront={isFirst}>
      <h1 className={isFirst ? 'list-title' : 'page-title'}>
        {isFirst ? title : words.pageTitle(title, page)}
      </h1>
      {lead === undefined && <EmptyList site={site} language={language} words={words} />}
      {isFirst && lead !== undefined && (
        <div className={rest.length > 0 ? 'opening' : undefined}>
          <Card card={lead} among={cards} words={words} isLead />
          {rest.length > 0 && (
            <div className="beside">
              {rest.slice(0, 2).map((card) => (
                <Card key={card.slug} card={card} among={cards} words={words} />
              ))}
            </div>
          )}
        </div>
      )}
      <Cards cards={isFirst ? rest.slice(2) : cards} among={cards} words={words} />
      <Pages
        words={words}
        newer={page > 1 ? frontPath(language, page - 1) : null}
        older={hasOlder ? frontPath(language, page + 1) : null}
      />
    </Document>
  );
}

/** Entries in rows. */
export function Cards({
  cards,
  among = cards,
  words,
  level,
}: {
  cards: readonly EditionCard[];
  among?: readonly EditionCard[];
  words: Messages;
  level?: 2 | 3;
}) {
  if (cards.length === 0) return null;
  return (
    <div className="cards">
      {cards.map((card) => (
        <Card key={card.slug} card={card} among={among} words={words} level={level} />
      ))}
    </div>
  );
}

function titleOf(language: string | null, words: Messages): string {
  return language === null
    ? words.frontTitleAll
    : words.frontTitle(languageInSentence(language, words.language));
}

function frontFacts(site: Site, language: string | null, page: number): PageFacts {
  const words = messagesFor(language ?? 'en');
  const title = titleOf(language, words);
  const fronts = site.languages.map((tag) => ({ language: tag, path: frontPath(tag) }));
  return {
    language: language ?? 'en',
    title: page === 1 ? title : words.pageTitle(title, page),
    description: words.tagline,
    path: frontPath(language, page),
    ...(page === 1 ? { versions: fronts, defaultPath: frontPath(null) } : {}),
    feed: language,
  };
}
