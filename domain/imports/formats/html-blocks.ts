import type { BlockKind } from '../../text/parsed-article.ts';
import type { DraftBlock } from './assemble.ts';
import { isNoteSign } from './html-notes.ts';
import {
  attributeOf,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  isElement,
  isText,
  textOfNode,
} from './html-tree.ts';
import {
  addAll,
  joinLocated,
  type LocatedText,
  NOWHERE,
  type Range,
  rangesOf,
  sliceLocated,
} from './located.ts';

/** Elements that begin and end a paragraph. */
const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer
   h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot
   thead tr ul`.split(/\s+/),
);
/** What has no text of an article in it, whatever it says. */
const NO_TEXT = new Set(
  `area audio base button canvas datalist dialog embed form frame frameset head iframe input link map math menu meta
   nav object option param select svg template textarea title track video`.split(/\s+/),
);
/** Code, not even text. */
const CODE = new Set(['script', 'style', 'noscript', 'noframes']);

const KINDS: Readonly<Record<string, BlockKind>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  blockquote: 'quote',
  li: 'list-item',
  figcaption: 'caption',
  caption: 'caption',
};

const CAPTION_CLASS = /(?:^|[\s_-])caption(?:$|[\s_-])|bildetekst|billedtekst|bildtext/i;
const CREDIT_CLASS = /credit|photographer|fotograf|(?:^|[\s_-])(?:byline|copyright|source)(?:$|[\s_-])/i;

export const classOf = (element: HtmlElement) =>
  `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;

export interface HtmlBlocks {
  blocks: DraftBlock[];
  /** texts that were left out */
  dropped: Range[];
}

export interface BlockOptions {
  /** elements to leave out, beside those that never have text */
  skips?: (element: HtmlElement) => boolean;
  /** WordPress' older editor writes paragraphs with blank lines and no tags */
  blankLines?: boolean;
}

const LINE_END: LocatedText = { text: '\n', runs: [] };
const isApart = (tagName: string) => BLOCKS.has(tagName) || /^(?:br|t[dh])$/.test(tagName);

/** The characters of all texts below a node; lines, paragraphs and cells are kept apart. */
export function textBelow(tree: HtmlTree, node: HtmlNode): LocatedText {
  if (isText(node)) return textOfNode(tree, node);
  if (!isElement(node) || CODE.has(node.tagName)) return NOWHERE;
  const parts: LocatedText[] = [];
  for (const child of node.childNodes) parts.push(textBelow(tree, child));
  return joinLocated(isApart(node.tagName) ? [LINE_END, ...parts, LINE_END] : parts);
}

/** What a reader of the page does not see, nor hears. */
function isHidden(element: HtmlElement): boolean {
  const style = attributeOf(element, 'style') ?? '';
  return (
    attributeOf(element, 'hidden') !== null ||
    attributeOf(element, 'aria-hidden') === 'true' ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
  );
}

/** Walks the tree and cuts the text at the edges of block elements. Depth is limited when the tree is read. */
class Collector implements HtmlBlocks {
  readonly blocks: DraftBlock[] = [];
  readonly dropped: Range[] = [];
  private parts: LocatedText[] = [];
  private credit: LocatedText | undefined;
  private breaks = 0;
  /** how many elements are open whose lines stand as they are written */
  private asWritten = 0;
  private readonly tree: HtmlTree;
  private readonly options: BlockOptions;

  constructor(tree: HtmlTree, options: BlockOptions) {
    this.tree = tree;
    this.options = options;
  }

  flush(kind: BlockKind | null): void {
    const content = joinLocated(this.parts);
    const { credit } = this;
    this.parts = [];
    this.credit = undefined;
    this.breaks = 0;
    if (content.text.trim() !== '') this.blocks.push({ content, kind, credit });
    else if (credit) this.blocks.push({ content: credit, kind: 'caption' });
  }

  private drop(element: HtmlElement): void {
    for (const range of rangesOf(textBelow(this.tree, element))) this.dropped.push(range);
  }

  private text(text: LocatedText, kind: BlockKind | null): void {
    if (text.text.trim() !== '') this.breaks = 0;
    if (!this.options.blankLines && this.asWritten === 0) {
      this.parts.push(text);
      return;
    }
    let at = 0;
    for (const blank of text.text.matchAll(/\n[ \t]*\n\s*/g)) {
      this.parts.push(sliceLocated(text, at, blank.index));
      this.flush(kind);
      at = blank.index + blank[0].length;
    }
    this.parts.push(sliceLocated(text, at));
  }

