/** From bytes to what will be stored, without touching the database: decode, parse, detect the language, cut sentences, check. */
import { createHash } from 'node:crypto';
import { searchText } from '../search/tokens.ts';
import { distinctNames } from '../text/corpus-names.ts';
import { type DetectedLanguage, detectLanguage } from '../text/language.ts';
import { findDamage, isHardly1252 } from '../text/mojibake.ts';
import { firstOfEachKind } from '../text/most-findings.ts';
import { type NameToken, nameTokens } from '../text/names.ts';
import { signatureOf } from '../text/near-duplicate.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import { languageByParagraphs } from '../text/paragraph-language.ts';
import { ParseError } from '../text/parsed-article.ts';
import { segmentText } from '../text/segment.ts';
import { type SourceFinding, sourceChecks } from '../text/source-checks.ts';
import { endingWarning } from './ending-warning.ts';
import { detectFormat, HEAD_BYTES } from './formats/detect.ts';
import { type ArticleFormat, isContainer } from './formats/format.ts';
import { isRefusal, readerFor } from './formats/readers.ts';
import type { ReadArticle } from './formats/reading.ts';
import type { ImportOptions } from './import.ts';
import {
  bodyOf,
  type ImportFile,
  type Prepared,
  type PreparedOrRefused,
  tooLarge,
  UNDECIDED,
} from './prepared.ts';

/** Reads one file. Never throws for what is in the file: bad content comes back as `Refused`. */
export async function prepare(
  file: ImportFile,
  options: ImportOptions,
  mostBytes: number,
): Promise<PreparedOrRefused> {
  const byteLength = file.bytes.byteLength;
  const sha256 = sha256Of(file.bytes);
  if (byteLength > mostBytes) return { ...tooLarge(file, byteLength, mostBytes), sha256 };
  try {
    return await articleIn(file, sha256, options);
  } catch (error) {
    if (isRefusal(error)) return { file, byteLength, sha256, reason: whereInFile(error.message, file) };
    throw error;
  }
}

/** Of an article that was cut out of a file of many, the line in that file: whoever mends it looks there. Word has no lines. */
function whereInFile(reason: string, { line, bytes }: ImportFile): string {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (line === undefined && !isPacked) return reason;
  const bare = reason.replace(/ \(line \d+\)$/, '');
  return line === undefined ? bare : `${bare} (from line ${line} of the file)`;
}

async function articleIn(file: ImportFile, sha256: string, options: ImportOptions): Promise<Prepared> {
  const format = formatOf(file);
  const reader = await readerFor(format);
  const read = reader(file.bytes, { mapping: options.mapping });
  const { spans, ...parsed } = read.parsed;
  const body = bodyOf(parsed);
  const names = nameTokens(parsed.blocks.map((block) => block.text));
  const { language, findings } = lookedThrough(body, parsed, names, options);
  const named = file.container === undefined ? endingWarning(file.name, format) : null;
  const warnings = [...(named === null ? [] : [named]), ...parsed.warnings];
  if (language.tag === 'und') warnings.push(UNDECIDED);
  const encoding = encodingOf(file, read);
  if (looksDamaged(`${parsed.title}\n${body}`, parsed.title, encoding, findings))
    warnings.push(
      `Some letters look damaged. The file was read as ${encoding}: it may be in another encoding, or in two.`,
    );
  const headline = parsed.titleOrigin === 'headline' ? `${parsed.title}\n` : '';
  return {
    // of one article of many, that is what the file of many says
    file: file.container === undefined ? { ...file, globalId: read.globalId } : file,
    sha256,
    encoding,
    format,
    textHash: sha256Of(normaliseForIdentity(`${headline}${body}`)),
    parsed,
    sourceMap: JSON.stringify(spans),
    language,
    segments: parsed.blocks.map((block) => segmentText(block.text, language.tag)),
    findings: firstOfEachKind(findings),
    words: searchText(parsed.title, body, language.tag),
    signature: signatureOf(body),
    names: distinctNames(names),
    warnings,
  };
}

function looksDamaged(
  text: string,
  title: string,
  encoding: string,
  findings: readonly SourceFinding[],
): boolean {
  if (findings.some(({ kind }) => kind === 'mojibake') || findDamage(title).length > 0) return true;
  return encoding === 'windows-1252' && isHardly1252(text);
}

/** Of a file that is one article. One of many must have been cut into its articles before. */
function formatOf({ name, bytes, format }: ImportFile): ArticleFormat {
  if (format !== undefined) return format;
  // what is of no known kind is read as text, which says at which byte it is none
  const found = detectFormat(name, bytes.subarray(0, HEAD_BYTES)) ?? 'plain-text';
  if (isContainer(found)) throw new ParseError('this is a file of many articles', 1);
  return found;
}

/**
 * Of one article of many, the encoding of the file of many: plain letters are the same in all of them. Where that is in two,
 * each record is in its own.
 */
function encodingOf({ encoding }: ImportFile, read: ReadArticle): string {
  if (encoding === undefined) return read.encoding;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is looked for
  const isAscii = /^[\u0000-\u007f]*$/.test(read.text);
  return encoding === 'windows-1252' && !isAscii ? read.encoding : encoding;
}

/**
 * The language, and what the checks find in a text of it. Where that is found out, the beginning tells it, or else the
 * paragraphs one by one: also when the beginning is a quotation, and many paragraphs are found to be in another language.
 */
function lookedThrough(
  body: string,
  parsed: Prepared['parsed'],
  names: readonly NameToken[],
  options: ImportOptions,
): Pick<Prepared, 'language' | 'findings'> {
  const language = languageOf(body, parsed, options);
  const findings = sourceChecks(parsed.blocks, language.tag, names);
  if (language.origin === 'chosen' || (language.tag !== 'und' && !hasManyOthers(findings, body)))
    return { language, findings };
  const byParagraphs = detected(languageByParagraphs(parsed.blocks.map(({ text }) => text)));
  if (byParagraphs.tag === language.tag) return { language, findings };
  return { language: byParagraphs, findings: sourceChecks(parsed.blocks, byParagraphs.tag, names) };
}

/** From this share on of paragraphs in others, the language has less than it must have (paragraph-language.ts). */
const MOST_OTHERS = 0.4;

function hasManyOthers(findings: readonly SourceFinding[], body: string): boolean {
  const others = findings.filter(({ kind }) => kind === 'mixed-language');
  return others.reduce((sum, { start, end }) => sum + end - start, 0) > body.length * MOST_OTHERS;
}

/** Chosen by whoever imports, else said by the source, else found out from the text. */
function languageOf(body: string, parsed: Prepared['parsed'], options: ImportOptions): Prepared['language'] {
  const chosen = options.language ?? parsed.details.language;
  if (chosen) return { tag: chosen, score: null, origin: 'chosen' };
  return detected(detectLanguage(body));
}

function detected({ decided, language, score }: DetectedLanguage): Prepared['language'] {
  return { tag: decided ? language : 'und', score, origin: 'detected' };
}

function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
