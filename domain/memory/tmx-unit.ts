/** One unit of a TMX file: its texts without their tags, in pairs of languages. */
import { XMLParser } from 'fast-xml-parser';

/** A sentence and its translation as a TMX file has them. */
export interface TmxUnit {
  sourceLanguage: string;
  targetLanguage: string;
  sourceText: string;
  targetText: string;
  author: string | null;
  writtenAt: Date | null;
  note: string | null;
}

/** Why a unit is not taken, in a sentence. */
export class BadUnit extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BadUnit';
  }
}

const LONGEST_TEXT = 10_000;
const LONGEST_NAME = 200;
const LONGEST_NOTE = 2_000;

type XmlNode = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  cdataPropName: '#cdata',
});

/** The attributes of an element, given its start tag. */
export function attributesOf(tag: string): Record<string, string> {
  const nodes = parser.parse(tag.replace(/\/?>$/, '/>')) as XmlNode[];
  return attributes(nodes[0] ?? {});
}

interface Variant {
  language: string;
  text: string;
  author: string | null;
  writtenAt: Date | null;
  notes: string[];
}

/**
 * The pairs of a `<tu>`: its source language (its own, else that of the file, else the first) with each other one.
 * Throws BadUnit.
 */
export function unitsIn(xml: string, fileLanguage: string | null): TmxUnit[] {
  const [unit] = parser.parse(xml) as XmlNode[];
  const own = attributes(unit ?? {});
  const children = childrenOf(unit ?? {}, 'tu');
  const variants = children.filter(isElement('tuv')).map((node) => variantOf(node, own));
  if (variants.length < 2) throw new BadUnit('The unit has fewer than two languages.');
  const wanted = own.srclang && own.srclang !== '*all*' ? own.srclang : fileLanguage;
  const source = variants.find(({ language }) => language === normalLanguage(wanted ?? '')) ?? variants[0];
  const notes = notesIn(children);
  return variants.flatMap((target) =>
    source && target !== source ? [pairOf(source, target, [...notes, ...target.notes])] : [],
  );
}

function pairOf(source: Variant, target: Variant, notes: string[]): TmxUnit {
  if (source.language === target.language) throw new BadUnit(`Both texts are in ${source.language}.`);
  return {
    sourceLanguage: source.language,
    targetLanguage: target.language,
    sourceText: source.text,
    targetText: target.text,
    author: target.author,
    writtenAt: target.writtenAt,
    note: notes.join('\n').slice(0, LONGEST_NOTE) || null,
  };
}

function variantOf(node: XmlNode, unit: Record<string, string>): Variant {
  const own = attributes(node);
  const given = own['xml:lang'] ?? own.lang ?? '';
  const language = normalLanguage(given);
  if (language === null) throw new BadUnit(`“${given}” is no language.`);
  const children = childrenOf(node, 'tuv');
  const segment = children.find(isElement('seg'));
  const text = plain(segment ? childrenOf(segment, 'seg') : []);
  if (text === '') throw new BadUnit(`The text in ${language} is empty.`);
  if (text.length > LONGEST_TEXT) throw new BadUnit(`The text in ${language} is longer than any sentence.`);
  if (!text.isWellFormed() || text.includes('\0')) throw new BadUnit('The text has a broken character.');
  const author = own.changeid ?? own.creationid ?? unit.changeid ?? unit.creationid ?? '';
  const date = own.changedate ?? own.creationdate ?? unit.changedate ?? unit.creationdate ?? '';
  return {
    language,
    text,
    author: decoded(author).trim().slice(0, LONGEST_NAME) || null,
    writtenAt: dateOf(date),
    notes: notesIn(children),
  };
}

/** `EN_us` → `en-US`; null when it is no language. */
function normalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** `20220324T190400Z`, as TMX writes a moment; null when it is none. */
function dateOf(text: string): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text.trim());
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Stands for a tag that may be a line break or an image, until it is clear what it stands between. */
const PLACEHOLDER = '\ufffc';

function plain(nodes: readonly XmlNode[]): string {
  return textOf(nodes)
    .replace(/(?<=[\p{L}\p{N}])\ufffc+(?=[\p{L}\p{N}])/gu, ' ')
    .replaceAll(PLACEHOLDER, '')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim();
}

/** Elements that hold code of the document (`<b>`, a field), not words; `sub` is a text of its own inside one. */
const CODE = new Set(['bpt', 'ept', 'it', 'ut', 'sub']);

function textOf(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => {
      if ('#text' in node) return decoded(String(node['#text']));
      if ('#cdata' in node)
        return (node['#cdata'] as XmlNode[]).map((part) => String(part['#text'])).join('');
      const name = Object.keys(node).find((key) => key !== ':@') ?? '';
      if (name === 'ph') return PLACEHOLDER;
      return CODE.has(name) ? '' : textOf(childrenOf(node, name));
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities of XML and characters by their number; any other would have to be declared. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w*));?/gi, (whole, decimal, hex, name) => {
    const number = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    const character = number === null ? ENTITIES[name] : characterOf(number);
    if (character === undefined || !whole.endsWith(';')) throw new BadUnit(`“${whole}” is no character.`);
    return character;
  });
}

function characterOf(number: number): string | undefined {
  const isCharacter = number > 0 && number <= 0x10_ff_ff && !(number >= 0xd8_00 && number <= 0xdf_ff);
  return isCharacter ? String.fromCodePoint(number) : undefined;
}

function notesIn(children: readonly XmlNode[]): string[] {
  return children
    .filter(isElement('note'))
    .map((node) => textOf(childrenOf(node, 'note')).trim())
    .filter((note) => note !== '');
}

const isElement = (name: string) => (node: XmlNode) => name in node;

function childrenOf(node: XmlNode, name: string): XmlNode[] {
  const children = node[name];
  return Array.isArray(children) ? (children as XmlNode[]) : [];
}

function attributes(node: XmlNode): Record<string, string> {
  return (node[':@'] ?? {}) as Record<string, string>;
}
