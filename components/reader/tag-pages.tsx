import type { EditionCard, PublicTag } from '#domain/editions/edition.ts';
import { TAG_KINDS } from '#domain/tags/tag.ts';
import { Document } from './document.tsx';
import { EmptyList } from './empty-list.tsx';
import { Cards } from './front-page.tsx';
import { messagesFor } from './messages.ts';
import { tagPath, tagsPath } from './paths.ts';
import type { Site } from './site.ts';
import { inLanguage } from './wording.ts';

interface TagIndexProps {
  site: Site;
  language: string;
  tags: readonly PublicTag[];
}

/** Everything the articles in a language are about, by kind. */
export function TagIndexPage({ site, language, tags }: TagIndexProps) {
  const words = messagesFor(language);
  const facts = {
    language,
    title: words.tagsTitle,
    description: words.tagsIntro,
    path: tagsPath(language),
    versions: site.languages.map((tag) => ({ language: tag, path: tagsPath(tag) })),
    feed: language,
  };
  return (
    <Document site={site} facts={facts} section="tags">
      <h1 className="page-title">{words.tagsTitle}</h1>
      {tags.length === 0 ? (
        <EmptyList site={site} language={language} words={words} />
      ) : (
        <p className="intro">{words.tagsIntro}</p>
      )}
      <div className="tag-index">
        {TAG_KINDS.map((kind) => (
          <TagGroup
            key={kind}
            title={words.tagKinds[kind] ?? kind}
            language={language}
            tags={ofKind(tags, kind)}
          />
        ))}
      </div>
    </Document>
  );
}

function ofKind(tags: readonly PublicTag[], kind: string): PublicTag[] {
  return tags.filter((tag) => tag.kind === kind);
}

function TagGroup({
  title,
  language,
  tags,
}: {
  title: string;
  language: string;
  tags: readonly PublicTag[];
}) {
  const words = messagesFor(language);
  if (tags.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {tags.map((tag) => (
          <li key={tag.slug}>
            <a href={tagPath(language, tag.slug)} {...inLanguage(tag.language)}>
              {tag.label}
            </a>{' '}
            <span className="count" title={words.articleCount(tag.articles)}>
              {tag.articles}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TagPageProps {
  site: Site;
  language: string;
  tag: PublicTag;
  cards: readonly EditionCard[];
}

/** The articles in a language that carry a tag. */
export function TagPage({ site, language, tag, cards }: TagPageProps) {
  const words = messagesFor(language);
  const facts = {
    language,
    title: tag.label,
    description: `${words.tagKind[tag.kind] ?? words.tagsTitle}: ${tag.label}`,
    path: tagPath(language, tag.slug),
    feed: language,
  };
  return (
    <Document site={site} facts={facts} section="tags">
      <p className="kicker">
        <a href={tagsPath(language)}>{words.tagKind[tag.kind] ?? words.tagsTitle}</a>
      </p>
      <h1 className="page-title" {...inLanguage(tag.language)}>
        {tag.label}
      </h1>
      <p className="intro">{words.articleCount(tag.articles)}</p>
      <Cards cards={cards} words={words} />
    </Document>
  );
}
