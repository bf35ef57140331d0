/** The formats an article can come in. A container has many articles; each becomes a file of its own before it is read. */

/** What one article can be written in. `record` formats are one article of a container, cut out so that it can be read alone. */
export const ARTICLE_FORMATS = [
  'dated-text',
  'plain-text',
  'markdown',
  'html',
  'docx',
  'nitf',
  'newsml-g2',
  'ninjs',
  'json-record',
  'csv-record',
  'tsv-record',
  'wxr-item',
  'ghost-post',
  'rss-item',
  'atom-entry',
] as const;
export type ArticleFormat = (typeof ARTICLE_FORMATS)[number];

/** Files of many articles. */
export const CONTAINER_FORMATS = ['jsonl', 'csv', 'tsv', 'newsml', 'wxr', 'ghost', 'rss', 'atom'] as const;
export type ContainerFormat = (typeof CONTAINER_FORMATS)[number];

/** Whether a file of this format has many articles. */
export function isContainer(format: ArticleFormat | ContainerFormat): format is ContainerFormat {
  return CONTAINER_FORMATS.some((container) => container === format);
}

/** Which column or key of a table or of JSON holds what. Without one, well-known names are looked for. */
export const MAPPED_FIELDS = [
  'id',
  'title',
  'date',
  'text',
  'byline',
  'publisher',
  'language',
  'keywords',
  'url',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];
export type ColumnMapping = Partial<Record<MappedField, string>>;

/** What of an article a format can say, in words for people. */
export type ArticlePart =
  | 'title'
  | 'date'
  | 'byline'
  | 'publisher'
  | 'language'
  | 'keywords'
  | 'blocks'
  | 'source address'
  | 'key';

/** A format as the documentation and the import page describe it. */
export interface FormatFacts {
  label: string;
  /** without a dot; a file is told by its content first */
  extensions: readonly string[];
  /** whether a file has many articles */
  isContainer: boolean;
  /** where each part of an article is taken from; what a format does not name it cannot say */
  fields: Readonly<Partial<Record<ArticlePart, string>>>;
}

/** A file of this kind, as people choose and hand it in; records of containers follow their container. */
export type FileKind = Exclude<
  ArticleFormat | ContainerFormat,
  'csv-record' | 'tsv-record' | 'wxr-item' | 'ghost-post' | 'rss-item' | 'atom-entry'
>;

const TABLE_FIELDS = {
  title: 'title, headline, tittel …, or the mapped column',
  date: 'date, published_at, dato …',
  byline: 'byline, author, forfatter …',
  publisher: 'publisher, source, site_name …',
  language: 'language, lang, locale …',
  keywords: 'keywords, tags, categories …',
  blocks: 'text, body, content …: paragraphs at blank lines, or HTML when it is HTML',
  'source address': 'url, link, canonical_url …',
  key: 'id, guid, uuid, uri …, else the number of the row',
} as const;

const NEWSML_FIELDS = {
  title: 'the main headline, else title of the item',
  date: 'firstCreated, contentCreated, versionCreated',
  byline: 'by, else the creators',
  publisher: 'provider, infoSource, copyrightHolder',
  language: 'language of the content, xml:lang',
  keywords: 'keyword and subject; of names in several languages those of the article, else English',
  blocks: 'inlineXML (XHTML or NITF) or inlineData; the dateline first',
  'source address': 'a link to the item’s own page (isRepresentationOf, canonical), or where its HTML stands',
} as const;

/** A value of JSON may be more than a text. */
const JSON_FIELDS = {
  ...TABLE_FIELDS,
  blocks: `${TABLE_FIELDS.blocks}; of a list, each text or object in it (a paragraph, heading, quote, list …)`,
} as const;

