/** DOCX (Office Open XML): the paragraphs of word/document.xml, and what docProps/core.xml says of them. */
import { counted } from '../../text/counted.ts';
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, type DraftBlock, emptyDraft } from './assemble.ts';
import { readStyles, type Styles } from './docx-hidden.ts';
import { WordText } from './docx-text.ts';
import { readDateField, readKeywords, readLanguage, readName, splitKeywords } from './field-values.ts';
import { located } from './located.ts';
import type { Reader } from './reading.ts';
import { readXmlText } from './source-text.ts';
import { childNamed, elementsOf, readXml, textIn, type XmlElement } from './xml-tree.ts';
import { readDirectory, unpack } from './zip.ts';

/** Word writes the names of its styles in the language of whoever made the file. */
const TITLE = /^(?:title|tittel|titel|rubrik|otsikko)$/;

interface Properties {
  title: string | null;
  byline: string | null;
  date: string | null;
  language: string | null;
  keywords: string[];
}

const EMPTY: Properties = { title: null, byline: null, date: null, language: null, keywords: [] };

function readProperties(core: XmlElement | null, warnings: string[]): Properties {
  if (!core) return EMPTY;
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

/** Which of them are said in the article; what the text says itself stands before them. */
function propertiesUsed(properties: Properties, { title }: { title: unknown }): Record<string, string> {
  const { keywords, ...said } = { ...properties, title: title ? null : properties.title };
  const all = Object.entries({ ...said, keywords: keywords.join(', ') || null });
  return Object.fromEntries(all.flatMap(([field, value]) => (value === null ? [] : [[field, value]])));
}

/** The parts of the file are XML, each in its own encoding, and what is shown as raw text was made of one of them. */
const ENCODING = 'packed XML';

const TEXT_PART = 'word/document.xml';

function readBody(document: XmlElement | null): XmlElement {
  if (!document) throw new ParseError(`it is no Word document: there is no ${TEXT_PART} in it`, 1);
  const body = childNamed(document, 'w:body');
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

interface WordFile {
  part: (name: string) => XmlElement | null;
  body: XmlElement;
  styles: Styles;
}

/** What is left out is said: footnotes, endnotes and comments with words in them, and boxes beside the text. */
function leftOutOf({ part, body, styles }: WordFile, hidden: number): string[] {
  const hasWords = (element: XmlElement) => new WordText(element, styles).paragraphs.length > 0;
  const beside = BESIDE.map(([name, one, many]) => {
    const notes = part(name);
    return { count: notes ? elementsOf(notes).filter(hasWords).length : 0, one, many };
  });
  const boxes = boxesIn(body).filter(hasWords).length;
  return [
    ...beside,
    { count: boxes, one: 'text box', many: 'text boxes' },
    { count: hidden, one: 'stretch of hidden text', many: 'stretches of hidden text' },
  ]
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
  const part = (name: string) => {
    const packed = unpack(bytes, directory, name);
    return packed ? readXml(readXmlText(packed).text) : null;
  };
  const body = readBody(part(TEXT_PART));
  const styles = readStyles(part('word/styles.xml'));
  const { paragraphs, hidden } = new WordText(body, styles);
  const draft = emptyDraft();
  const properties = readProperties(part('docProps/core.xml'), draft.warnings);
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  let at = 0;
  for (const paragraph of paragraphs) {
    const content = located(text, at, at + paragraph.text.length);
    at += paragraph.text.length + 2;
    const isFirst = draft.blocks.length === 0 && !draft.title;
    const { kind } = paragraph;
    // Many write the headline in the first style of headings instead of the style for titles.
    const isTitle = TITLE.test(paragraph.style) || (kind === 'heading' && /1$/.test(paragraph.style));
    if (isFirst && isTitle) draft.title = content;
    else draft.blocks.push({ content, kind } satisfies DraftBlock);
  }
  draft.date = properties.date;
  if (properties.date) draft.warnings.push('the date is the day the Word file was made');
  draft.warnings.push(...leftOutOf({ part, body, styles }, hidden));
  draft.details = { byline: properties.byline, language: properties.language, keywords: properties.keywords };
  const used = propertiesUsed(properties, draft);
  if (!draft.title && properties.title) draft.title = { text: properties.title, runs: [] };
  return { parsed: assemble(text, draft), text, encoding: ENCODING, properties: used };
};
