/** From bytes to what will be stored, without touching the database: decode, parse, detect the language, cut sentences, check. */
import { createHash } from 'node:crypto';
import { searchText } from '../search/tokens.ts';
import { DecodeError, decodeText } from '../text/decode.ts';
import { detectLanguage } from '../text/language.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import { type ParsedArticle, ParseError, parseDatedText } from '../text/parse.ts';
import { type Span, segmentText } from '../text/segment.ts';
import { sourceChecks } from '../text/source-checks.ts';
import type { ArticleFormat } from './formats/format.ts';
import type { ImportOptions } from './import.ts';

/** A file as it was handed in. `path` is only a label: nothing is ever opened by it here. */
export interface ImportFile {
  name: string;
  path: string;
  bytes: Uint8Array;
  /** of an article that was cut out of a file of many; else it is seen from the bytes */
  format?: ArticleFormat | undefined;
}

export interface Prepared {
  file: ImportFile;
  sha256: string;
  encoding: string;
  format: ArticleFormat;
  textHash: string;
  parsed: ParsedArticle;
  language: { tag: string; score: number | null; origin: 'detected' | 'chosen' };
  /** per block, the tiling of its text */
  segments: Span[][];
  findings: ReturnType<typeof sourceChecks>;
  /** folded and stemmed, for the desk's search */
  words: string;
  warnings: string[];
}

/** A file that cannot be imported, and why, in a sentence for the person who handed it in. */
export interface Refused {
  file: Pick<ImportFile, 'name' | 'path'>;
  byteLength: number | null;
  sha256: string | null;
  reason: string;
}

export type PreparedOrRefused = Prepared | Refused;

/** Reads one file. Never throws for what is in the file: bad content comes back as `Refused`. */
export async function prepare(
  file: ImportFile,
  options: ImportOptions,
  mostBytes: number,
): Promise<PreparedOrRefused> {
  const byteLength = file.bytes.byteLength;
  if (byteLength > mostBytes) return tooLarge(file, byteLength, mostBytes);
  const sha256 = sha256Of(file.bytes);
  try {
    return read(file, sha256, options);
  } catch (error) {
    if (error instanceof DecodeError || error instanceof ParseError)
      return { file, byteLength, sha256, reason: error.message };
    throw error;
  }
}

/** The refusal of a file whose size alone says that it is no article. */
export function tooLarge(file: Refused['file'], byteLength: number, mostBytes: number): Refused {
  const [size, most] = [byteLength, mostBytes].map((bytes) => bytes / 1_000_000);
  const reason = `The file has ${size?.toFixed(1)} MB; an article may have ${most} MB. Split it.`;
  return { file, byteLength, sha256: null, reason };
}

export function isRefused(outcome: PreparedOrRefused): outcome is Refused {
  return 'reason' in outcome;
}

/** The plain text of a parsed article, a line for each block. */
export function bodyOf(parsed: ParsedArticle): string {
  return parsed.blocks.map((block) => block.text).join('\n');
}

function read(file: ImportFile, sha256: string, options: ImportOptions): Prepared {
  const { text, encoding } = decodeText(file.bytes);
  const parsed = parseDatedText(text);
  const body = bodyOf(parsed);
  const language = languageOf(body, parsed, options);
  const warnings = [...parsed.warnings];
  if (language.tag === 'und') warnings.push('The language could not be decided; choose it on the article.');
  const headline = parsed.titleOrigin === 'headline' ? `${parsed.title}\n` : '';
  return {
    file,
    sha256,
    encoding,
    format: 'dated-text',
    textHash: sha256Of(normaliseForIdentity(`${headline}${body}`)),
    parsed,
    language,
    segments: parsed.blocks.map((block) => segmentText(block.text, language.tag)),
    findings: sourceChecks(parsed.blocks, language.tag),
    words: searchText(parsed.title, body, language.tag),
    warnings,
  };
}

/** Chosen by whoever imports, else said by the source, else found out from the text. */
function languageOf(body: string, parsed: ParsedArticle, options: ImportOptions): Prepared['language'] {
  const chosen = options.language ?? parsed.details.language;
  if (chosen) return { tag: chosen, score: null, origin: 'chosen' };
  const found = detectLanguage(body);
  return { tag: found.decided ? found.language : 'und', score: found.score, origin: 'detected' };
}

function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
