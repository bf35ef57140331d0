/** Which format a file has, by what is in it and by its name. Where they disagree, what is in it counts. */

import type { ArticleFormat, ContainerFormat } from './format.ts';
import { looksLikeNinjs } from './json-kind.ts';
import { KNOWN_NAMES } from './record-fields.ts';
import { declaredDelimiter, delimiterOf } from './table-row.ts';

/** So much of a file tells its format. */
export const HEAD_BYTES = 64_000;

export type FileFormat = ArticleFormat | ContainerFormat;

const startsWith = (bytes: Uint8Array, ...mark: number[]) =>
  mark.every((byte, index) => bytes[index] === byte);

function decodeUtf16(bytes: Uint8Array, isBigEndian: boolean): string {
  const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  return (isBigEndian ? even.swap16() : even).toString('utf16le');
}

/** Bytes that no text has: NUL, and control characters beside tabs, line ends and escape. */
function isBinary(bytes: Uint8Array): boolean {
  // a loop: a function for each byte takes ten times as long, and every file comes here
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x20 && (byte < 0x09 || (byte > 0x0d && byte !== 0x1a && byte !== 0x1b))) return true;
  }
  return false;
}

/** The beginning as text; null when it is no text. A character may be cut off at the end. */
function textOfHead(head: Uint8Array): string | null {
  if (startsWith(head, 0xff, 0xfe)) return decodeUtf16(head, false);
  if (startsWith(head, 0xfe, 0xff)) return decodeUtf16(head, true);
  if (isBinary(head)) return null;
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(head) : text;
}

/** Formats of text-processing programs that begin like text and are none. */
const PROGRAM_FILE = /^\s*(?:%PDF-|\{\\rtf|%!PS)/;

function zipFormat(head: Uint8Array, extension: string): FileFormat | null {
  const names = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  if (names.includes('word/')) return 'docx';
  return extension === 'docx' && !/xl\/|ppt\/|mimetype/.test(names) ? 'docx' : null;
}

const HTML_ROOTS = new Set(
  'html head body title meta link p div article section main h1 h2 h3 span ul ol table blockquote header a b i em strong img br center font'.split(
    ' ',
  ),
);

/** The name of the first element, without its prefix, after the declaration, comments and document type. */
function rootName(text: string): string | null {
  const start =
    /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\])?[^>]*>)*/i.exec(text)?.[0]
      .length ?? 0;
  const name = /^<([A-Za-z_][\w.:-]*)/.exec(text.slice(start, start + 100))?.[1];
  return name ? name.slice(name.indexOf(':') + 1) : null;
}

const ROOTS: ReadonlyMap<string, FileFormat> = new Map([
  ['feed', 'atom'],
  ['entry', 'atom-entry'],
  ['item', 'rss-item'],
  ['RDF', 'rss'],
  ['nitf', 'nitf'],
  ['newsItem', 'newsml-g2'],
  ['newsMessage', 'newsml'],
] as const);

function markupFormat(text: string): FileFormat | null {
  if (/^\s*<!doctype\s+html/i.test(text)) return 'html';
  const name = rootName(text);
  if (name === null) return null;
  if (name === 'rss') {
    return /wordpress\.org\/export|<wp:wxr_version/.test(text) ? 'wxr' : 'rss';
  }
  // a package names its items, and some have them inside
  if (name === 'packageItem') return /<(?:[\w.-]+:)?newsItem\s/.test(text) ? 'newsml' : 'newsml-g2';
  return ROOTS.get(name) ?? (HTML_ROOTS.has(name.toLowerCase()) ? 'html' : null);
}

