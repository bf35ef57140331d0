import type { PublicEdition } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';
import { formatEdtf } from '#domain/text/date.ts';
import { ArticleEnd } from './article-end.tsx';
import { translationCredit, Versions } from './article-head.tsx';
import type { Reading } from './compose.ts';
import type { Pair } from './compose-pair.ts';
import { Corrections } from './corrections.tsx';
import { Document } from './document.tsx';
import { messagesFor } from './messages.ts';
import { PairText } from './pair-text.tsx';
import { pairPath } from './paths.ts';
import { PrintedNotes } from './printed-notes.tsx';
import type { PageFacts, Site } from './site.ts';
import { inLanguage, languageInSentence } from './wording.ts';

interface PairPageProps {
  site: Site;
  edition: PublicEdition;
  reading: Reading;
  pair: Pair;
}

/** An article in two languages side by side. The h1 is the title in the language of the page. */
export function PairPage({ site, edition, reading, pair }: PairPageProps) {
  const words = messagesFor(pair.language);
  const { snapshot } = edition;
  const notes = pair.groups.flatMap((group) => group.rows.flatMap((row) => row.notes));
  const isLeftMain = pair.left.language === pair.language;
  return (
    <Document site={site} facts={pairFacts(edition, reading, pair)}>
      <article className="article pair">
        <header className="article-head">
          <div className="row titles">
            <Title side={pair.left} isMain={isLeftMain} />
            <Title side={pair.right} isMain={!isLeftMain} />
          </div>
          <p className="meta">
            {snapshot.date !== null && (
              <time dateTime={snapshot.date}>{formatEdtf(snapshot.date, words.language)}</time>
            )}
            {snapshot.publisher !== null && <span>{snapshot.publisher}</span>}
            {!reading.isOriginal && <span>{translationCredit(reading, words)}</span>}
          </p>
          <Versions slug={snapshot.slug} reading={reading} words={words} beside={pair.other} />
          <Corrections corrections={edition.corrections} words={words} />
        </header>
        <PairText pair={pair} words={words} />
        <PrintedNotes notes={[...notes].sort((a, b) => a.number - b.number)} words={words} />
        <ArticleEnd
          edition={edition}
          reading={reading}
          words={words}
          address={site.url + pairPath(pair.language, snapshot.slug, pair.other)}
        />
      </article>
    </Document>
  );
}

function Title({ side, isMain }: { side: Pair['left']; isMain: boolean }) {
  const Element = isMain ? 'h1' : 'p';
  return (
    <div className="cell">
      <p className="column-language" {...inLanguage(side.language)}>
        {languageName(side.language, side.language)}
      </p>
      <Element className="column-title" {...inLanguage(side.language)}>
        {side.title}
      </Element>
    </div>
  );
}

function pairFacts({ snapshot }: PublicEdition, reading: Reading, pair: Pair): PageFacts {
  const { language, other } = pair;
  const words = messagesFor(language);
  const columns = words.sideBySideOf(
    languageName(pair.left.language, words.language),
    languageInSentence(pair.right.language, words.language),
  );
  return {
    language,
    title: `${reading.title} (${columns})`,
    description: reading.description,
    path: pairPath(language, snapshot.slug, other),
    versions: [
      { language, path: pairPath(language, snapshot.slug, other) },
      { language: other, path: pairPath(other, snapshot.slug, language) },
    ],
    feed: language,
  };
}
