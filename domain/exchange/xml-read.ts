/** Reading XML that somebody else wrote: into a small tree, with line numbers, without entities, within limits. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Invalid } from '../errors.ts';

export interface XmlElement {
  /** the URI that the prefix stands for; '' for none */
  namespace: string;
  /** the name without its prefix */
  name: string;
  /** by name as written; `xml:lang` keeps its prefix */
  attributes: Readonly<Record<string, string>>;
  children: readonly XmlNode[];
  /** from 1 */
  line: number;
}
export type XmlNode = XmlElement | string;

/** A translation of the longest article has a fraction of this. */
export const MAX_XML_CHARACTERS = 20_000_000;
const MAX_DEPTH = 64;

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

/**
 * Reads a document. No entity but the five of XML and numbers is known, a DOCTYPE with declarations is refused, and so is
 * what is longer than MAX_XML_CHARACTERS or nested deeper than 64. Throws Invalid with what is wrong, the line, and advice.
 */
export function readXml(given: string): XmlElement {
  if (given.length > MAX_XML_CHARACTERS) {
    throw new Invalid(
      `The file has more than ${MAX_XML_CHARACTERS / 1_000_000} million characters. Split it.`,
    );
  }
  const text = withoutDoctype(given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
  refuseMalformed(text);
  const reader = new Reader(text);
  const roots = reader.nodes(parsed(text), new Map([['xml', XML_NAMESPACE]])).filter(isElement);
  const [root] = roots;
  if (!root || roots.length > 1) throw new Invalid('The file has no single root element: it is not XML.');
  return root;
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The child elements of a name, in any namespace of `namespaces`. */
export function childrenOf({ children }: XmlElement, name: string, namespace: string): XmlElement[] {
  return children.filter(isElement).filter((child) => child.name === name && child.namespace === namespace);
}

/** All text in an element, the elements inside it included. */
export function textIn({ children }: XmlElement): string {
  return children.map((child) => (isElement(child) ? textIn(child) : child)).join('');
}

const PROLOG = /^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/;

/** A DOCTYPE that only names a DTD is left out: nothing is ever fetched. One that declares something is refused. */
function withoutDoctype(text: string): string {
  const prolog = PROLOG.exec(text)?.[0] ?? '';
  const rest = text.slice(prolog.length);
  const doctype = /^<!DOCTYPE[^[>]*>/i.exec(rest)?.[0] ?? '';
  const body = rest.slice(doctype.length);
  if (
    /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(
      body.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, ''),
    )
  ) {
    throw new Invalid(
      'The file declares entities or elements of its own (DOCTYPE), which is not accepted. Save it without them.',
    );
  }
  // as many lines as before, so that line numbers stay true
  return prolog + doctype.replace(/[^\n]/g, ' ') + body;
}

function refuseMalformed(text: string): void {
  const verdict = XMLValidator.validate(text);
  if (verdict === true) return;
  const { line, msg } = verdict.err;
  throw new Invalid(
    `Line ${line}: the file is not well-formed XML: ${msg.replace(/\.$/, '')}. Save it again in your tool.`,
  );
}

function parsed(text: string): Ordered[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    cdataPropName: CDATA,
    commentPropName: COMMENT,
    captureMetaData: true,
    maxNestedTags: MAX_DEPTH,
  });
  try {
    return parser.parse(text) as Ordered[];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Invalid(
      `The file cannot be read as XML: ${why.replace(/\.$/, '')}. Save it again in your tool.`,
    );
  }
}

const TEXT = '#text';
const CDATA = '#cdata';
const COMMENT = '#comment';

/** What fast-xml-parser gives: an object with one key of its own, the name, and perhaps `:@`, the attributes. */
type Ordered = { [name: string]: unknown };

function startOf(node: Ordered): number | undefined {
  return (node as { [key: symbol]: { startIndex?: number } | undefined })[META]?.startIndex;
}

class Reader {
  readonly #lineStarts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  nodes(ordered: readonly Ordered[], scope: ReadonlyMap<string, string>, line = 1): XmlNode[] {
    return ordered.flatMap((node): XmlNode[] => {
      const name = Object.keys(node).find((key) => key !== ':@');
      if (name === undefined || name === COMMENT || name.startsWith('?')) return [];
      if (name === TEXT) return [decode(String(node[TEXT]), line)];
      if (name === CDATA) return [String((node[CDATA] as Ordered[])[0]?.[TEXT] ?? '')];
      return [this.#element(name, node, scope, line)];
    });
  }

  #element(qualified: string, node: Ordered, outer: ReadonlyMap<string, string>, above: number): XmlElement {
    const line = this.#lineOf(startOf(node)) ?? above;
    const raw = (node[':@'] ?? {}) as Record<string, string>;
    const attributes = Object.fromEntries(
      Object.entries(raw).map(([key, value]) => [key, decode(value, line)]),
    );
    const scope = scopeOf(attributes, outer);
    const colon = qualified.indexOf(':');
    const prefix = colon < 0 ? '' : qualified.slice(0, colon);
    const namespace = scope.get(prefix);
    if (namespace === undefined && prefix !== '') {
      throw new Invalid(
        `Line ${line}: the prefix “${prefix}” is not declared. Save the file again in your tool.`,
      );
    }
    return {
      namespace: namespace ?? '',
      name: qualified.slice(colon + 1),
      attributes,
      children: this.nodes(node[qualified] as Ordered[], scope, line),
      line,
    };
  }

  #lineOf(index: number | undefined): number | undefined {
    if (index === undefined) return undefined;
    let [low, high] = [0, this.#lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

function scopeOf(attributes: Record<string, string>, outer: ReadonlyMap<string, string>) {
  const declared = Object.entries(attributes).filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  const scope = new Map(outer);
  for (const [key, value] of declared) scope.set(key === 'xmlns' ? '' : key.slice('xmlns:'.length), value);
  return scope;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string, line: number): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6};|#\d{1,7};|[^;&\s]{0,40};?)/g, (whole, name: string) => {
    const character = name.startsWith('#') ? numbered(name) : NAMED[name.slice(0, -1)];
    if (character !== undefined && name.endsWith(';')) return character;
    throw new Invalid(`Line ${line}: “${whole}” stands for nothing in XML. Write & as &amp;.`);
  });
}

function numbered(name: string): string | undefined {
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1, -1));
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff && !isSurrogate
    ? String.fromCodePoint(code)
    : undefined;
}
