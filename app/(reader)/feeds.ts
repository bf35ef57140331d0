/** Atom (RFC 4287) and JSON Feed 1.1 of lists of articles. Pure. */
import { XMLBuilder } from 'fast-xml-parser';
import { articlePath, feedPath, frontPath } from '#components/reader/paths.ts';
import type { EditionCard } from '#domain/editions/edition.ts';

interface Feed {
  siteUrl: string;
  title: string;
  /** of the feed; null: of everything */
  language: string | null;
  cards: readonly EditionCard[];
}

const ATTRIBUTE = '@';
const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: '#',
  format: true,
  suppressEmptyNode: true,
});

/** Elements and attributes (with an @) to an XML document. Everything is escaped. */
export function xmlDocument(tree: object): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(tree)}`;
}

/** What was published last is what a feed reader should fetch for. */
export function feedUpdated(cards: readonly EditionCard[]): string {
  return (
    cards
      .map((card) => card.publishedAt)
      .sort()
      .at(-1) ?? new Date(0).toISOString()
  );
}

/** An Atom feed: one entry per article, with a link to each language it can be read in. */
export function atomFeed({ siteUrl, title, language, cards }: Feed): string {
  return xmlDocument({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': language ?? 'en',
      id: siteUrl + feedPath(language),
      title,
      updated: feedUpdated(cards),
      author: { name: 'Spalte', uri: `${siteUrl}/` },
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': siteUrl + feedPath(language) },
        { '@rel': 'alternate', '@type': 'text/html', '@href': siteUrl + frontPath(language) },
      ],
      entry: cards.map((card) => atomEntry(siteUrl, card)),
    },
  });
}

function atomEntry(siteUrl: string, card: EditionCard) {
  const versions = [card.language, ...card.languages.filter((language) => language !== card.language)];
  return {
    '@xml:lang': card.language,
    id: entryId(siteUrl, card),
    title: card.title,
    updated: card.publishedAt,
    published: card.firstPublishedAt,
    ...(card.publisher === null ? {} : { author: { name: card.publisher } }),
    link: versions.map((language) => ({
      '@rel': 'alternate',
      '@type': 'text/html',
      '@hreflang': language,
      '@href': siteUrl + articlePath(language, card.slug),
    })),
    category: card.tags.map((tag) => ({ '@term': tag.slug, '@label': tag.label })),
    summary: card.summary,
  };
}

/**
 * A tag URI (RFC 4151) from the article's number and the day of its first publication: unlike the address and the title
 * it never changes, so feed readers do not show an article twice when it moves.
 */
export function entryId(siteUrl: string, card: EditionCard): string {
  const day = card.firstPublishedAt.slice(0, 10);
  return `tag:${new URL(siteUrl).hostname},${day}:article-${card.articleId}`;
}

/** The same as a JSON Feed. */
export function jsonFeed({ siteUrl, title, language, cards }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: siteUrl + frontPath(language),
    feed_url: `${siteUrl}/feed.json`,
    language: language ?? 'en',
    authors: [{ name: 'Spalte', url: `${siteUrl}/` }],
    items: cards.map((card) => ({
      id: entryId(siteUrl, card),
      url: siteUrl + articlePath(card.language, card.slug),
      title: card.title,
      summary: card.summary,
      content_text: card.summary,
      language: card.language,
      date_published: card.firstPublishedAt,
      date_modified: card.publishedAt,
      tags: card.tags.map((tag) => tag.label),
      _spalte: {
        about: `${siteUrl}/`,
        original_language: card.originalLanguage,
        edition: card.editionNumber,
        versions: Object.fromEntries(
          card.languages.map((version) => [version, siteUrl + articlePath(version, card.slug)]),
        ),
      },
    })),
  };
  return JSON.stringify(feed, null, 1);
}
