/** The documents of Ghost's two editors, stored as JSON inside a string: Lexical, and before 2023 Mobiledoc. */
import { type BlockKind, ParseError } from '../../text/parsed-article.ts';
import type { DraftBlock } from './assemble.ts';
import { isCard, readCard } from './ghost-cards.ts';
import { field, itemsOf, type JsonNode, readJsonObject, textOf } from './json-tree.ts';
import { LeftOut } from './left-out.ts';
import {
  addAll,
  joinLocated,
  LINE_BREAK,
  type LocatedText,
  NOWHERE,
  placeIn,
  type Range,
  rangesIn,
} from './located.ts';
import type { FieldText } from './rich-text.ts';

const LEXICAL_KINDS: ReadonlyMap<string, BlockKind | null> = new Map([
  ['paragraph', null],
  ['heading', 'heading'],
  ['extended-heading', 'heading'],
  ['quote', 'quote'],
  ['extended-quote', 'quote'],
  ['aside', 'quote'],
  ['list', 'list-item'],
  ['listitem', 'list-item'],
] as const);
const TAG_KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['blockquote', 'quote'],
  ['aside', 'quote'],
] as const);

/** Walks a document; what it finds has its place in the file in which the document was stored. */
class DocumentReader {
  readonly blocks: DraftBlock[] = [];
  readonly dropped: Range[] = [];
  private readonly leftOut = new LeftOut();
  private readonly source: LocatedText;
  /** characters of cards and atoms that may still be used; when each is used once, there are enough */
  private left: number;

  constructor(source: LocatedText) {
    this.source = source;
    this.left = source.text.length;
  }

  /** A few characters can name a long card: a small file would become a large text. */
  private use({ start, end }: Range): void {
    this.left -= end - start;
    if (this.left < 0) throw new ParseError('its cards or atoms are used again and again', 1);
  }

  /** In words, when something was. */
  get warnings(): string[] {
    if (this.leftOut.isEmpty) return [];
    return [`left out of the post: ${this.leftOut.inWords('card')}; add to the text what readers need of it`];
  }

  private said(node: JsonNode | undefined): string {
    return textOf(this.source.text, node)?.text ?? '';
  }

  private text(node: JsonNode | undefined): LocatedText | null {
    const text = textOf(this.source.text, node);
    return text ? placeIn(text, this.source) : null;
  }

  private card(name: string, node: JsonNode): void {
    const read = readCard({
      name,
      text: (part) => this.text(field(node, part)),
      isTrue: (flag) => this.flag(field(node, flag)),
    });
    addAll(this.blocks, read.blocks);
    addAll(this.dropped, read.dropped);
    if (!read.isLeftOut) return;
    this.leftOut.add(name);
    addAll(this.dropped, rangesIn(this.source, node));
  }

  private flag(node: JsonNode | undefined): boolean {
    return node?.kind === 'literal' && node.written === 'true';
  }

  /** Whether a node is part of a line: text, a line break, a link around some. */
  private isInline(node: JsonNode): boolean {
    const type = this.said(field(node, 'type'));
    if (type === 'linebreak' || type === 'tab') return true;
    if (LEXICAL_KINDS.has(type) || isCard(type)) return false;
    if (field(node, 'text')?.kind === 'string') return true;
    const children = field(node, 'children');
    return children !== undefined && itemsOf(children).every((child) => this.isInline(child));
  }

  private line(node: JsonNode): LocatedText[] {
    const own = this.text(field(node, 'text'));
    if (own) return [own];
    if (this.said(field(node, 'type')) === 'linebreak') return [LINE_BREAK];
    return itemsOf(field(node, 'children')).flatMap((child) => this.line(child));
  }

  /** `{type: 'paragraph', children: [{text}]}`; lists and quotes may have blocks inside. */
  lexical(node: JsonNode, outer: BlockKind | null = null): void {
    const type = this.said(field(node, 'type'));
    const children = field(node, 'children');
    if (isCard(type) || !children) {
      this.card(type, node);
      return;
    }
    const kind = LEXICAL_KINDS.get(type) ?? outer;
    let line: LocatedText[] = [];
    const endLine = () => {
      if (line.length > 0) this.blocks.push({ content: joinLocated(line), kind });
      line = [];
    };
    for (const child of itemsOf(children)) {
      if (this.isInline(child)) addAll(line, this.line(child));
      else {
        endLine();
        this.lexical(child, kind);
      }
    }
    endLine();
  }

  /** `[0, [], 0, 'text']` is text, `[1, [], 0, 2]` the third of the document's atoms: `['mention', 'text', {}]`. */
  private marker(marker: JsonNode, atoms: readonly JsonNode[]): LocatedText[] {
    const [type, , , value] = itemsOf(marker);
    if (this.said(type) !== '1') return value?.kind === 'string' ? [this.text(value) ?? NOWHERE] : [];
    const [name, text] = itemsOf(atoms[Number(this.said(value) || -1)]);
    if (this.said(name) === 'soft-return') return [LINE_BREAK];
    if (text) this.use(text);
    const own = this.text(text);
    return own ? [own] : [];
  }

  private markers(list: JsonNode | undefined, atoms: readonly JsonNode[], kind: BlockKind | null): void {
    const content = joinLocated(itemsOf(list).flatMap((marker) => this.marker(marker, atoms)));
    this.blocks.push({ content, kind });
  }

  /** Sections: `[1, 'p', markers]`, `[3, 'ul', [markers, …]]`, `[10, 2]` the third of the document's cards; 2 is a picture. */
  mobiledoc(document: JsonNode): void {
    const [atoms, cards] = [itemsOf(field(document, 'atoms')), itemsOf(field(document, 'cards'))];
    for (const section of itemsOf(field(document, 'sections'))) {
      const [type, second, list] = itemsOf(section);
      const code = this.said(type);
      if (code === '1') this.markers(list, atoms, TAG_KINDS.get(this.said(second)) ?? null);
      if (code === '3') for (const item of itemsOf(list)) this.markers(item, atoms, 'list-item');
      if (code === '10') this.numberedCard(cards[Number(this.said(second) || -1)]);
    }
  }

  /** `['image', {src, caption}]` */
  private numberedCard(card: JsonNode | undefined): void {
    const [name, payload] = itemsOf(card);
    if (card) this.use(card);
    if (name) this.card(this.said(name), payload ?? name);
  }
}

/** The text of a stored document, placed in the file it was stored in. Throws ParseError when it is not valid JSON. */
export function readDocument(source: LocatedText): FieldText {
  const document = readJsonObject(source.text);
  const reader = new DocumentReader(source);
  const root = document.entries.get('root');
  if (root) reader.lexical(root);
  else reader.mobiledoc(document);
  const { blocks, dropped, warnings } = reader;
  return { blocks, dropped, title: null, warnings };
}
