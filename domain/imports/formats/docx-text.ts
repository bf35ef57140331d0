/** The paragraphs of a part of a Word document, as they are read; a row of a table is one. */
import type { BlockKind } from '../../text/parsed-article.ts';
import { Hidden, type Styles } from './docx-hidden.ts';
import { LINE_BREAK } from './located.ts';
import { childNamed, descend, elementsOf, textIn, type XmlElement } from './xml-tree.ts';

export interface Paragraph {
  text: string;
  /** the style's identifier, lower case: `title`, `heading1`, `listparagraph` */
  style: string;
  /** null: its text tells */
  kind: BlockKind | null;
}

/** What changed paragraphs keep of their past, and what is drawn beside the text. */
const NO_TEXT = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPr',
  'w:rPr',
  'w:instrText',
  'w:delText',
  'mc:Fallback',
  'w:drawing',
  'w:pict',
]);
/** Elements that stand for a character. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['w:br', LINE_BREAK.text],
  ['w:cr', LINE_BREAK.text],
  ['w:tab', ' '],
  ['w:ptab', ' '],
  ['w:noBreakHyphen', '\u2011'],
]);
/** They end a paragraph, as in every format. */
const TWO_BREAKS = /\u2028\s*\u2028/;
const folded = (text: string) => text.replace(/[ \t\n\r\u2028]+/g, ' ').trim();

/** Word writes the names of its styles in the language of whoever made the file. */
const STYLES: readonly [RegExp, BlockKind][] = [
  [
    /^(?:heading|overskrift|rubrik|berschrift|überschrift|titre|subtitle|undertittel|undertitel)\d?$/,
    'heading',
  ],
  [/^(?:intense)?quote$|^(?:sterkt|strkt)?sitat$|^citat$|^blocktext$/, 'quote'],
  [/^caption$|^bildetekst$|^billedtekst$|^beskrivning$/, 'caption'],
  [/^list(?:bullet|number)\d?$|^punktliste\d?$|^nummerertliste\d?$/, 'list-item'],
];

function kindOf(style: string, isListed: boolean): BlockKind | null {
  const found = STYLES.find(([pattern]) => pattern.test(style));
  if (found) return found[1];
  return isListed ? 'list-item' : null;
}

/** Elements of a name in the order of the document, through whatever is put around them: content controls, changes. */
function named(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (NO_TEXT.has(child.name)) return [];
    return child.name === name ? [child] : named(child, name);
  });
}

/** Whether a change deletes the end of a paragraph: with the change, it and the next are one. */
function isEndDeleted(paragraph: XmlElement): boolean {
  const marks = descend(paragraph, 'w:pPr').flatMap((properties) => descend(properties, 'w:rPr'));
  return marks.some((mark) => childNamed(mark, 'w:del') !== null);
}

/** Reads one part (the body, the footnotes) and counts what is hidden in it. */
export class WordText {
  /** stretches of hidden text that have words */
  hidden = 0;
  /** with words, in their order, also those in tables and content controls */
  readonly paragraphs: readonly Paragraph[];
  private readonly hides: Hidden;
  private isInHidden = false;
  /** of a paragraph that goes on in the next */
  private begun = '';

  constructor(root: XmlElement, styles: Styles) {
    this.hides = new Hidden(styles, root, (element) => !NO_TEXT.has(element.name));
    this.paragraphs = this.paragraphsIn(root);
  }

  private runText(element: XmlElement, style: string): string {
    const text = elementsOf(element).map((child) => {
      if (NO_TEXT.has(child.name)) return '';
      if (child.name === 'w:t') return this.hides.isInstruction(child) ? '' : textIn(child).text;
      return SIGNS.get(child.name) ?? this.shown(child, this.runText(child, style), style);
    });
    return text.join('');
  }

  /** The text of an element, none when it is a hidden run. */
  private shown(element: XmlElement, text: string, style: string): string {
    if (element.name !== 'w:r' || text.trim() === '') return text;
    const wasInHidden = this.isInHidden;
    this.isInHidden = this.hides.isHiddenRun(element, style);
    if (this.isInHidden && !wasInHidden) this.hidden += 1;
    return this.isInHidden ? '' : text;
  }

  private paragraph(element: XmlElement, isJoined: boolean): Paragraph[] {
    const [properties] = descend(element, 'w:pPr');
    const name = properties ? (childNamed(properties, 'w:pStyle')?.attributes['w:val'] ?? '') : '';
    this.isInHidden = false;
    const text = this.begun + this.runText(element, name);
    this.begun = isJoined ? text : '';
    if (isJoined) return [];
    const texts = text.split(TWO_BREAKS).map(folded);
    const style = name.toLowerCase().replace(/[\s_-]/g, '');
    const isListed = properties ? childNamed(properties, 'w:numPr') !== null : false;
    const kind = kindOf(style, isListed);
    return texts.filter((text) => text !== '').map((text) => ({ text, style, kind }));
  }

  private paragraphsIn(element: XmlElement): Paragraph[] {
    const children = elementsOf(element);
    return children.flatMap((child, at) => {
      if (NO_TEXT.has(child.name)) return [];
      if (child.name === 'w:p')
        return this.paragraph(child, children[at + 1]?.name === 'w:p' && isEndDeleted(child));
      return child.name === 'w:tr' ? this.row(child) : this.paragraphsIn(child);
    });
  }

  /** As in HTML: the words of a row are one paragraph; a cell with paragraphs, headings or lists lays the page out. */
  private row(row: XmlElement): Paragraph[] {
    const cells = named(row, 'w:tc').map((cell) => ({
      inside: this.paragraphsIn(cell),
      isTable: named(cell, 'w:tbl').length > 0,
    }));
    if (this.hides.isHiddenRow(row)) {
      if (cells.some(({ inside }) => inside.length > 0)) this.hidden += 1;
      return [];
    }
    const isLayout = ({ inside, isTable }: (typeof cells)[number]) =>
      isTable || inside.length > 1 || inside.some(({ kind }) => kind !== null);
    const isRowOfWords = cells.filter((cell) => !isLayout(cell)).length > 1;
    const found: Paragraph[] = [];
    let words: string[] = [];
    const endWords = () => {
      const text = words.join(' ');
      if (text !== '') found.push({ text, style: '', kind: isRowOfWords ? 'paragraph' : null });
      words = [];
    };
    for (const cell of cells) {
      if (!isLayout(cell)) words.push(...cell.inside.map(({ text }) => text));
      else {
        endWords();
        found.push(...cell.inside);
      }
    }
    endWords();
    return found;
  }
}
