import type { EditionHistoryRow } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';
import type { Reading } from './compose.ts';
import { Document } from './document.tsx';
import { type Messages, messagesFor } from './messages.ts';
import { articlePath, historyPath } from './paths.ts';
import type { Site } from './site.ts';
import { dayOf, inLanguage } from './wording.ts';

interface HistoryPageProps {
  site: Site;
  slug: string;
  reading: Pick<Reading, 'language' | 'title' | 'languages'>;
  rows: readonly EditionHistoryRow[];
}

/** All editions of an article, with their public notes. */
export function HistoryPage({ site, slug, reading, rows }: HistoryPageProps) {
  const { language, title } = reading;
  const words = messagesFor(language);
  const facts = {
    language,
    title: `${words.historyTitle}: ${title}`,
    description: words.historyIntro,
    path: historyPath(language, slug),
    versions: reading.languages.map((tag) => ({ language: tag, path: historyPath(tag, slug) })),
    feed: language,
  };
  return (
    <Document site={site} facts={facts}>
      <p className="kicker">
        <a href={articlePath(language, slug)} {...inLanguage(language)}>
          {title}
        </a>
      </p>
      <h1 className="page-title">{words.historyTitle}</h1>
      <p className="intro">{words.historyIntro}</p>
      <ol className="editions" reversed>
        {rows.map((row, index) => (
          <Edition key={row.number} row={row} words={words} isCurrent={index === 0} />
        ))}
      </ol>
    </Document>
  );
}

function Edition({ row, words, isCurrent }: { row: EditionHistoryRow; words: Messages; isCurrent: boolean }) {
  return (
    <li>
      <h2>{words.editionTitle(row.number)}</h2>
      <p className="meta">
        <time dateTime={row.publishedAt}>
          {words.editionBy(dayOf(row.publishedAt, words.language), row.publishedBy)}
        </time>
      </p>
      <p>{row.note ?? (row.number === 1 ? words.editionFirst : words.editionSilent)}</p>
      {row.withdrawn !== null && (
        <>
          <p>
            <time dateTime={row.withdrawn.at}>
              {words.editionWithdrawn(dayOf(row.withdrawn.at, words.language))}
            </time>{' '}
            {row.withdrawn.reason === null ? words.goneNoReason : words.goneReason}
          </p>
          {row.withdrawn.reason !== null && <blockquote>{row.withdrawn.reason}</blockquote>}
        </>
      )}
      {isCurrent && <p className="current-edition">{words.editionCurrent}</p>}
      <p className="read-in">
        {row.languages.map((language) => languageName(language, words.language)).join(' · ')}
      </p>
      <details>
        <summary>{words.editionHash}</summary>
        <code>{row.hash}</code>
      </details>
    </li>
  );
}