/** Every kind of file that can be imported, and what of it becomes what. */
export const FORMAT_FACTS: Readonly<Record<FileKind, FormatFacts>> = {
  'dated-text': {
    label: 'Dated text',
    extensions: ['txt'],
    isContainer: false,
    fields: {
      title: 'the first paragraph when it is a headline, else the first sentence',
      date: '“date YYYY[-MM[-DD]]” at the beginning, refined by a time stamp',
      byline: 'a line under the headline that says no more: “Av NAME”, “Tekst: NAME”',
      blocks: 'paragraphs at blank lines; headings, captions, quotes and lists by their form',
    },
  },
  'plain-text': {
    label: 'Plain text',
    extensions: ['txt', 'text'],
    isContainer: false,
    fields: {
      title: 'the first paragraph when it is a headline, else the first sentence',
      byline: 'a line under the headline that says no more: “Av NAME”, “Tekst: NAME”',
      blocks: 'paragraphs at blank lines; headings, captions, quotes and lists by their form',
    },
  },
  markdown: {
    label: 'Markdown',
    extensions: ['md', 'markdown'],
    isContainer: false,
    fields: {
      title: 'title in the front matter (YAML or TOML), else a first heading of the first level',
      date: 'date, published_at …',
      byline: 'author, authors, byline …',
      publisher: 'publisher, publication …',
      language: 'lang, language, locale',
      keywords: 'tags, keywords and categories',
      blocks: 'headings, paragraphs, quotes, list items, rows of tables; HTML inside as HTML',
      'source address': 'url, link, canonical_url, permalink',
    },
  },
  html: {
    label: 'Web page',
    extensions: ['html', 'htm', 'xhtml'],
    isContainer: false,
    fields: {
      title: 'the main heading, else og:title or title without the site’s name, else schema.org headline',
      date: 'article:published_time, schema.org datePublished, a time element',
      byline: 'author, schema.org author, the printed byline',
      publisher: 'og:site_name, schema.org publisher',
      language: 'lang of the page, schema.org inLanguage, og:locale',
      keywords: 'article:tag; keywords, news_keywords, else schema.org keywords',
      blocks:
        'the element with most of the running text; menus, link lists and what stands beside it are left out',
      'source address': 'the canonical link, og:url, schema.org url or mainEntityOfPage',
    },
  },
  docx: {
    label: 'Word document',
    extensions: ['docx'],
    isContainer: false,
    fields: {
      title: 'the paragraph in the style Title or Heading 1 at the beginning, else the document’s title',
      date: 'the day the document was made, with a warning',
      byline: 'the document’s author',
      language: 'the document’s language',
      keywords: 'the document’s keywords',
      blocks:
        'paragraphs; headings, quotes, captions and lists by their styles; rows of tables; deleted and hidden text is left out',
    },
  },
  nitf: {
    label: 'NITF',
    extensions: ['nitf', 'xml'],
    isContainer: false,
    fields: {
      title: 'hl1, else title in the head',
      date: 'date.issue, date.publication',
      byline: 'byline, or the persons in it',
      publisher: 'name of pubdata, holder of doc.copyright, distributor',
      language: 'xml:lang',
      keywords: 'key-list/keyword',
      blocks: 'abstract, body.content: p, hl2, bq, li, captions with their producers; dateline and tagline',
      'source address': 'ex-ref of pubdata',
    },
  },
  'newsml-g2': {
    label: 'NewsML-G2',
    extensions: ['xml'],
    isContainer: false,
    fields: NEWSML_FIELDS,
  },
  newsml: {
    label: 'NewsML-G2 message',
    extensions: ['xml'],
    isContainer: true,
    fields: {
      ...NEWSML_FIELDS,
      blocks: `${NEWSML_FIELDS.blocks}. Pictures, packages and what else has no text are left out`,
      key: 'guid',
    },
  },
  ninjs: {
    label: 'ninjs',
    extensions: ['json'],
    isContainer: false,
    fields: {
      title: 'headline, or the main one of headlines',
      date: 'firstcreated, contentcreated, versioncreated; of version 3 firstCreated …',
      byline: 'byline, by, creator',
      publisher: 'source, copyrightholder, infosource; of version 3 copyrightHolder, infoSources',
      language: 'language',
      keywords: 'keyword, subject, person, organisation, place',
      blocks:
        'body_html or body_text, or the main one of bodies, HTML before plain text; other bodies are named in a warning',
      'source address': 'url, link, or a uri that is an address',
    },
  },
  'json-record': {
    label: 'JSON object',
    extensions: ['json'],
    isContainer: false,
    fields: JSON_FIELDS,
  },
  jsonl: {
    label: 'JSON Lines, or an array of objects',
    extensions: ['jsonl', 'ndjson', 'json'],
    isContainer: true,
    fields: JSON_FIELDS,
  },
  csv: { label: 'CSV table', extensions: ['csv'], isContainer: true, fields: TABLE_FIELDS },
  tsv: { label: 'TSV table', extensions: ['tsv', 'tab'], isContainer: true, fields: TABLE_FIELDS },
  wxr: {
    label: 'WordPress export',
    extensions: ['xml'],
    isContainer: true,
    fields: {
      title: 'title',
      date: 'wp:post_date',
      byline: 'display name of dc:creator',
      publisher: 'title of the channel',
      language: 'language of the channel',
      keywords: 'categories and tags',
      blocks:
        'content:encoded of posts and pages; picture captions too. Footnotes are left out with a warning, everything else in the export is skipped',
      'source address': 'link',
      key: 'guid',
    },
  },
  ghost: {
    label: 'Ghost export',
    extensions: ['json'],
    isContainer: true,
    fields: {
      title: 'title',
      date: 'published_at, else created_at',
      byline: 'authors, in their order',
      publisher: 'title of the site',
      language: 'locale of the post or the site',
      keywords: 'tags, without internal ones',
      blocks: 'html, else the editor’s document (lexical, mobiledoc) with the words of its cards',
      'source address': 'canonical_url',
      key: 'uuid, else id',
    },
  },
  rss: {
    label: 'RSS feed',
    extensions: ['rss', 'xml', 'rdf'],
    isContainer: true,
    fields: {
      title: 'title',
      date: 'pubDate, dc:date',
      byline: 'dc:creator, author',
      publisher: 'source, dc:publisher, title of the channel',
      language: 'xml:lang, dc:language, language of the channel',
      keywords: 'category, dc:subject',
      blocks: 'content:encoded or xhtml:body, else description with a warning',
      'source address': 'link, or a guid that is an address',
      key: 'guid',
    },
  },
  atom: {
    label: 'Atom feed',
    extensions: ['atom', 'xml'],
    isContainer: true,
    fields: {
      title: 'title',
      date: 'published, else updated',
      byline: 'authors of the entry, else of the feed',
      publisher: 'title of the source or the feed',
      language: 'xml:lang',
      keywords: 'category',
      blocks: 'content (text, HTML or XHTML), else summary with a warning',
      'source address': 'the alternate link',
      key: 'id',
    },
  },
};
