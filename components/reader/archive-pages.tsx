import type { EditionCard } from '#domain/editions/edition.ts';
import { formatEdtf } from '#domain/text/date.ts';
import { Document } from './document.tsx';
import { EmptyList } from './empty-list.tsx';
import { Cards } from './front-page.tsx';
import { messagesFor } from './messages.ts';
import { archivePath, monthPath } from './paths.ts';
import type { Site } from './site.ts';

interface ArchiveProps {
  site: Site;
  language: string;
  months: readonly { month: string; articles: number }[];
  /** what has no date, and so no month */
  undated: readonly EditionCard[];
}

/** The months that have articles in a language, by year, and what has no date. */
export function ArchivePage({ site, language, months, undated }: ArchiveProps) {
  const words = messagesFor(language);
  const facts = {
    language,
    title: words.archiveTitle,
    description: words.archiveIntro,
    path: archivePath(language),
    versions: site.languages.map((tag) => ({ language: tag, path: archivePath(tag) })),
    feed: language,
  };
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))];
  return (
    <Document site={site} facts={facts} section="archive">
      <h1 className="page-title">{words.archiveTitle}</h1>
      {months.length + undated.length === 0 ? (
        <EmptyList site={site} language={language} words={words} />
      ) : (
        <p className="intro">{words.archiveIntro}</p>
      )}
      <div className="years">
        {years.map((year) => (
          <section key={year}>
            <h2>{year}</h2>
            <ul>
              {months
                .filter(({ month }) => month.startsWith(year))
                .map(({ month, articles }) => (
                  <li key={month}>
                    <a href={monthPath(language, month)}>{formatEdtf(month, words.language)}</a>{' '}
                    <span className="count">{words.articleCount(articles)}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {undated.length > 0 && (
        <section className="newest">
          <h2 className="list-heading">{words.archiveUndated}</h2>
          <Cards cards={undated} words={words} level={3} />
        </section>
      )}
    </Document>
  );
}

interface MonthProps {
  site: Site;
  language: string;
  /** 2022-03 */
  month: string;
  cards: readonly EditionCard[];
}

/** What one month has in a language. */
export function MonthPage({ site, language, month, cards }: MonthProps) {
  const words = messagesFor(language);
  const title = words.archiveOf(formatEdtf(month, words.language));
  const facts = { language, title, description: title, path: monthPath(language, month), feed: language };
  return (
    <Document site={site} facts={facts} section="archive">
      <p className="kicker">
        <a href={archivePath(language)}>{words.archiveTitle}</a>
      </p>
      <h1 className="page-title">{title}</h1>
      <p className="intro">{words.articleCount(cards.length)}</p>
      <Cards cards={cards} words={words} />
    </Document>
  );
}
