/**
 * Reads TBX: v2 (martif: termEntry, langSet, tig or ntig) and v3 (tbx: conceptEntry, langSec, termSec), in the styles DCA
 * (data categories as values of `type`) and DCT (as names of elements). Entities other than the five of XML are refused
 * before parsing, and so is a document that is nested deeper than any TBX.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Invalid } from '../errors.ts';
import type { RawTerm } from './csv.ts';
import { NOTE_EXPLAIN, NOTE_INFLECTIONS } from './tbx-write.ts';
import type { TermStatus } from './term.ts';

const DEEPEST = 40;
const MOST_ENTRIES = 20_000;

const CDATA = '#cdata';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
  cdataPropName: CDATA,
  processEntities: false,
});

interface Node {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Node[];
  /** of this node and all in it, white space as one space */
  text: string;
}

/** The entries of a TBX document. Throws Invalid when it is none, or has what no TBX needs. */
export function readTbx(xml: string): RawTerm[] {
  if (/<!ENTITY|<!DOCTYPE[^>[]*\[/i.test(xml))
    throw new Invalid('The file defines entities of its own; such files are not read.');
  const root = rootOf(xml.replace(/<!DOCTYPE[^>]*>/i, ''));
  if (!root || !['tbx', 'martif'].includes(root.name))
    throw new Invalid('The file is no TBX: its first element is neither tbx nor martif.');
  const body = childOf(childOf(root, 'text'), 'body');
  const entries = childrenOf(body, 'conceptEntry', 'termEntry');
  if (entries.length > MOST_ENTRIES) throw new Invalid('The file has more than 20,000 entries.');
  return entries.map((entry, index) => ({
    where: `entry ${entry.attributes.id ?? index + 1}`,
    content: contentOf(entry, root.attributes.lang ?? 'und'),
  }));
}

function rootOf(xml: string): Node | undefined {
  try {
    const valid = XMLValidator.validate(xml);
    if (valid !== true) throw new Error(`line ${valid.err.line}: ${valid.err.msg}`);
    return nodesOf(parser.parse(xml) as Ordered[]).find(({ name }) => name !== '#text');
  } catch (error) {
    throw new Invalid(`The file is no readable XML: ${error instanceof Error ? error.message : 'cut off'}`);
  }
}

type Ordered = Record<string, unknown>;

/** From the parser's shape, one key an element, to one of our own. */
function nodesOf(ordered: readonly Ordered[]): Node[] {
  return ordered.flatMap((each): Node[] => {
    const name = Object.keys(each).find((key) => key !== ':@');
    if (name === undefined) return [];
    if (name === '#text') return [textNode(decoded(String(each[name])))];
    if (name === CDATA) return (each[name] as Ordered[]).map((part) => textNode(String(part['#text'] ?? '')));
    const children = nodesOf((each[name] ?? []) as Ordered[]);
    const text = children.map((child) => child.text).join('');
    return [{ name, attributes: (each[':@'] ?? {}) as Record<string, string>, children, text }];
  });
}

const textNode = (text: string): Node => ({ name: '#text', attributes: {}, children: [], text });

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities of XML and characters by number; anything else stays as it is written. */
function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (whole, ten, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const point = ten === undefined ? Number.parseInt(hex, 16) : Number(ten);
      return point > 0x10ffff ? whole : String.fromCodePoint(point);
    },
  );
}

function childrenOf(node: Node | undefined, ...names: string[]): Node[] {
  return node?.children.filter((child) => names.includes(child.name)) ?? [];
}

function childOf(node: Node | undefined, ...names: string[]): Node | undefined {
  return childrenOf(node, ...names)[0];
}

const textOf = (node: Node | undefined) => node?.text.replace(/\s+/g, ' ').trim() ?? '';

/** What is said of a node itself: also within the groups that TBX puts around things. */
function aboutOf(node: Node | undefined): Node[] {
  return (
    node?.children.flatMap((child) =>
      /^(?:descrip|termNote|admin)Grp$/.test(child.name) ? child.children : [child],
    ) ?? []
  );
}

/** A data category: an element of its name (DCT), or one whose `type` it is (DCA). */
function categoryOf(node: Node | undefined, category: string): Node | undefined {
  return aboutOf(node).find(({ name, attributes }) => name === category || attributes.type === category);
}

const STATUSES: Record<string, TermStatus> = {
  preferredTerm: 'preferred',
  standardizedTerm: 'preferred',
  admittedTerm: 'admitted',
  deprecatedTerm: 'forbidden',
  supersededTerm: 'forbidden',
  legalTerm: 'admitted',
  regulatedTerm: 'admitted',
};

/** A term that nothing is said of is preferred when it is the first of its language. */
function statusOf(node: Node, isFirst: boolean): TermStatus {
  const given = textOf(
    categoryOf(node, 'administrativeStatus') ?? categoryOf(node, 'normativeAuthorization'),
  ).replace(/-(?:admn-)?sts$|-admn$/, '');
  return STATUSES[given] ?? STATUSES[`${given}Term`] ?? (isFirst ? 'preferred' : 'admitted');
}

function notesOf(node: Node | undefined): string[] {
  return childrenOf(node, 'note').map(textOf);
}

function formOf(section: Node, language: string, index: number): unknown {
  // ntig wraps the term and what is said of it once more
  const node = childOf(section, 'termGrp') ?? section;
  const stored = notesOf(node).find((note) => note.startsWith(NOTE_INFLECTIONS));
  return {
    language,
    text: textOf(childOf(node, 'term')),
    status: statusOf(node, index === 0),
    inflections: stored?.slice(NOTE_INFLECTIONS.length).split(', ') ?? [],
  };
}

function languageOf(node: Node, otherwise: string): string {
  const given = node.attributes.lang ?? otherwise;
  try {
    return Intl.getCanonicalLocales(given)[0] ?? given;
  } catch {
    return given;
  }
}

function contentOf(entry: Node, documentLanguage: string): unknown {
  const sections = childrenOf(entry, 'langSec', 'langSet').map((section) => ({
    section,
    language: languageOf(section, documentLanguage),
    words: childrenOf(section, 'termSec', 'tig', 'ntig'),
  }));
  const definitions = definitionsOf(entry, documentLanguage);
  for (const { section, language, words } of sections) {
    const said = textOf(categoryOf(section, 'definition') ?? categoryOf(words[0], 'definition'));
    if (said !== '') definitions[language] = said;
  }
  const notes = notesOf(entry);
  return {
    forms: sections.flatMap(({ language, words }) =>
      words.map((section, index) => formOf(section, language, index)),
    ),
    definitions,
    explain: notes.includes(NOTE_EXPLAIN) && Object.keys(definitions).length > 0,
    notes: notes.filter((note) => note !== NOTE_EXPLAIN).join('\n'),
  };
}

function definitionsOf(entry: Node, documentLanguage: string): Record<string, string> {
  const said = aboutOf(entry).filter(
    ({ name, attributes }) => name === 'definition' || attributes.type === 'definition',
  );
  return Object.fromEntries(
    said.map((node) => [languageOf(node, documentLanguage), textOf(node)]).filter(([, text]) => text !== ''),
  );
}
