import type { PublicEdition } from '#domain/editions/edition.ts';
import { labelFor } from '#domain/tags/tag.ts';
import { translationCredit } from './article-head.tsx';
import type { Reading } from './compose.ts';
import { CorrectionNotes } from './corrections.tsx';
import type { Messages } from './messages.ts';
import { historyPath, hostOf, safeUrl } from './paths.ts';
import { TagList } from './tag-list.tsx';
import { dayOf, languageInSentence, namesInSentence } from './wording.ts';

interface ArticleEndProps {
  edition: PublicEdition;
  reading: Reading;
  words: Messages;
  /** of this page, in full: paper has no address bar */
  address: string;
}

/** What the article is about, who made it, and what has changed. */
export function ArticleEnd({ edition, reading, words, address }: ArticleEndProps) {
  const { snapshot } = edition;
  const tags = snapshot.tags.map((tag) => {
    const label = labelFor(tag.labels, reading.language);
    return { slug: tag.slug, kind: tag.kind, label: label.text, language: label.language };
  });
  return (
    <footer className="article-end">
      {tags.length > 0 && (
        <section className="article-tags">
          <h2 className="end-title">{words.tags}</h2>
          <TagList tags={tags} language={reading.language} />
        </section>
      )}
      <section>
        <h2 className="end-title">{words.creditsTitle}</h2>
        <ul className="credits">
          {credits(edition, reading, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
          <SourceLink url={safeUrl(snapshot.sourceUrl)} words={words} />
          <li>
            <a href={historyPath(reading.language, snapshot.slug)}>{words.historyLink}</a>
          </li>
          <li className="address">{address}</li>
        </ul>
      </section>
      {edition.corrections.length > 0 && (
        <section className="prose">
          <h2 className="end-title">{words.correctionsTitle}</h2>
          <CorrectionNotes corrections={edition.corrections} words={words} />
        </section>
      )}
    </footer>
  );
}

function SourceLink({ url, words }: { url: string | null; words: Messages }) {
  if (url === null) return null;
  return (
    <li>
      <a href={url} rel="noopener noreferrer external">
        {words.originalAt(hostOf(url))}
      </a>
    </li>
  );
}

function credits(
  { snapshot, number, publishedAt }: PublicEdition,
  reading: Reading,
  words: Messages,
): string[] {
  const original = languageInSentence(reading.originalLanguage, words.language);
  const lines = [reading.isOriginal ? words.writtenIn(original) : translationCredit(reading, words)];
  if (reading.isOriginal && snapshot.titleIsOurs) lines.push(words.titleIsOurs);
  if (reading.reviewers.length > 0) {
    lines.push(words.reviewedBy(namesInSentence(reading.reviewers, words.language)));
  }
  if (!snapshot.hasOriginal) lines.push(words.originalLeftOut(original));
  lines.push(words.editionOf(number, dayOf(publishedAt, words.language)));
  return lines;
}
