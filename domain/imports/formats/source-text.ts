/** From the bytes of a file to its text, and the words for what is odd about it. */
import { type DecodedText, DecodeError, decodeText } from '../../text/decode.ts';
import { isInvisible } from '../../text/invisible.ts';
import { ParseError } from '../../text/parsed-article.ts';

/** Names under which XML files declare the encodings that we can read. */
const DECLARED: Readonly<Record<string, DecodedText['encoding']>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
};

/** The line (from 1) of an offset. */
export function lineAt(text: string, offset: number): number {
  return (text.slice(0, offset).match(/\r\n|[\n\r]/g)?.length ?? 0) + 1;
}

/** Refuses what no format can make an article of. Throws ParseError. */
export function refuseBlank(text: string): void {
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw new ParseError(
      'a NUL character: this is not a text file; save it as plain text in UTF-8',
      lineAt(text, nul),
    );
  if (text === '') throw new ParseError('the file is empty; look for the one that has its text', 1);
  if (isInvisible(text))
    throw new ParseError('the file has only white space; look for the one that has its text', 1);
}

/** Decodes and refuses blank files. Throws DecodeError and ParseError. */
export function readText(bytes: Uint8Array): DecodedText {
  const decoded = decodeText(bytes);
  refuseBlank(decoded.text);
  return decoded;
}

/**
 * Decodes XML. A byte order mark decides before the declaration; a declared encoding is believed when it is one we
 * know and the bytes agree. Throws DecodeError for a declaration the bytes contradict, and as decodeText does.
 */
export function readXmlText(bytes: Uint8Array): DeclaredText {
  return asDeclared(readText(bytes), /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i);
}

/** Decodes a web page, which may declare its encoding near its beginning. As readXmlText. */
export function readHtmlText(bytes: Uint8Array): DeclaredText {
  const decoded = readText(bytes);
  const head = { ...decoded, text: decoded.text.slice(0, DECLARES_WITHIN) };
  const { encoding, warnings } = asDeclared(head, /<meta\b[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i);
  return { text: decoded.text, encoding, warnings };
}

/** https://html.spec.whatwg.org/#charset: within the first 1,024 bytes. Pages that are saved put a comment before. */
const DECLARES_WITHIN = 4_096;

type DeclaredText = DecodedText & { warnings: string[] };

function asDeclared(decoded: DecodedText, declaration: RegExp): DeclaredText {
  const name = declaration.exec(decoded.text)?.[1];
  if (name === undefined || decoded.encoding.startsWith('utf-16') || decoded.encoding === 'utf-8-bom') {
    return { ...decoded, warnings: [] };
  }
  const declared = DECLARED[name.toLowerCase()];
  if (declared === 'utf-8' && decoded.encoding === 'windows-1252') {
    throw new DecodeError(`declared as ${name} but not valid ${name}; save the file again as UTF-8`, 0);
  }
  // Bytes that are valid UTF-8 and not all ASCII are never Latin-1 by accident: what they are is believed.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is looked for
  const isAscii = /^[\u0000-\u007f]*$/.test(decoded.text);
  if (declared === 'windows-1252' && decoded.encoding === 'utf-8' && !isAscii) {
    return { ...decoded, warnings: [`declared as ${name}, but the bytes are UTF-8: read as UTF-8`] };
  }
  if (declared === undefined && decoded.encoding === 'windows-1252') {
    throw new DecodeError(`declared as ${name}, which cannot be read; save the file again as UTF-8`, 0);
  }
  if (declared === undefined && !isAscii) {
    return { ...decoded, warnings: [`declared as ${name}, read as ${decoded.encoding}`] };
  }
  return { ...decoded, warnings: [] };
}
