/** Text that stands in a field of another format: plain, or HTML when it is. */
import { parseRunningText } from '../../text/parse.ts';
import { type ParsedArticle, ParseError } from '../../text/parsed-article.ts';
import type { Draft, DraftBlock } from './assemble.ts';
import { type BlockOptions, blocksOfHtml, inlineText } from './html-blocks.ts';
import { readFragment } from './html-tree.ts';
import {
  addAll,
  joinLocated,
  type LocatedText,
  located,
  NOWHERE,
  type Range,
  replaceLocated,
  sliceLocated,
} from './located.ts';

const TAG =
  /<\/?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|strong|em|b|i|a|span|img|figure|figcaption|article|section|table|hr|pre)(?:\s[^<>]*)?\/?>/i;

export function looksLikeHtml(text: string): boolean {
  return TAG.test(text);
}

/** A title or a name that may have entities or tags in it. */
export function readInline(field: LocatedText): LocatedText {
  return /[&<]/.test(field.text) ? inlineText(readFragment(field)) : field;
}

/** A name that programs write as it stands in a page, also where that is not one: `Ferje &amp; båt` in CDATA. */
export function readInlineName(name: string | null): string | null {
  return name === null ? null : readInline(located(name)).text;
}

export interface FieldText {
  blocks: DraftBlock[];
  dropped: Range[];
  title: LocatedText | null;
  warnings: string[];
}

/** Puts the text of a field into the draft; its headline is the title when there is no other. */
export function takeText(draft: Draft, { blocks, dropped, title, warnings }: FieldText): void {
  addAll(draft.blocks, blocks);
  addAll(draft.dropped, dropped);
  addAll(draft.warnings, warnings);
  draft.title ??= title;
}

/** Parsers of HTML leave NUL out without a word. */
function refuseNul({ text }: LocatedText): void {
  if (text.includes('\0')) throw new ParseError('a NUL character in its text', 1);
}

export function readHtmlField(field: LocatedText, options: BlockOptions = {}): FieldText {
  refuseNul(field);
  const { blocks, dropped } = blocksOfHtml(readFragment(field), undefined, options);
  return { blocks, dropped, title: null, warnings: [] };
}

/** What XML writes otherwise than HTML reads it: CDATA, instructions, prefixes, and elements that close themselves. */
const XML_MARK =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/?[A-Za-z_](?:[^<>"']|"[^"]*"|'[^']*')*>/g;
const XML_TAG = /^<(\/?)((?:[\w.-]+:)?)([\w.-]+)([\s\S]*?)(\/?)>$/;
/** Elements that HTML knows to be empty. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** A tag as HTML writes it; null when there is no difference. A `<script/>` that stays open hides what comes after it. */
function tagAsHtml(found: string): string | null {
  const [, slash = '', prefix, name = '', rest = '', end] = XML_TAG.exec(found) ?? [];
  const isClosed = end === '/' && !VOID.has(name.toLowerCase());
  if (!prefix && !isClosed) return null;
  return `<${slash}${name}${rest}>${isClosed ? `</${name}>` : ''}`;
}

function markAsHtml(mark: LocatedText): LocatedText {
  const { text } = mark;
  if (text.startsWith('<![CDATA[')) {
    const inside = sliceLocated(mark, '<![CDATA['.length, text.length - ']]>'.length);
    return replaceLocated(inside, /[&<]/g, (found) => (found === '&' ? '&amp;' : '&lt;'));
  }
  if (text.startsWith('<!--') || text.startsWith('<?')) return NOWHERE;
  return replaceLocated(mark, /^[\s\S]+$/g, tagAsHtml);
}

/** XHTML that stands in XML as elements, as it is written there. */
export function readXhtmlField(field: LocatedText): FieldText {
  const parts: LocatedText[] = [];
  let at = 0;
  for (const { 0: found, index } of field.text.matchAll(XML_MARK)) {
    parts.push(sliceLocated(field, at, index), markAsHtml(sliceLocated(field, index, index + found.length)));
    at = index + found.length;
  }
  return readHtmlField(joinLocated([...parts, sliceLocated(field, at)]));
}

/** Spans of a role by block, so that a long text is not searched once for every block. */
function spansByBlock(parsed: ParsedArticle): Map<string, { start: number; end: number }> {
  const found = new Map<string, { start: number; end: number }>();
  for (const { role, block, start, end } of parsed.spans) {
    const key = `${role} ${block}`;
    const known = found.get(key);
    found.set(key, { start: known?.start ?? start, end });
  }
  return found;
}

/** Plain text, read as a text file is read; a first line that is a headline is the title when the source has none. */
export function readPlainField(field: LocatedText, isTitled: boolean): FieldText {
  refuseNul(field);
  const parsed = parseRunningText(field.text, isTitled);
  const places = spansByBlock(parsed);
  const part = (key: string) => {
    const place = places.get(key);
    return place ? sliceLocated(field, place.start, place.end) : undefined;
  };
  const blocks = parsed.blocks.flatMap((block, index): DraftBlock[] => {
    const content = part(`block ${index}`);
    if (!content) return [];
    return [{ content, kind: block.kind, guessed: block.guessed, credit: part(`credit ${index}`) }];
  });
  const stamp = part('time-stamp null');
  return {
    blocks: stamp ? [...blocks, { content: stamp, kind: null }] : blocks,
    dropped: [],
    title: part('title null') ?? null,
    warnings: parsed.warnings.filter((warning) => warning.startsWith('no blank lines')),
  };
}

export function readRichField(field: LocatedText, isTitled: boolean): FieldText {
  return looksLikeHtml(field.text) ? readHtmlField(field) : readPlainField(field, isTitled);
}
