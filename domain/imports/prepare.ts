/** From bytes to what will be stored, without touching the database: decode, parse, detect the language, cut sentences, check. */
import { createHash } from 'node:crypto';
import { DecodeError, decodeText } from '../text/decode.ts';
import { detectLanguage } from '../text/language.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import { type ParsedArticle, ParseError, parseDatedText } from '../text/parse.ts';
import { type Span, segmentText } from '../text/segment.ts';
import { sourceChecks } from '../text/source-checks.ts';
import { type ImportOptions, MAX_ARTICLE_BYTES } from './import.ts';

/** A file as it was handed in. `path` is only a label: nothing is ever opened by it here. */
export interface ImportFile {
  name: string;
  path: string;
  bytes: Uint8Array;
}

export interface Prepared {
  file: ImportFile;
  sha256: string;
  encoding: string;
  text: string;
  textHash: string;
  parsed: ParsedArticle;
  language: { tag: string; score: number | null; origin: 'detected' | 'chosen' };
  /** per block, the tiling of its text */
  segments: Span[][];
  findings: ReturnType<typeof sourceChecks>;
  warnings: string[];
}

/** A file that cannot be imported, and why, in a sentence for the person who handed it in. */
export interface Refused {
  file: ImportFile;
  sha256: string | null;
  reason: string;
}

/** Reads one file. Never throws for what is in the file: bad content comes back as `Refused`. */
export function prepare(file: ImportFile, options: ImportOptions): Prepared | Refused {
  if (file.bytes.byteLength > MAX_ARTICLE_BYTES) {
    const size = (file.bytes.byteLength / 1_000_000).toFixed(1);
    return {
      file,
      sha256: null,
      reason: `The file has ${size} MB; an article may have ${MAX_ARTICLE_BYTES / 1_000_000} MB. Split it.`,
    };
  }
  const sha256 = sha256Of(file.bytes);
  try {
    return read(file, sha256, options);
  } catch (error) {
    if (error instanceof DecodeError || error instanceof ParseError)
      return { file, sha256, reason: error.message };
    throw error;
  }
}

export function isRefused(outcome: Prepared | Refused): outcome is Refused {
  return 'reason' in outcome;
}

function read(file: ImportFile, sha256: string, options: ImportOptions): Prepared {
  const { text, encoding } = decodeText(file.bytes);
  const parsed = parseDatedText(text);
  const body = parsed.blocks.map((block) => block.text).join('\n');
  const language = languageOf(body, options);
  const warnings = [...parsed.warnings];
  if (language.tag === 'und') warnings.push('The language could not be decided; choose it on the article.');
  return {
    file,
    sha256,
    encoding,
    text,
    textHash: sha256Of(
      normaliseForIdentity(`${parsed.titleOrigin === 'headline' ? `${parsed.title}\n` : ''}${body}`),
    ),
    parsed,
    language,
    segments: parsed.blocks.map((block) => segmentText(block.text, language.tag)),
    findings: sourceChecks(parsed.blocks, language.tag),
    warnings,
  };
}

function languageOf(body: string, options: ImportOptions): Prepared['language'] {
  if (options.language) return { tag: options.language, score: null, origin: 'chosen' };
  const found = detectLanguage(body);
  return { tag: found.decided ? found.language : 'und', score: found.score, origin: 'detected' };
}

function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
