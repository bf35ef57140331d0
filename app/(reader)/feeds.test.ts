import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { EditionCard } from '#domain/editions/edition.ts';
import { atomFeed, jsonFeed } from './feeds.ts';
import { mappedPages, siteMapIndexXml, siteMapXml } from './site-map.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => ['entry', 'link', 'url', 'xhtml:link', 'category'].includes(name),
});

function card(given: Partial<EditionCard>): EditionCard {
  return {
    articleId: 1,
    slug: 'fish',
    language: 'en',
    isOriginal: false,
    originalLanguage: 'da',
    languages: ['da', 'en'],
    title: 'Fish & “chips” <now>',
    summary: 'A & B]]> < C',
    date: '2022-03',
    day: '2022-03-01',
    words: 300,
    publisher: null,
    publishedAt: '2022-03-24T10:00:00.000Z',
    firstPublishedAt: '2022-03-20T08:00:00.123Z',
    editionNumber: 2,
    tags: [{ slug: 'fish', kind: 'topic', label: 'Fish "& co"', language: 'en' }],
    ...given,
  };
}

const CARDS = [
  card({}),
  card({
    articleId: 2,
    slug: 'cod',
    publisher: 'Avisen',
    firstPublishedAt: '2022-03-21T08:00:00.000Z',
    publishedAt: '2022-03-21T08:00:00.000Z',
  }),
];
const FEED = { siteUrl: 'https://example.org', title: 'Spalte', language: null, cards: CARDS };

describe('the Atom feed', () => {
  const xml = atomFeed(FEED);
  const { feed } = parser.parse(xml);

  it('is well-formed, whatever the texts contain', () => {
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(feed.entry[0].title).toBe('Fish & “chips” <now>');
    expect(feed.entry[0].summary).toBe('A & B]]> < C');
    expect(feed.entry[0].category[0]['@label']).toBe('Fish "& co"');
  });

  it('has what Atom asks for', () => {
    expect(feed['@xmlns']).toBe('http://www.w3.org/2005/Atom');
    expect(feed.id).toBe('https://example.org/feed.xml');
    expect(feed.updated).toBe('2022-03-24T10:00:00.000Z');
    expect(feed.author.name).toBe('Spalte');
    expect(feed.link.map((link: Record<string, string>) => link['@rel'])).toEqual(['self', 'alternate']);
    for (const entry of feed.entry) {
      expect(entry.id).toMatch(/^tag:example\.org,2022-/);
      expect(entry['@xml:lang']).toBe('en');
    }
  });

  it('keeps an entry’s id when the article moves, is retitled or published again', () => {
    const later = card({
      slug: 'moved',
      title: 'Other',
      publishedAt: '2023-01-01T00:00:00.000Z',
      editionNumber: 3,
    });
    expect(parser.parse(atomFeed({ ...FEED, cards: [later] })).feed.entry[0].id).toBe(feed.entry[0].id);
    expect(feed.entry[0].id).not.toBe(feed.entry[1].id);
  });

  it('links an entry to each of its languages, its own first', () => {
    expect(
      feed.entry[0].link.map((link: Record<string, string>) => [link['@hreflang'], link['@href']]),
    ).toEqual([
      ['en', 'https://example.org/en/fish'],
      ['da', 'https://example.org/da/fish'],
    ]);
  });

  it('is valid without entries', () => {
    const empty = parser.parse(atomFeed({ ...FEED, language: 'da', cards: [] })).feed;
    expect(empty.updated).toBe('1970-01-01T00:00:00.000Z');
    expect(empty.id).toBe('https://example.org/da/feed.xml');
  });
});

describe('the JSON feed', () => {
  it('follows version 1.1 and has an item per article', () => {
    const feed = JSON.parse(jsonFeed(FEED));
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.items).toHaveLength(2);
    expect(feed.items[0]).toMatchObject({
      url: 'https://example.org/en/fish',
      date_modified: '2022-03-24T10:00:00.000Z',
      language: 'en',
    });
  });
});

describe('the sitemap', () => {
  const articles = [
    {
      slug: 'fish',
      languages: ['da', 'en'],
      originalLanguage: 'da',
      lastModified: '2022-03-24T10:00:00.000Z',
    },
    { slug: 'cod', languages: ['en'], originalLanguage: 'da', lastModified: '2022-03-25T10:00:00.000Z' },
  ];
  const pages = mappedPages(['en', 'da'], articles);

  it('names every page in every language, and its other languages', () => {
    const xml = siteMapXml('https://example.org', pages);
    expect(XMLValidator.validate(xml)).toBe(true);
    const urls = parser.parse(xml).urlset.url;
    expect(urls.map((url: { loc: string }) => url.loc)).toContain('https://example.org/da/fish');
    const fish = urls.find((url: { loc: string }) => url.loc.endsWith('/en/fish'));
    expect(fish.lastmod).toBe('2022-03-24T10:00:00.000Z');
    expect(
      fish['xhtml:link'].map((link: Record<string, string>) => [link['@hreflang'], link['@href']]),
    ).toEqual([
      ['da', 'https://example.org/da/fish'],
      ['en', 'https://example.org/en/fish'],
      ['x-default', 'https://example.org/da/fish'],
    ]);
  });

  it('leads elsewhere to a translation when the original cannot be read', () => {
    const cod = pages.find((page) => page.path === '/en/cod');
    expect(cod?.versions).toEqual({ en: '/en/cod', 'x-default': '/en/cod' });
  });

  it('can be a list of parts', () => {
    const xml = siteMapIndexXml('https://example.org', 3);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(parser.parse(xml).sitemapindex.sitemap).toHaveLength(3);
  });
});
