export type BlockKind = 'heading' | 'paragraph' | 'quote' | 'caption' | 'dateline' | 'list-item';

/** Every kind a block can have, in the order an editor is offered them. */
export const BLOCK_KINDS: readonly BlockKind[] = [
  'paragraph',
  'heading',
  'quote',
  'caption',
  'dateline',
  'list-item',
];

/** One block of an article's text. Offsets are UTF-16 code units into the raw text, end exclusive. */
export interface ParsedBlock {
  kind: BlockKind;
  /** Plain text; a line break inside the block is one space. */
  text: string;
  /** Who took the picture, from `Foto: NAME`; the text does not repeat it. */
  credit: string | null;
  /** True when the kind follows from a heuristic an editor should look at. */
  guessed: boolean;
  start: number;
  /** The end of the text, before a credit. */
  end: number;
}

/**
 * `metadata` is said of the article and stands in one of its fields; `markup` tells how, and is no text; `dropped` is text
 * around the article: menus, footers, what a web page has beside it.
 */
export type SpanRole =
  | 'date'
  | 'title'
  | 'block'
  | 'credit'
  | 'time-stamp'
  | 'metadata'
  | 'markup'
  | 'dropped'
  | 'white-space';

/** What became of a stretch of the raw text. The spans of an article tile it: in order, no gap, no overlap. */
export interface SourceSpan {
  start: number;
  end: number;
  role: SpanRole;
  /** Index of the block, for the roles `block` and `credit`. */
  block: number | null;
}

/** What some formats say of an article beside its text. */
export interface ArticleDetails {
  byline: string | null;
  publisher: string | null;
  /** BCP 47, when the source names one that we know; it stands before what the text looks like */
  language: string | null;
  /** as the source calls them: offered to the editor, never applied */
  keywords: string[];
  /** http or https */
  sourceUrl: string | null;
}

export const NO_DETAILS: ArticleDetails = {
  byline: null,
  publisher: null,
  language: null,
  keywords: [],
  sourceUrl: null,
};

export interface ParsedArticle {
  /** EDTF: `2022`, `2022-03` or `2022-01-26`. */
  date: string | null;
  /** `header`: a field of the format says so */
  dateSource: 'header' | 'time-stamp' | null;
  title: string;
  /** `headline`: the file has one. `derived`: made from the first sentence, which stays in its block. */
  titleOrigin: 'headline' | 'derived';
  /** The `26. jan. 2022 19:04 Sist oppdatert …` line as it stands: provenance, not text. */
  timeStamp: string | null;
  details: ArticleDetails;
  blocks: ParsedBlock[];
  spans: SourceSpan[];
  warnings: string[];
  parserVersion: number;
}

/** Why a text is no article, and the line (from 1) where that was seen. */
export class ParseError extends Error {
  readonly reason: string;
  readonly line: number;

  constructor(reason: string, line: number) {
    super(`${reason} (line ${line})`);
    this.name = 'ParseError';
    this.reason = reason;
    this.line = line;
  }
}
