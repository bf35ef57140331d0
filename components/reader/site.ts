/** What every public page needs to know of the site and of itself. */

export interface Site {
  /** the origin readers use */
  url: string;
  /** the languages in which anything can be read, the fullest first */
  languages: readonly string[];
}

export interface VersionLink {
  language: string;
  path: string;
}

/** What the document says of itself, in its head and around its text. */
export interface PageFacts {
  /** the language of what is read here */
  language: string;
  title: string;
  description: string;
  /** the one address of this content; null for pages that have none */
  path: string | null;
  /** the same content in other languages, this one included */
  versions?: readonly VersionLink[];
  /** for readers of any other language */
  defaultPath?: string;
  /** the feed that carries this content; null is the one of everything */
  feed: string | null;
  isIndexed?: boolean;
  published?: { first: string; last: string };
}

export type SiteSection = 'latest' | 'tags' | 'archive' | 'search';
