import type { ParsedArticle } from '../../text/parsed-article.ts';
import type { ArticleFormat, ColumnMapping } from './format.ts';

export interface ReadOptions {
  mapping?: ColumnMapping | undefined;
}

/** An article and the raw text its spans point into. */
export interface ReadArticle {
  parsed: ParsedArticle;
  /** the decoded file; of a DOCX, the text of its paragraphs */
  text: string;
  encoding: string;
  /** fields of the article that the file says outside of `text`, as `title` and `date`: of a DOCX, its document properties */
  properties?: Readonly<Record<string, string>> | undefined;
  /** its id in the source, when no other source gives the same (global-id.ts) */
  globalId?: string | undefined;
}

/** Reads the bytes of one article. Throws DecodeError and ParseError, and nothing else, for what is in the bytes. */
export type Reader = (bytes: Uint8Array, options?: ReadOptions) => ReadArticle;

export type Readers<Format extends ArticleFormat> = Readonly<Record<Format, Reader>>;
