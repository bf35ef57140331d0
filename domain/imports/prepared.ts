/** What preparing a file gives: everything that will be stored of it, or why it cannot be. Types, and no code that weighs. */
import type { TextEncoding } from '../text/decode.ts';
import type { ParsedArticle } from '../text/parsed-article.ts';
import type { Span } from '../text/segment.ts';
import type { SourceFinding } from '../text/source-checks.ts';
import type { ArticleFormat } from './formats/format.ts';

/** A file as it was handed in. `path` is only a label: nothing is ever opened by it here. */
export interface ImportFile {
  name: string;
  path: string;
  bytes: Uint8Array;
  /** of an article that was cut out of a file of many; else it is seen from the bytes */
  format?: ArticleFormat | undefined;
  /** its id in the source, when no other source gives the same (formats/global-id.ts): read out of it, or out of the file of many */
  globalId?: string | undefined;
  /** of such an article: the path of the file of many; its own is `CONTAINER#KEY` */
  container?: string;
  /** of such an article: the encoding of the file of many. Its own bytes may tell less, and UTF-16 is UTF-8 in them */
  encoding?: TextEncoding;
  /** of such an article: the line (from 1) of the file of many on which it begins */
  line?: number;
  /** of the bytes of all files of an import, the share that was read when this was */
  share?: number | undefined;
}

/** Said of a file whose language the text does not tell; not of one whose article has a language that stays. */
export const UNDECIDED = 'The language could not be decided; choose it on the article.';

export interface Prepared {
  file: ImportFile;
  sha256: string;
  encoding: string;
  format: ArticleFormat;
  textHash: string;
  parsed: Omit<ParsedArticle, 'spans'>;
  /** what each stretch of the raw text became, the parser's spans: JSON, as it is stored */
  sourceMap: string;
  language: { tag: string; score: number | null; origin: 'detected' | 'chosen' };
  /** per block, the tiling of its text */
  segments: Span[][];
  findings: SourceFinding[];
  /** folded and stemmed, for the desk's search */
  words: string;
  /** the distinct names in it, to be compared with those of the corpus */
  names: string[];
  /** to find nearly the same texts by; null for a text that is too short for it */
  signature: Uint32Array | null;
  warnings: string[];
}

/** A file that cannot be imported, and why, in a sentence for the person who handed it in. */
export interface Refused {
  file: Pick<ImportFile, 'name' | 'path' | 'share'>;
  byteLength: number | null;
  sha256: string | null;
  reason: string;
}

export type PreparedOrRefused = Prepared | Refused;

export function isRefused(outcome: PreparedOrRefused): outcome is Refused {
  return 'reason' in outcome;
}

/** The refusal of a file whose size alone says that it is no article. */
export function tooLarge(file: Refused['file'], byteLength: number, mostBytes: number): Refused {
  const [size, most] = [byteLength, mostBytes].map((bytes) => bytes / 1_000_000);
  // what is just above the limit would read as the limit
  const said =
    size?.toFixed(1) === most?.toFixed(1)
      ? `${byteLength.toLocaleString('en-GB')} bytes`
      : `${size?.toFixed(1)} MB`;
  const reason = `The file has ${said}; an article may have ${most} MB. Split it.`;
  return { file, byteLength, sha256: null, reason };
}

/** The plain text of a parsed article, a line for each block. */
export function bodyOf(parsed: { blocks: readonly { text: string }[] }): string {
  return parsed.blocks.map((block) => block.text).join('\n');
}
