import type { PublicEdition } from '#domain/editions/edition.ts';
import { directionOf } from '#domain/languages.ts';
import { ArticleEnd } from './article-end.tsx';
import { ArticleHead } from './article-head.tsx';
import { ArticleText } from './article-text.tsx';
import type { Reading } from './compose.ts';
import { Document } from './document.tsx';
import { messagesFor } from './messages.ts';
import { articlePath } from './paths.ts';
import { PrintedNotes } from './printed-notes.tsx';
import type { PageFacts, Site } from './site.ts';

interface ArticlePageProps {
  site: Site;
  edition: PublicEdition;
  reading: Reading;
}

/** An article in one language, the original or a translation. */
export function ArticlePage({ site, edition, reading }: ArticlePageProps) {
  const words = messagesFor(reading.language);
  return (
    <Document site={site} facts={articleFacts(edition, reading)}>
      <article
        className="article"
        dir={directionOf(reading.language)}
        itemScope
        itemType="https://schema.org/NewsArticle"
      >
        <meta itemProp="inLanguage" content={reading.language} />
        <ArticleHead edition={edition} reading={reading} words={words} />
        <ArticleText reading={reading} words={words} />
        <PrintedNotes notes={reading.notes} words={words} />
        <ArticleEnd
          edition={edition}
          reading={reading}
          words={words}
          address={site.url + articlePath(reading.language, edition.snapshot.slug)}
        />
      </article>
    </Document>
  );
}

function articleFacts(edition: PublicEdition, reading: Reading): PageFacts {
  const { slug } = edition.snapshot;
  const first = reading.languages[0] ?? reading.language;
  return {
    language: reading.language,
    title: reading.title,
    description: reading.description,
    path: articlePath(reading.language, slug),
    versions: reading.languages.map((language) => ({ language, path: articlePath(language, slug) })),
    defaultPath: articlePath(first, slug),
    feed: reading.language,
    published: { first: edition.firstPublishedAt, last: edition.publishedAt },
  };
}
