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
export const CONTAINER_FORMATS = ['jsonl', 'csv', 'tsv', 'wxr', 'ghost', 'rss', 'atom'] as const;
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
