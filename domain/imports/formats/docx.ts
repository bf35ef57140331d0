/** DOCX (Office Open XML): the paragraphs of word/document.xml, and what docProps/core.xml says of them. */
import { counted } from '../../text/counted.ts';
import type { BlockKind } from '../../text/parsed-article.ts';
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type DraftBlock, emptyDraft } from './assemble.ts';
import { readDateField, readKeywords, readLanguage, readName, splitKeywords } from './field-values.ts';
import { located } from './located.ts';
import type { Reader } from './reading.ts';
import { readXmlText } from './source-text.ts';
import { childNamed, descend, elementsOf, readXml, textIn, type XmlElement } from './xml-tree.ts';
import { readDirectory, unpack } from './zip.ts';

interface Paragraph {
  text: string;
  /** the style's identifier, lower case: `title`, `heading1`, `listparagraph` */
  style: string;
  isListed: boolean;
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
const BREAKS = new Set(['w:br', 'w:cr', 'w:tab']);

function runText(element: XmlElement): string {
  return elementsOf(element)
    .map((child) => {
      if (NO_TEXT.has(child.name)) return '';
      if (child.name === 'w:t') return textIn(child).text;
      if (child.name === 'w:noBreakHyphen') return '\u2011';
      return BREAKS.has(child.name) ? ' ' : runText(child);
    })
    .join('');
}

function readParagraph(element: XmlElement): Paragraph {
  const [properties] = descend(element, 'w:pPr');
  const style = properties ? (childNamed(properties, 'w:pStyle')?.attributes['w:val'] ?? '') : '';
  return {
    text: runText(element)
      .replace(/[ \t\n\r]+/g, ' ')
      .trim(),
    style: style.toLowerCase().replace(/[\s_-]/g, ''),
    isListed: properties ? childNamed(properties, 'w:numPr') !== null : false,
  };
}

/** Paragraphs in their order, also those in tables and content controls. */
function paragraphsIn(element: XmlElement): Paragraph[] {
  return elementsOf(element).flatMap((child) => {
    if (NO_TEXT.has(child.name)) return [];
    return child.name === 'w:p' ? [readParagraph(child)] : paragraphsIn(child);
  });
}

/** Word writes the names of its styles in the language of whoever made the file. */
const TITLE = /^(?:title|tittel|titel|rubrik|otsikko)$/;
const STYLES: readonly [RegExp, BlockKind][] = [
  [
    /^(?:heading|overskrift|rubrik|berschrift|überschrift|titre|subtitle|undertittel|undertitel)\d?$/,
    'heading',
  ],
  [/^(?:intense)?quote$|^(?:sterkt|strkt)?sitat$|^citat$|^blocktext$/, 'quote'],
  [/^caption$|^bildetekst$|^billedtekst$|^beskrivning$/, 'caption'],
  [/^list(?:bullet|number)\d?$|^punktliste\d?$|^nummerertliste\d?$/, 'list-item'],
];

function kindOf({ style, isListed }: Paragraph): BlockKind | null {
  const found = STYLES.find(([pattern]) => pattern.test(style));
  if (found) return found[1];
  return isListed ? 'list-item' : null;
}

interface Properties {
  title: string | null;
  byline: string | null;
  date: string | null;
  language: string | null;
  keywords: string[];
}

const EMPTY: Properties = { title: null, byline: null, date: null, language: null, keywords: [] };

function readProperties(bytes: Uint8Array | null, warnings: string[]): Properties {
  if (!bytes) return EMPTY;
  const core = readXml(readXmlText(bytes).text);
  const said = (name: string) => {
    const text = childNamed(core, name);
    return text ? textIn(text).text.trim() || null : null;
  };
  return {
    title: said('dc:title'),
    byline: readName(said('dc:creator')),
    date: readDateField(said('dcterms:created'), 1, warnings),
    language: readLanguage(said('dc:language')),
    keywords: readKeywords(splitKeywords(said('cp:keywords') ?? '')),
  };
}

const TEXT_PART = 'word/document.xml';

function readBody(document: Uint8Array | null): XmlElement {
  if (!document) throw new ParseError(`it is no Word document: there is no ${TEXT_PART} in it`, 1);
  const body = childNamed(readXml(readXmlText(document).text), 'w:body');
  if (!body) throw new ParseError(`there is no body in ${TEXT_PART}`, 1);
  return body;
}

/** Parts with text of their own, which stands nowhere in the order of the paragraphs. */
const BESIDE = [
  ['word/footnotes.xml', 'footnote', 'footnotes'],
  ['word/endnotes.xml', 'endnote', 'endnotes'],
  ['word/comments.xml', 'comment', 'comments'],
] as const;

/** Word writes a box twice, the second time for programs that are older. */
function boxesIn(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'mc:Fallback') return [];
    return child.name === 'w:txbxContent' ? [child] : boxesIn(child);
  });
}

/** What is left out is said: footnotes, endnotes and comments with words in them, and boxes beside the text. */
function leftOutOf(
  bytes: Uint8Array,
  directory: ReturnType<typeof readDirectory>,
  body: XmlElement,
): string[] {
  const beside = BESIDE.map(([part, one, many]) => {
    const packed = unpack(bytes, directory, part);
    const notes = packed ? elementsOf(readXml(readXmlText(packed).text)) : [];
    const count = notes.filter((note) => paragraphsIn(note).some(({ text }) => text !== '')).length;
    return { count, one, many };
  });
  const boxes = boxesIn(body).filter((box) => paragraphsIn(box).some(({ text }) => text !== '')).length;
  return [...beside, { count: boxes, one: 'text box', many: 'text boxes' }]
    .filter(({ count }) => count > 0)
    .map(
      ({ count, one, many }) =>
        `${counted(count, one, many)} in the file left out: add to the text what readers need of it`,
    );
}

/** Reads a Word document. The text is its paragraphs with a blank line between them. Throws DecodeError and ParseError. */
export const readDocx: Reader = (bytes) => {
  if (bytes.length === 0) throw new ParseError('the file is empty; look for the one that has its text', 1);
  const directory = readDirectory(bytes);
  const body = readBody(unpack(bytes, directory, TEXT_PART));
  const paragraphs = paragraphsIn(body).filter(({ text }) => text !== '');
  const draft = emptyDraft();
  const properties = readProperties(unpack(bytes, directory, 'docProps/core.xml'), draft.warnings);
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  let at = 0;
  for (const paragraph of paragraphs) {
    const content = located(text, at, at + paragraph.text.length);
    at += paragraph.text.length + 2;
    const isFirst = draft.blocks.length === 0 && !draft.title;
    const kind = kindOf(paragraph);
    // Many write the headline in the first style of headings instead of the style for titles.
    const isTitle = TITLE.test(paragraph.style) || (kind === 'heading' && /1$/.test(paragraph.style));
    if (isFirst && isTitle) draft.title = content;
    else draft.blocks.push({ content, kind } satisfies DraftBlock);
  }
  draft.date = properties.date;
  if (properties.date) draft.warnings.push('the date is the day the Word file was made');
  draft.warnings.push(...leftOutOf(bytes, directory, body));
  draft.details = { byline: properties.byline, language: properties.language, keywords: properties.keywords };
  if (!draft.title && properties.title) draft.title = { text: properties.title, runs: [] };
  return { parsed: assemble(text, draft), text, encoding: 'utf-8' };
};