/** The names of the fields of the outermost object, as far as the beginning of the file shows them. */
function fieldNames(text: string): string[] {
  return [...text.slice(0, 200_000).matchAll(/[{,]\s*"([^"\\]{1,60})"\s*:/g)].map((match) => match[1] ?? '');
}

function isWholeObject(line: string): boolean {
  try {
    const data: unknown = JSON.parse(line);
    return typeof data === 'object' && data !== null;
  } catch {
    return false;
  }
}

const JSON_NAMES: ReadonlyMap<string, FileFormat> = new Map([
  ['json', 'json-record'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
] as const);

/** The beginning of an object or a list, or one value and nothing else. */
const LIKE_JSON = /^\s*(?:[{[]|(?:null|true|false|-?\d[\d.eE+-]*|"[^"\r\n]*")\s*$)/;

/** What is called JSON and is broken, or no article: refused in words by who reads it, and no plain text. */
function brokenJson(text: string, extension: string): FileFormat | null {
  return LIKE_JSON.test(text) ? (JSON_NAMES.get(extension) ?? null) : null;
}

function jsonFormat(text: string, extension: string): FileFormat | null {
  if (/^\s*\[\s*(?:\{|\])/.test(text)) return 'jsonl';
  if (!/^\s*\{\s*(?:"|\})/.test(text)) return brokenJson(text, extension);
  const names = fieldNames(text);
  if (/"data"\s*:\s*\{/.test(text) && names.includes('posts')) return 'ghost';
  if (/^\s*\{\s*"db"\s*:\s*\[/.test(text)) return 'ghost';
  const [first = '', second = ''] = text.trimStart().split(/[\r\n]+/, 2);
  const isLines = second.trimStart().startsWith('{') && (isWholeObject(first) || /^\s*\{\s*"/.test(second));
  if (isLines || extension === 'jsonl' || extension === 'ndjson') return 'jsonl';
  return looksLikeNinjs(names) ? 'ninjs' : 'json-record';
}

const folded = (name: string) => name.toLowerCase().replace(/[\s_"-]/g, '');
const ALL_NAMES = new Set(Object.values(KNOWN_NAMES).flat().map(folded));

const TSV_NAMES = new Set(['tsv', 'tab']);

/** Two columns with well-known names, the file's own name, or a line that says the delimiter, make it a table. */
function tableFormat(text: string, extension: string): FileFormat | null {
  const declared = declaredDelimiter(text);
  const table = text.slice(declared?.end ?? 0).trimStart();
  const header = table.split(/[\r\n]/, 1)[0] ?? '';
  const delimiter = declared?.delimiter ?? delimiterOf(header);
  const names = header.split(delimiter);
  const known = names.filter((name) => ALL_NAMES.has(folded(name))).length;
  const isNamed = declared !== null || extension === 'csv' || TSV_NAMES.has(extension);
  if (!isNamed && (known < 2 || known * 2 < names.length)) return null;
  const isOneColumn = isNamed && known === 0 && names.length === 1;
  return (isOneColumn ? TSV_NAMES.has(extension) : delimiter === '\t') ? 'tsv' : 'csv';
}

const DATED = /^\s*date[ \t]+\d{4}[-\d./:TZ]*(?=\s|$)/;
/** Bytes that hold such a beginning. */
const BEGINNING = 100;

/** The dated text of most archives, without decoding it: whoever reads it says whether it is text throughout. */
function isPlainlyDated(head: Uint8Array): boolean {
  const mark = head.subarray(0, 3);
  const from = startsWith(mark, 0xef, 0xbb, 0xbf) ? 3 : 0;
  const beginning = Buffer.from(head.buffer, head.byteOffset + from, Math.min(BEGINNING, head.length - from));
  const dated = DATED.exec(beginning.toString('latin1'));
  // at the end of what is looked at, the date may go on
  return dated !== null && dated[0].length < beginning.length;
}

/** A first field in YAML, or one or a table in TOML; comments may stand before it. */
const FRONT_MATTER =
  /^(?:---[ \t]*[\r\n]+(?:#[^\r\n]*[\r\n]+)*[\w-]+[ \t]*:|\+\+\+[ \t]*[\r\n]+(?:[ \t]*#[^\r\n]*[\r\n]+)*[ \t]*(?:["'\w.-]+[ \t]*=|\[))/;
const MARKDOWN_NAMES = new Set(['md', 'markdown', 'mdown', 'mkd', 'mdx']);
const HTML_NAMES = new Set(['html', 'htm', 'xhtml', 'shtml']);
const HTML_TAG = /<(?:p|div|br|h[1-6]|article|body|span|a)\b[^<>]*>/i;

function textFormat(text: string, extension: string): FileFormat {
  if (FRONT_MATTER.test(text) || MARKDOWN_NAMES.has(extension)) return 'markdown';
  if (HTML_NAMES.has(extension) && HTML_TAG.test(text)) return 'html';
  return tableFormat(text, extension) ?? 'plain-text';
}

/**
 * The format of a file, from its name and its first bytes (64 KB are enough). Null for what is no text and no DOCX;
 * text of no other kind is `plain-text`, whose reader has the last word.
 */
export function detectFormat(name: string, head: Uint8Array): FileFormat | null {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return zipFormat(head, extension);
  if (isPlainlyDated(head)) return 'dated-text';
  const text = textOfHead(head)?.replace(/^\ufeff/, '') ?? null;
  if (text === null || PROGRAM_FILE.test(text)) return null;
  if (DATED.test(text)) return 'dated-text';
  const markup = text.trimStart().startsWith('<') ? markupFormat(text) : null;
  return markup ?? jsonFormat(text, extension) ?? textFormat(text, extension);
}
