/** What a web page says of its article in linked data: schema.org as JSON-LD, alone, in lists and in graphs. */
import { decodeHTML } from 'entities';

type Fields = ReadonlyMap<string, unknown>;

/** What is read of an article, each field with its values in their order. */
export type LinkedArticle = ReadonlyMap<LinkedField, string[]>;

export type LinkedField =
  | 'headline'
  | 'datePublished'
  | 'author'
  | 'publisher'
  | 'inLanguage'
  | 'keywords'
  | 'url'
  | 'mainEntityOfPage';

/** A page has a few things to say; one that goes deeper was made to hurt. */
const DEEPEST = 5;
const MOST_ITEMS = 200;
const MOST_ARTICLES = 20;

/** `NewsArticle`, `OpinionNewsArticle`, `LiveBlogPosting`, `http://schema.org/Report` … */
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report)$/;

function fieldsOf(data: unknown): Fields | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  return new Map<string, unknown>(Object.entries(data));
}

const listOf = (data: unknown): unknown[] => (Array.isArray(data) ? data.slice(0, MOST_ITEMS) : [data]);

/** The things at the top, in lists and in graphs, in their order. */
function thingsIn(data: unknown, depth = 0): Fields[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(data)) return listOf(data).flatMap((item) => thingsIn(item, depth + 1));
  const fields = fieldsOf(data);
  if (!fields) return [];
  const inside = ['@graph', 'mainEntity'].flatMap((name) => thingsIn(fields.get(name), depth + 1));
  return [fields, ...inside];
}

function isArticle(fields: Fields): boolean {
  return listOf(fields.get('@type')).some((name) => typeof name === 'string' && ARTICLE_TYPE.test(name));
}

/** Marks that programs put around scripts, and raw line ends in strings, which JSON does not have. */
function withoutMarks(source: string): string {
  const inside = source
    .replace(/^\s*(?:\/\/|\/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*(?:\]\]>|-->)\s*(?:\*\/)?\s*$/, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return inside.replace(/[\u0000-\u001f]/g, ' ');
}

/** The things that scripts of a page describe. A page with broken linked data still has its text and its meta elements. */
function parse(source: string): Fields[] {
  try {
    return thingsIn(JSON.parse(withoutMarks(source)));
  } catch {
    return [];
  }
}

type ById = ReadonlyMap<string, Fields>;

/** Things by their ids, as long as they say more than that. */
function byId(things: readonly Fields[]): ById {
  const found = new Map<string, Fields>();
  for (const thing of things) {
    const id = thing.get('@id');
    if (typeof id === 'string' && thing.size > 1 && !found.has(id)) found.set(id, thing);
  }
  return found;
}

/** Values of the fields of a thing, the first of them that has some; of a mere reference, those of the thing it means. */
function valuesOf(value: unknown, names: readonly string[], known: ById, depth = 0): string[] {
  if (depth > DEEPEST) return [];
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return listOf(value).flatMap((one) => valuesOf(one, names, known, depth + 1));
  const own = fieldsOf(value);
  const id = own?.get('@id');
  const meant = typeof id === 'string' ? known.get(id) : undefined;
  for (const fields of [own, meant]) {
    // a reference is followed once: things that mean each other have no end
    const found = names.map((name) => valuesOf(fields?.get(name), names, NOTHING, depth + 1));
    const values = found.find((list) => list.some((text) => text.trim() !== ''));
    if (values) return values;
  }
  return [];
}

const NOTHING: ById = new Map();

const NAME = ['name'];
const ADDRESS = ['url', '@id'];
/** Of each field, where its words stand when it is a thing. */
const FIELDS: readonly [LinkedField, readonly string[]][] = [
  ['headline', NAME],
  ['datePublished', ['@value']],
  ['author', NAME],
  ['publisher', NAME],
  ['inLanguage', ['alternateName', 'name']],
  ['keywords', NAME],
  ['url', ADDRESS],
  ['mainEntityOfPage', ADDRESS],
];
const IN_WORDS: ReadonlySet<LinkedField> = new Set(['headline', 'author', 'publisher', 'keywords']);

/** Keywords in one string have commas between them; those of a list are as they are. */
function splitText(field: LinkedField, value: unknown): unknown {
  return field === 'keywords' && typeof value === 'string'
    ? value.split(value.includes(';') ? ';' : ',')
    : value;
}

function read(fields: Fields, [field, names]: (typeof FIELDS)[number], known: ById): string[] {
  const values = valuesOf(splitText(field, fields.get(field)), names, known);
  // Programs put words there as they stand in the page.
  const words = IN_WORDS.has(field) ? values.map((text) => decodeHTML(text)) : values;
  return words.map((text) => text.trim()).filter((text) => text !== '');
}

/**
 * What the scripts of a page say of its article. A page may describe it more than once: what its first description does
 * not say is taken from the next, so that nobody else's name is added to its own.
 */
export function readLinkedData(sources: readonly string[]): LinkedArticle {
  const things = sources.flatMap(parse);
  const known = byId(things);
  const article = new Map<LinkedField, string[]>();
  for (const fields of things.filter(isArticle).slice(0, MOST_ARTICLES)) {
    for (const each of FIELDS) {
      const values = article.has(each[0]) ? [] : read(fields, each, known);
      if (values.length > 0) article.set(each[0], values);
    }
  }
  return article;
}

/**
 * The classes and ids, `.paywall` or `#rest`, of what only subscribers see of an article: it is the article’s text where a page
 * has it. https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
 */
export function paidParts(sources: readonly string[]): string[] {
  return sources
    .flatMap(parse)
    .filter(isArticle)
    .flatMap((article) => listOf(article.get('hasPart')))
    .flatMap((part) => listOf(fieldsOf(part)?.get('cssSelector')))
    .flatMap((selector) => (typeof selector === 'string' ? selector.split(',') : []))
    .map((selector) => selector.trim())
    .filter((selector) => /^[.#][\w-]+$/.test(selector));
}
