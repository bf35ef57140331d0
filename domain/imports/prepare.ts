/** From bytes to what will be stored, without touching the database: decode, parse, detect the language, cut sentences, check. */
import { createHash } from 'node:crypto';
import { searchText } from '../search/tokens.ts';
import { DecodeError, decodeText } from '../text/decode.ts';
import { detectLanguage } from '../text/language.ts';
import { signatureOf } from '../text/near-duplicate.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import { type ParsedArticle, ParseError, parseDatedText } from '../text/parse.ts';
import { segmentText } from '../text/segment.ts';
import { sourceChecks } from '../text/source-checks.ts';
import type { ImportOptions } from './import.ts';
import { bodyOf, type ImportFile, type Prepared, type PreparedOrRefused, tooLarge } from './prepared.ts';

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
    signature: signatureOf(body),
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