  /** One line break is a space; two are the end of a paragraph. */
  private lineBreak(kind: BlockKind | null): void {
    this.breaks += 1;
    if (this.breaks > 1) this.flush(kind);
    else this.parts.push(LINE_END);
  }

  private leavesOut(element: HtmlElement): boolean {
    return (
      CODE.has(element.tagName) ||
      NO_TEXT.has(element.tagName) ||
      isHidden(element) ||
      isNoteSign(element) ||
      (this.options.skips?.(element) ?? false)
    );
  }

  visit(node: HtmlNode, kind: BlockKind | null): void {
    if (isText(node)) this.text(textOfNode(this.tree, node), kind);
    else if (isElement(node)) this.element(node, kind);
  }

  private element(element: HtmlElement, kind: BlockKind | null): void {
    const { tagName } = element;
    if (tagName === 'br') {
      this.lineBreak(kind);
      return;
    }
    const isBlock = BLOCKS.has(tagName) || isLayoutCell(element);
    if (isBlock) this.flush(kind);
    if (this.leavesOut(element)) this.drop(element);
    else if (kind === 'caption' && CREDIT_CLASS.test(classOf(element))) {
      this.credit = textBelow(this.tree, element);
    } else this.inside(element, kind, isBlock);
  }

  private inside(element: HtmlElement, kind: BlockKind | null, isBlock: boolean): void {
    const own = kindInside(element, kind);
    const isWritten = element.tagName === 'pre' ? 1 : 0;
    this.asWritten += isWritten;
    for (const child of element.childNodes) this.visit(child, own);
    this.asWritten -= isWritten;
    if (isBlock) this.flush(own ?? (isRowOfWords(element) ? 'paragraph' : null));
    // Cells of a row are one paragraph, with a space between them.
    else if (element.tagName === 'td' || element.tagName === 'th') this.parts.push({ text: ' ', runs: [] });
  }
}

/** A cell with paragraphs or line breaks lays a page out; others are the words of a row. */
function isLayoutCell({ tagName, childNodes }: HtmlElement): boolean {
  if (tagName !== 'td' && tagName !== 'th') return false;
  return childNodes.some((child) => child.nodeName === 'br' || BLOCKS.has(child.nodeName));
}

/** A row of a table, and no page that is laid out: its few words are no heading. */
function isRowOfWords({ tagName, childNodes }: HtmlElement): boolean {
  if (tagName !== 'tr') return false;
  const isCell = (node: HtmlNode) => isElement(node) && /^t[dh]$/.test(node.tagName) && !isLayoutCell(node);
  return childNodes.filter(isCell).length > 1;
}

function kindInside(element: HtmlElement, kind: BlockKind | null): BlockKind | null {
  const own = KINDS[element.tagName] ?? null;
  if (own) return own;
  const isCaption = BLOCKS.has(element.tagName) && CAPTION_CLASS.test(attributeOf(element, 'class') ?? '');
  return isCaption ? 'caption' : kind;
}

/** The blocks of the nodes, by the elements they stand in; a paragraph has no kind yet. */
export function blocksOfHtml(
  tree: HtmlTree,
  nodes: readonly HtmlNode[] = tree.root.childNodes,
  options: BlockOptions = {},
): HtmlBlocks {
  const collector = new Collector(tree, options);
  for (const node of nodes) collector.visit(node, null);
  collector.flush(null);
  return collector;
}

/** The text of a piece of HTML as one line: a title with `<em>` or `&amp;` in it. */
export function inlineText(tree: HtmlTree): LocatedText {
  return joinLocated(tree.root.childNodes.map((node) => textBelow(tree, node)));
}

/** The places of every text of the page, code apart: what becomes nothing else was left out. */
export function placesOfTexts(tree: HtmlTree): Range[] {
  const places: Range[] = [];
  for (const element of elementsIn(tree.root)) {
    if (CODE.has(element.tagName)) continue;
    for (const child of element.childNodes) {
      if (isText(child)) addAll(places, rangesOf(textOfNode(tree, child)));
    }
  }
  return places;
}
