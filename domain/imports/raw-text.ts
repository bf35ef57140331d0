/** The text that the map of a source refers to, and what a file says beside it. */
import type { SourceText } from '../articles/article.ts';
import { decodeText } from '../text/decode.ts';
import { readArticle } from './formats/readers.ts';

/**
 * From the bytes of a file that was read as `format`. Offsets of a source's spans are UTF-16 code units of it. Throws what
 * the reader throws, which is nothing for bytes that were imported.
 */
export async function rawTextOf(
  bytes: Uint8Array,
  format: string,
): Promise<Pick<SourceText, 'raw' | 'properties'>> {
  // a DOCX is packed: its raw text is that of its paragraphs
  if (format !== 'docx') return { raw: decodeText(bytes).text, properties: null };
  const { text, properties = {} } = await readArticle('docx', bytes);
  return { raw: text, properties };
}
