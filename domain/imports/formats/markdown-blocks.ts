import { decodeHTML } from 'entities';
import type { Blockquote, Definition, Heading, List, Nodes, Paragraph, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type BlockKind, ParseError } from '../../text/parsed-article.ts';
import type { DraftBlock } from './assemble.ts';
import {
  addAll,
  joinLocated,
  LINE_BREAK,
  type LocatedText,
  located,
  placeIn,
  type Range,
  rangesIn,
  replaceLocated,
  sliceLocated,
  standingFor,
} from './located.ts';
import { isNote, notesIn, withoutSigns } from './markdown-notes.ts';
import { definitionsIn, piecesOf } from './markdown-pieces.ts';
import { readHtmlField } from './rich-text.ts';

export interface MarkdownBlocks {
  blocks: DraftBlock[];
  dropped: Range[];
  opensWithTitle: boolean;
}

function placeOf(node: Nodes): { from: number; to: number } {
  return { from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 };
}

const ESCAPED = /\\[!-/:-@[-`{-~]|&#?\w{1,40};/g;

/** Turns the tree into blocks whose places are in `source`. */
class Collector {
  readonly blocks: DraftBlock[] = [];
  readonly dropped: Range[] = [];
  private readonly source: LocatedText;
  private readonly notes: ReadonlySet<string>;

  /** `notes`: the footnotes of the file */
  constructor(source: LocatedText, notes: ReadonlySet<string>) {
    this.source = source;
    this.notes = notes;
  }

  /** A text node's characters: escapes and entities stand for one each, line breaks lose the marks of what they are in. */
  private text(node: Nodes & { value: string }): LocatedText {
    const { from, to } = placeOf(node);
    const whole = located(this.source.text, from, to);
    if (whole.text === node.value) return whole;
    const plain = replaceLocated(whole, ESCAPED, (found) => {
      return found.startsWith('\\') ? found.slice(1) : decodeHTML(found);
    });
    const lines = replaceLocated(plain, /(?:\r\n|\n|\r)[ \t>]*/g, () => '\n');
    return lines.text === node.value.replace(/[ \t]*\n/g, '\n') ? lines : standingFor(node.value, from, to);
  }

  private inline(node: Nodes): LocatedText[] {
    if (node.type === 'text' || node.type === 'inlineCode') {
      if (node.type === 'text') return [this.text(node)];
      const { from, to } = placeOf(node);
      const inside = this.source.text.slice(from, to).indexOf(node.value);
      return inside < 0
        ? [standingFor(node.value, from, to)]
        : [located(this.source.text, from + inside, from + inside + node.value.length)];
    }
    if (node.type === 'break') return [LINE_BREAK];
    if (node.type === 'linkReference' && isNote(node)) return [];
    // Tags inside a paragraph are markup, as are pictures, whose description is for those who cannot see them.
    if (node.type === 'html' && /^<br\b/i.test(node.value)) return [LINE_BREAK];
    return 'children' in node ? node.children.flatMap((child) => this.inline(child)) : [];
  }

  private push(kind: BlockKind | null, node: Heading | Paragraph): void {
    for (const content of withoutSigns(joinLocated(this.inline(node)), this.notes))
      this.blocks.push({ kind, content: placeIn(content, this.source) });
  }

  /** What explains a footnote and is one word is read as the address of a link. */
  private definition(node: Definition): void {
    const { from, to } = placeOf(node);
    const said = sliceLocated(this.source, from, to);
    if (isNote(node))
      for (const content of withoutSigns(said, this.notes)) this.blocks.push({ kind: 'paragraph', content });
    else addAll(this.dropped, rangesIn(this.source, { start: from, end: to }));
  }

  private inside(node: Blockquote | List, kind: BlockKind): void {
    for (const child of node.children) {
      if (child.type === 'listItem') for (const part of child.children) this.block(part, kind);
      else this.block(child, kind);
    }
  }

  /** As in HTML: a row is a paragraph, with a space between its cells. The line below the first row is markup. */
  private table({ children }: Table, kind: BlockKind | null): void {
    for (const row of children) {
      const cells = row.children.flatMap((cell) => [...this.inline(cell), { text: ' ', runs: [] }]);
      for (const content of withoutSigns(joinLocated(cells), this.notes))
        this.blocks.push({ kind: kind ?? 'paragraph', content: placeIn(content, this.source) });
    }
  }

  private html(node: RootContent): void {
    const { from, to } = placeOf(node);
    const { blocks, dropped } = readHtmlField(sliceLocated(this.source, from, to));
    addAll(this.blocks, blocks);
    addAll(this.dropped, dropped);
  }

  block(node: RootContent, kind: BlockKind | null): void {
    if (node.type === 'paragraph') this.push(kind, node);
    else if (node.type === 'heading') this.push('heading', node);
    else if (node.type === 'blockquote') this.inside(node, 'quote');
    else if (node.type === 'list') this.inside(node, 'list-item');
    else if (node.type === 'table') this.table(node, kind);
    else if (node.type === 'html') this.html(node);
    else if (node.type === 'code') {
      const { from, to } = placeOf(node);
      this.blocks.push({
        kind: 'paragraph',
        content: placeIn(standingFor(node.value, from, to), this.source),
      });
    } else if (node.type === 'definition') this.definition(node);
  }
}

/** CommonMark, and the tables of GFM. */
const SYNTAX = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };

/** What the parser needs a second for; a book of 500 pages has less. In UTF-16 code units. */
const LARGEST = 1_000_000;

/** Reads the text after the front matter, or of a field. Throws ParseError for what was made to be slow. */
export function blocksOfMarkdown(source: LocatedText): MarkdownBlocks {
  const { length } = source.text;
  if (length > LARGEST) {
    throw new ParseError(`it has ${length} characters; a Markdown article may have ${LARGEST}. Split it`, 1);
  }
  const all: MarkdownBlocks = { blocks: [], dropped: [], opensWithTitle: false };
  const definitions = definitionsIn(source.text);
  const notes = notesIn(source.text);
  for (const { start, end } of piecesOf(source.text)) {
    const collector = new Collector(sliceLocated(source, start, end), notes);
    const tree = fromMarkdown(`${source.text.slice(start, end)}${definitions}`, SYNTAX);
    const nodes = tree.children.filter((node) => placeOf(node).from < end - start);
    for (const node of nodes) collector.block(node, null);
    const [first] = nodes;
    if (start === 0) all.opensWithTitle = first?.type === 'heading' && first.depth === 1;
    addAll(all.blocks, collector.blocks);
    addAll(all.dropped, collector.dropped);
  }
  return all;
}
