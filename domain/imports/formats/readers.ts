import { DecodeError } from '../../text/decode.ts';
import { ParseError } from '../../text/parsed-article.ts';
import type { ArticleFormat } from './format.ts';
import type { ReadArticle, Reader, ReadOptions } from './reading.ts';

/** One article's readers by format, each with the parser it needs, loaded when a file needs it. */
const LOADERS: Readonly<Record<ArticleFormat, () => Promise<Reader>>> = {
  'dated-text': async () => (await import('./plain-text.ts')).textReaders['dated-text'],
  'plain-text': async () => (await import('./plain-text.ts')).textReaders['plain-text'],
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  html: async () => (await import('./html-page.ts')).readHtml,
  docx: async () => (await import('./docx.ts')).readDocx,
  nitf: async () => (await import('./nitf.ts')).readNitf,
  'newsml-g2': async () => (await import('./newsml-g2.ts')).readNewsMlG2,
  ninjs: async () => (await import('./ninjs.ts')).readNinjs,
  'json-record': async () => (await import('./json-record.ts')).readJsonRecord,
  'csv-record': async () => (await import('./table-record.ts')).tableReaders['csv-record'],
  'tsv-record': async () => (await import('./table-record.ts')).tableReaders['tsv-record'],
  'wxr-item': async () => (await import('./feed.ts')).feedReaders['wxr-item'],
  'ghost-post': async () => (await import('./ghost.ts')).readGhostPost,
  'rss-item': async () => (await import('./feed.ts')).feedReaders['rss-item'],
  'atom-entry': async () => (await import('./feed.ts')).feedReaders['atom-entry'],
};

const loaded = new Map<ArticleFormat, Reader>();

/**
 * Makes sure that a parser says no with the words of a refusal. A stack that overflows is the file's doing: every
 * reader limits how deep it goes, and this is the net under it.
 */
function guarded(read: Reader): Reader {
  return (bytes, options) => {
    try {
      return read(bytes, options);
    } catch (error) {
      if (error instanceof RangeError)
        throw new ParseError('it is nested too deeply or too large to be read', 1);
      throw error;
    }
  };
}

/** The reader of a format; its parser is loaded the first time. */
export async function readerFor(format: ArticleFormat): Promise<Reader> {
  const known = loaded.get(format);
  if (known) return known;
  const reader = guarded(await LOADERS[format]());
  loaded.set(format, reader);
  return reader;
}

/** Reads one article. Rejects with DecodeError or ParseError, and nothing else, for what is in the bytes. */
export async function readArticle(
  format: ArticleFormat,
  bytes: Uint8Array,
  options?: ReadOptions,
): Promise<ReadArticle> {
  const read = await readerFor(format);
  return read(bytes, options);
}

/** Whether an error says why a file was refused, rather than that we made a mistake. */
export function isRefusal(error: unknown): error is DecodeError | ParseError {
  return error instanceof DecodeError || error instanceof ParseError;
}
