/** The sitemap (sitemaps.org), with the other languages of every page. Pure. */
import { archivePath, articlePath, frontPath, tagsPath } from '#components/reader/paths.ts';
import { xmlDocument } from './feeds.ts';

export interface MappedArticle {
  slug: string;
  languages: readonly string[];
  originalLanguage: string;
  lastModified: string;
}

interface MappedPage {
  path: string;
  lastModified: string | null;
  /** hreflang → path */
  versions: Readonly<Record<string, string>>;
}

/** The protocol allows 50,000 addresses in a file; this keeps a file at a few megabytes as well. */
export const PART_SIZE = 10_000;

/** All public pages that a search engine should know, in a fixed order. */
export function mappedPages(languages: readonly string[], articles: readonly MappedArticle[]): MappedPage[] {
  const fronts = { ...versionsOf(languages, frontPath), 'x-default': frontPath(null) };
  const lists = [tagsPath, archivePath].flatMap((pathOf) =>
    languages.map((language) => ({
      path: pathOf(language),
      lastModified: null,
      versions: versionsOf(languages, pathOf),
    })),
  );
  const texts = articles.flatMap((article) => {
    const pathOf = (language: string): string => articlePath(language, article.slug);
    const versions = {
      ...versionsOf(article.languages, pathOf),
      'x-default': pathOf(defaultLanguage(article)),
    };
    return article.languages.map((language) => ({
      path: pathOf(language),
      lastModified: article.lastModified,
      versions,
    }));
  });
  const home = [null, ...languages].map((language) => ({
    path: frontPath(language),
    lastModified: null,
    versions: fronts,
  }));
  return [...home, ...lists, ...texts];
}

function versionsOf(
  languages: readonly string[],
  pathOf: (language: string) => string,
): Record<string, string> {
  return Object.fromEntries(languages.map((language) => [language, pathOf(language)]));
}

function defaultLanguage({ languages, originalLanguage }: MappedArticle): string {
  return languages.includes(originalLanguage) ? originalLanguage : (languages[0] ?? originalLanguage);
}

/** One file of addresses. */
export function siteMapXml(siteUrl: string, pages: readonly MappedPage[]): string {
  return xmlDocument({
    urlset: {
      '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
      '@xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
      url: pages.map(({ path, lastModified, versions }) => ({
        loc: siteUrl + path,
        ...(lastModified === null ? {} : { lastmod: lastModified }),
        'xhtml:link': Object.entries(versions).map(([language, version]) => ({
          '@rel': 'alternate',
          '@hreflang': language,
          '@href': siteUrl + version,
        })),
      })),
    },
  });
}

/** The list of files, when there are several. */
export function siteMapIndexXml(siteUrl: string, parts: number): string {
  return xmlDocument({
    sitemapindex: {
      '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
      sitemap: Array.from({ length: parts }, (_, index) => ({
        loc: `${siteUrl}/sitemap.xml?page=${index + 1}`,
      })),
    },
  });
}
