/** The text of a record: one field, or in JSON a list of paragraphs, or of objects that say what they are. */
import type { BlockKind } from '../../text/parsed-article.ts';
import type { DraftBlock } from './assemble.ts';
import { field, itemsOf, type JsonNode, textOf } from './json-tree.ts';
import { LeftOut } from './left-out.ts';
import { addAll, joinLocated, LINE_BREAK, type LocatedText, type Range, trimLocated } from './located.ts';
import { type FieldText, looksLikeHtml, readHtmlField, readPlainField, readRichField } from './rich-text.ts';

/** One part of a text. Without a kind, its text tells it. */
interface BodyPart {
  text: LocatedText;
  kind: BlockKind | null;
}

export interface RecordBody {
  parts: readonly BodyPart[];
  leftOut: LeftOut;
  dropped: readonly Range[];
}

/** Where editors that store JSON write the text of a part, and the parts of a part. */
const TEXT_KEYS = ['text', 'html', 'content', 'value', 'body', 'rendered', 'paragraph', '#text'];
const LIST_KEYS = ['children', 'content', 'items', 'blocks', 'paragraphs', 'rows', 'body', 'text'];
const HEADING_KEYS = ['heading', 'headline', 'title'];
const UNDER_KEYS = ['caption', 'attribution', 'cite'];
/** Lists of blocks, whatever is in them; in others there may be the words of one line. */
const BLOCK_LISTS = new Set(['items', 'blocks', 'paragraphs']);
const TYPE_KEYS = ['listItem', 'style', 'type', '_type', 'nodeType', 'tag', 'kind'];

const KINDS: readonly [RegExp, BlockKind][] = [
  [/^(?:h[1-6]|head(?:er|ing)(?:[-_ ]?\d)?|(?:sub|cross)-?head(?:ing|line)?)$/i, 'heading'],
  [/^(?:(?:block|pull)[-_]?)?quote$/i, 'quote'],
  [/^(?:image[-_]?)?caption$/i, 'caption'],
  [/^(?:bullet|number|(?:bullet|(?:un)?ordered)?[-_]?list(?:[-_]?item)?|ul|ol|li)$/i, 'list-item'],
];
/** Parts that may be without words and hide nothing. */
const EMPTY =
  /^(?:p|paragraph|block|normal|text|span|doc(?:ument)?|root|hr|horizontal-?rule|divider|delimiter)$/i;
const IN_LINE = /^(?:text|span|link|a|strong|em|mark|hyperlink)$/i;
const LINE_END = /^(?:br|(?:hard|line)[-_]?break)$/i;

/** Takes the parts out of a value of JSON. Depth is limited when the JSON is read. */
class PartReader implements RecordBody {
  readonly parts: BodyPart[] = [];
  readonly leftOut = new LeftOut();
  readonly dropped: Range[] = [];
  private readonly raw: string;

  constructor(raw: string) {
    this.raw = raw;
  }

  private string(node: JsonNode | undefined): LocatedText | null {
    return node?.kind === 'string' ? textOf(this.raw, node) : null;
  }

  private typesOf(node: JsonNode): string[] {
    return TYPE_KEYS.flatMap((key) => this.string(field(node, key))?.text ?? []);
  }

  /** The words of a line: `[{type: 'text', text: 'a'}, {type: 'link', children: […]}]`; null when there are blocks in it. */
  private line(items: readonly JsonNode[]): LocatedText[] | null {
    const all: LocatedText[] = [];
    for (const item of items) {
      const words = this.words(item);
      if (!words) return null;
      addAll(all, words);
    }
    return all;
  }

  private words(node: JsonNode): LocatedText[] | null {
    const own = this.string(node);
    if (own) return [own];
    const types = this.typesOf(node);
    if (types.some((type) => LINE_END.test(type))) return [LINE_BREAK];
    if (node.kind !== 'object' || !types.every((type) => IN_LINE.test(type))) return null;
    const text = TEXT_KEYS.map((key) => this.string(field(node, key))).find((one) => one !== null);
    if (text) return [text];
    const list = field(node, 'children') ?? field(node, 'content');
    return list ? this.line(itemsOf(list)) : null;
  }

  private push(text: LocatedText, kind: BlockKind | null): void {
    const trimmed = trimLocated(text);
    if (trimmed.text !== '') this.parts.push({ text: trimmed, kind });
  }

