/** What the formats of articles are called where people read. */
import { type ArticleFormat, FORMAT_FACTS } from '#domain/imports/formats/format.ts';

/** Those that come out of files of many articles, and so are no kind of file. */
const OF_RECORDS: Partial<Record<ArticleFormat, string>> = {
  'csv-record': 'Row of a CSV table',
  'tsv-record': 'Row of a TSV table',
  'wxr-item': 'Item of a WordPress export',
  'ghost-post': 'Post of a Ghost export',
  'rss-item': 'Item of an RSS feed',
  'atom-entry': 'Entry of an Atom feed',
};

const WORDS: Record<string, string | undefined> = {
  ...Object.fromEntries(Object.entries(FORMAT_FACTS).map(([format, { label }]) => [format, label])),
  ...OF_RECORDS,
};

/** `dated-text` → `Dated text`; a format of an earlier version that is not known any more keeps its name. */
export function formatWord(format: string): string {
  return WORDS[format] ?? format;
}
