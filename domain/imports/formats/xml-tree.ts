/** XML with the place of every element and text. Nothing is fetched, no entity is expanded beyond fixed characters. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ParseError } from '../../text/parsed-article.ts';
import { joinLocated, LINE_BREAK, type LocatedText, located, type Range, replaceLocated } from './located.ts';
import { lineAt } from './source-text.ts';

export interface XmlElement {
  /** as written, with its prefix */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlElement | LocatedText)[];
  start: number;
  /** where the start tag ends */
  open: number;
  /** where the end tag begins */
  close: number;
  end: number;
}

/** No format of the newsroom nests deeper; a file that does was made to hurt. */
const DEEPEST = 200;

/** Characters that feeds write as HTML entities, although XML knows only five; all fixed, nothing can be defined. */
const HTML_ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  hellip: '…',
  bull: '•',
  middot: '·',
  shy: '\u00ad',
  copy: '©',
  reg: '®',
  deg: '°',
  sect: '§',
  euro: '€',
  pound: '£',
  frac12: '½',
  aring: 'å',
  Aring: 'Å',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  auml: 'ä',
  Auml: 'Ä',
  ouml: 'ö',
  Ouml: 'Ö',
  uuml: 'ü',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  ccedil: 'ç',
  ntilde: 'ñ',
  eth: 'ð',
  thorn: 'þ',
};
const XML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeReference(reference: string): string | null {
  const name = reference.slice(1, -1);
  if (!name.startsWith('#')) return XML_ENTITIES[name] ?? HTML_ENTITIES[name] ?? null;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

function decoded(raw: string, start: number, end: number): LocatedText {
  const text = located(raw, start, end);
  if (!/[&\r]/.test(text.text)) return text;
  return replaceLocated(text, /&#?\w{1,10};|\r\n?/g, (found) =>
    found.startsWith('\r') ? '\n' : decodeReference(found),
  );
}

/** An element that is still open. */
interface OpenElement extends Omit<XmlElement, 'children'> {
  children: (XmlElement | LocatedText)[];
}

/** Refuses a document type that defines something: entities are how small files become large ones. */
export function refuseDefinitions(text: string): void {
  const type = text.search(/<!DOCTYPE/i);
  // Only the first: a second one is not well-formed, and each would be read to the end of the file.
  const end = type < 0 ? -1 : type + text.slice(type).search(/[[>]/);
  const at = end > type && text.charAt(end) === '[' ? type : text.search(/<!ENTITY/i);
  if (at >= 0) {
    throw new ParseError(
      'it defines entities of its own, which is refused; save it without them',
      lineAt(text, at),
    );
  }
}

/** Takes what the parser says and makes the tree of it. */
class TreeBuilder {
  readonly top: OpenElement;
  private readonly stack: OpenElement[];
  private last = 0;
  private readonly raw: string;
  private readonly parser: SaxesParser;

  constructor(raw: string, parser: SaxesParser) {
    this.raw = raw;
    this.parser = parser;
    this.top = {
      name: '',
      attributes: {},
      children: [],
      start: 0,
      open: 0,
      close: raw.length,
      end: raw.length,
    };
    this.stack = [this.top];
  }

  private get here(): OpenElement {
    return this.stack.at(-1) ?? this.top;
  }

  /** Some events come before their closing bracket is read. */
  passed(): void {
    const { position } = this.parser;
    this.last = this.raw.charAt(position - 1) === '>' ? position : position + 1;
  }

  text(): void {
    const end = this.parser.position - (this.raw.charAt(this.parser.position - 1) === '<' ? 1 : 0);
    this.here.children.push(decoded(this.raw, this.last, end));
    this.last = end;
  }

  cdata(): void {
    const end = this.parser.position - ']]>'.length;
    this.here.children.push(
      replaceLocated(located(this.raw, this.last + '<![CDATA['.length, end), /\r\n?/g, () => '\n'),
    );
    this.last = this.parser.position;
  }

  open(tag: SaxesTagPlain): void {
    const { position } = this.parser;
    if (this.stack.length > DEEPEST) {
      throw new ParseError(`its elements are nested more than ${DEEPEST} deep`, lineAt(this.raw, position));
    }
    const element: OpenElement = {
      name: tag.name,
      attributes: tag.attributes,
      children: [],
      start: this.last,
      open: position,
      close: position,
      end: position,
    };
    this.here.children.push(element);
    this.stack.push(element);
    this.last = position;
  }

  close(): void {
    const { position } = this.parser;
    const element = this.stack.pop();
    if (element && position > element.open) {
      element.close = this.last;
      element.end = position;
    }
    this.last = position;
  }
}

/** `1:8: undefined entity.` → the sentence without the place, which ParseError gives itself. */
function complaint(error: Error): string {
  return `not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`;
}

/** Reads XML; returns the outermost element. Throws ParseError for what is not well-formed, nests deeply or defines entities. */
export function readXml(raw: string): XmlElement {
  refuseDefinitions(raw);
  const parser = new SaxesParser({ xmlns: false, position: true });
  Object.assign(parser.ENTITIES, HTML_ENTITIES);
  const builder = new TreeBuilder(raw, parser);
  parser.on('error', (error) => {
    throw new ParseError(complaint(error), parser.line);
  });
  for (const event of ['comment', 'processinginstruction', 'xmldecl', 'doctype'] as const) {
    parser.on(event, () => builder.passed());
  }
  parser.on('text', () => builder.text());
  parser.on('cdata', () => builder.cdata());
  parser.on('opentag', (tag) => builder.open(tag));
  parser.on('closetag', () => builder.close());
  const start = raw.search(/\S/);
  if (start > 0 && raw.startsWith('<?xml', start)) {
    throw new ParseError('not well-formed XML: there is something before the declaration', 1);
  }
  parser.write(raw).close();
  const root = builder.top.children.find((child): child is XmlElement => 'name' in child);
  if (!root) throw new ParseError('not well-formed XML: there is no element', 1);
  return root;
}

const isElement = (child: XmlElement | LocatedText): child is XmlElement => 'name' in child;

/** The name without its prefix. */
export const localName = ({ name }: XmlElement) => name.slice(name.indexOf(':') + 1);

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter(isElement);
}

/** Children by their name as written, else by the name without prefix. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  const children = elementsOf(element);
  const exact = children.filter((child) => child.name === name);
  return exact.length > 0 ? exact : children.filter((child) => localName(child) === name);
}

export function childNamed(element: XmlElement, name: string): XmlElement | null {
  return childrenNamed(element, name)[0] ?? null;
}

/** Descendants by name, in the order of the document; `path` names one level each. */
export function descend(element: XmlElement, ...path: string[]): XmlElement[] {
  return path.reduce((found, name) => found.flatMap((one) => childrenNamed(one, name)), [element]);
}

/** Every descendant with the name, at any depth. */
export function allNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(localName(child) === name ? [child] : []),
    ...allNamed(child, name),
  ]);
}