  value(node: JsonNode, kind: BlockKind | null = null): void {
    const own = textOf(this.raw, node);
    if (own) this.push(own, kind);
    else if (node.kind === 'array') for (const item of node.items) this.value(item, kind);
    else if (node.kind === 'object') this.object(node, kind);
  }

  private object(node: JsonNode, outer: BlockKind | null): void {
    const types = this.typesOf(node);
    const kind = types.map(kindOf).find((one) => one !== null) ?? outer;
    // Editor.js writes what a block has below `data`.
    const data = field(node, 'data');
    const sources = data?.kind === 'object' ? [node, data] : [node];
    const before = this.parts.length;
    const found = sources.some((source) => this.text(source, kind) || this.list(source, kind, types));
    const heading = found ? this.first(sources, HEADING_KEYS) : null;
    if (heading) this.parts.splice(before, 0, { text: trimLocated(heading), kind: 'heading' });
    // below a picture it is its caption, below a quotation it says whose that is
    const under = !found || kind === 'quote' ? this.first(sources, UNDER_KEYS) : null;
    if (under) this.push(under, kind ?? 'caption');
    else if (!found && !types.some((type) => EMPTY.test(type) || kindOf(type))) {
      this.leftOut.add(types.at(-1) ?? '');
      this.dropped.push(node);
    }
  }

  private first(sources: readonly JsonNode[], keys: readonly string[]): LocatedText | null {
    const texts = sources.flatMap((source) => keys.map((key) => this.string(field(source, key))));
    return texts.find((text) => text !== null && text.text.trim() !== '') ?? null;
  }

  private text(source: JsonNode, kind: BlockKind | null): boolean {
    const text = this.first([source], TEXT_KEYS);
    if (text) this.push(text, kind);
    return text !== null;
  }

  /** As in HTML: a paragraph, with a space between its cells. */
  private row(row: JsonNode): void {
    const before = this.parts.length;
    this.value(row);
    const cells = this.parts.splice(before).flatMap(({ text }) => [text, SPACE]);
    this.push(joinLocated(cells), 'paragraph');
  }

  private list(source: JsonNode, kind: BlockKind | null, types: readonly string[]): boolean {
    const key = LIST_KEYS.find((name) => itemsOf(field(source, name)).length > 0);
    if (key === undefined) return false;
    const items = itemsOf(field(source, key));
    const line = types.length > 0 && !BLOCK_LISTS.has(key) ? this.line(items) : null;
    if (line) this.push(joinLocated(line), kind);
    else if (types.includes('table')) for (const item of items) this.row(item);
    else for (const item of items) this.value(item, kind);
    return true;
  }
}

const SPACE: LocatedText = { text: ' ', runs: [] };
const kindOf = (type: string): BlockKind | null => KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? null;

/** A text that is one field. */
export function bodyOfTexts(texts: readonly LocatedText[]): RecordBody {
  const parts = texts.map((text) => ({ text: trimLocated(text), kind: null }));
  return { parts: parts.filter(({ text }) => text.text !== ''), leftOut: new LeftOut(), dropped: [] };
}

/** The parts of a text in JSON; a string is one. */
export function bodyInJson(raw: string, node: JsonNode | undefined): RecordBody {
  const reader = new PartReader(raw);
  if (node) reader.value(node);
  return reader;
}

function readPart({ text, kind }: BodyPart): FieldText {
  if (looksLikeHtml(text.text)) {
    const read = readHtmlField(text);
    return { ...read, blocks: read.blocks.map((block) => ({ ...block, kind: block.kind ?? kind })) };
  }
  if (kind === null && /\n\s*\n/.test(text.text)) return readPlainField(text, true);
  return { blocks: [{ content: text, kind }], dropped: [], title: null, warnings: [] };
}

/** Reads the parts: untyped ones without tags as one text with blank lines between them, others each for itself. */
export function readBody({ parts }: RecordBody, isTitled: boolean): FieldText {
  if (parts.every(({ text, kind }) => kind === null && (parts.length === 1 || !looksLikeHtml(text.text)))) {
    const texts = parts.flatMap(({ text }, index) => (index === 0 ? [text] : [BLANK_LINE, text]));
    return readRichField(joinLocated(texts), isTitled);
  }
  const read = parts.map(readPart);
  return {
    blocks: read.flatMap(({ blocks }): DraftBlock[] => blocks),
    dropped: read.flatMap(({ dropped }) => dropped),
    title: null,
    warnings: [...new Set(read.flatMap(({ warnings }) => warnings))],
  };
}

const BLANK_LINE: LocatedText = { text: '\n\n', runs: [] };
