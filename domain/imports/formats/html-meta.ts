/** What a web page says about itself: meta elements, linked data (schema.org), and the marks in its text. */
import { attributeOf, elementsIn, type HtmlElement, type HtmlTree, placesOfAttribute } from './html-tree.ts';
import { addAll, type LocatedText, type Range, standingFor } from './located.ts';

export interface PageMeta {
  /** the first value under one of the names, lower case, and its places are marked as used */
  get: (...names: string[]) => string | null;
  all: (...names: string[]) => string[];
  /** the value with its place, when it is the page's title */
  located: (...names: string[]) => LocatedText | null;
  /** places of the values that were asked for */
  places: Range[];
}

interface Entry {
  value: string;
  places: Range[];
}

const NAMES = ['property', 'name', 'itemprop', 'http-equiv'] as const;

function addEntry(entries: Map<string, Entry[]>, name: string, entry: Entry): void {
  const key = name.toLowerCase();
  const known = entries.get(key);
  if (known) known.push(entry);
  else entries.set(key, [entry]);
}

function readMetaElement(tree: HtmlTree, element: HtmlElement, entries: Map<string, Entry[]>): void {
  const value = attributeOf(element, 'content')?.trim();
  if (!value) return;
  for (const attribute of NAMES) {
    const name = attributeOf(element, attribute);
    if (name) addEntry(entries, name, { value, places: placesOfAttribute(tree, element, 'content') });
  }
}

function readLinks(tree: HtmlTree, element: HtmlElement, entries: Map<string, Entry[]>): void {
  const href = attributeOf(element, 'href')?.trim();
  if (attributeOf(element, 'rel')?.toLowerCase() !== 'canonical' || !href) return;
  addEntry(entries, 'canonical', { value: href, places: placesOfAttribute(tree, element, 'href') });
}

const ARTICLE_TYPE = /Article|BlogPosting|Report$/;

/** The object that describes the article: at the top, in a list, or in a graph. */
function findArticle(data: unknown, depth = 0): Map<string, unknown> | null {
  if (typeof data !== 'object' || data === null || depth > 4) return null;
  if (Array.isArray(data)) {
    for (const item of data.slice(0, 50)) {
      const found = findArticle(item, depth + 1);
      if (found) return found;
    }
    return null;
  }
  const fields = new Map<string, unknown>(Object.entries(data));
  const type = [fields.get('@type')].flat().map(String);
  return type.some((name) => ARTICLE_TYPE.test(name)) ? fields : findArticle(fields.get('@graph'), depth + 1);
}

/** A text, the name of a thing, or a list of those. */
function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value))
    return value.slice(0, 100).flatMap((one) => (Array.isArray(one) ? [] : namesOf(one)));
  if (typeof value !== 'object' || value === null) return [];
  const fields = new Map<string, unknown>(Object.entries(value));
  return [fields.get('name') ?? fields.get('@id')].filter((name) => typeof name === 'string');
}

const LINKED_FIELDS = [
  'headline',
  'datePublished',
  'author',
  'publisher',
  'inLanguage',
  'keywords',
  'url',
  'mainEntityOfPage',
] as const;

function readLinkedData(element: HtmlElement, entries: Map<string, Entry[]>): void {
  const source = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch {
    // A page with broken linked data still has its text and its meta elements.
    return;
  }
  const article = findArticle(data);
  for (const name of LINKED_FIELDS) {
    for (const value of namesOf(article?.get(name))) addEntry(entries, `ld:${name}`, { value, places: [] });
  }
}

function readLanguageOf(tree: HtmlTree, element: HtmlElement, entries: Map<string, Entry[]>): void {
  const value = attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang');
  if (value) addEntry(entries, 'lang', { value, places: placesOfAttribute(tree, element, 'lang') });
}

function readElement(tree: HtmlTree, element: HtmlElement, entries: Map<string, Entry[]>): void {
  if (element.tagName === 'meta') readMetaElement(tree, element, entries);
  else if (element.tagName === 'link') readLinks(tree, element, entries);
  else if (element.tagName === 'html') readLanguageOf(tree, element, entries);
  else if (element.tagName === 'script' && attributeOf(element, 'type') === 'application/ld+json') {
    readLinkedData(element, entries);
  }
}

/** Collects what the page says about itself. */
export function readMeta(tree: HtmlTree): PageMeta {
  const entries = new Map<string, Entry[]>();
  for (const element of elementsIn(tree.root)) readElement(tree, element, entries);
  const places: Range[] = [];
  const find = (names: readonly string[]) => {
    const found = names.map((name) => entries.get(name)).find((list) => list !== undefined) ?? [];
    addAll(
      places,
      found.flatMap((entry) => entry.places),
    );
    return found;
  };
  return {
    places,
    get: (...names) => find(names)[0]?.value ?? null,
    all: (...names) => find(names).map(({ value }) => value),
    located: (...names) => {
      const [entry] = find(names);
      const [place] = entry?.places ?? [];
      return entry && place ? standingFor(entry.value, place.start, place.end) : null;
    },
  };
}