/** In every vocabulary that is read, what stands in these stands apart from what is beside it. */
const APART = new Set(['p', 'div', 'li', 'tr', 'td', 'th']);
const LINE_END: LocatedText = { text: '\n', runs: [] };

/** All text in the element, in its order, without what `skips` names; lines, paragraphs and cells are kept apart. */
export function textIn(
  element: XmlElement,
  skips: (child: XmlElement) => boolean = () => false,
): LocatedText {
  const parts: LocatedText[] = [];
  const walk = (one: XmlElement) => {
    for (const child of one.children) {
      if (!isElement(child)) parts.push(child);
      else if (!skips(child)) inside(child);
    }
  };
  const inside = (child: XmlElement) => {
    const name = localName(child);
    const isApart = APART.has(name);
    if (isApart) parts.push(LINE_END);
    if (name === 'br') parts.push(LINE_BREAK);
    walk(child);
    if (isApart) parts.push(LINE_END);
  };
  walk(element);
  return joinLocated(parts);
}

/** The place of an attribute's value in the raw text; of the whole start tag when it is written with entities. */
export function attributeRange(raw: string, element: XmlElement, name: string): Range {
  const tag = raw.slice(element.start, element.open);
  const value = element.attributes[name] ?? '';
  const at = value === '' ? -1 : tag.indexOf(value, tag.indexOf(name));
  if (at < 0) return { start: element.start, end: element.open };
  return { start: element.start + at, end: element.start + at + value.length };
}
