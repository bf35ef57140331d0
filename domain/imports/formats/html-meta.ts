/** What a web page says about itself: meta elements, linked data (schema.org), and the marks in its text. */
import { attributeOf, elementsIn, type HtmlElement, type HtmlTree, placesOfAttribute } from './html-tree.ts';
import { readLinkedData } from './linked-data.ts';
import { addAll, type LocatedText, type Range, standingFor } from './located.ts';

export interface PageMeta {
  /** the first value under one of the names, whatever their case, and its places are marked as used */
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

/** Scripts of linked data, as written. */
export function linkedDataIn(tree: HtmlTree): string[] {
  return [...elementsIn(tree.root)]
    .filter(
      (element) =>
        element.tagName === 'script' &&
        /^\s*application\/ld\+json\b/i.test(attributeOf(element, 'type') ?? ''),
    )
    .map(({ childNodes }) => childNodes.map((child) => ('value' in child ? child.value : '')).join(''));
}

function readLanguageOf(tree: HtmlTree, element: HtmlElement, entries: Map<string, Entry[]>): void {
  const value = attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang');
  if (value) addEntry(entries, 'lang', { value, places: placesOfAttribute(tree, element, 'lang') });
}

function readElement(tree: HtmlTree, element: HtmlElement, entries: Map<string, Entry[]>): void {
  if (element.tagName === 'meta') readMetaElement(tree, element, entries);
  else if (element.tagName === 'link') readLinks(tree, element, entries);
  else if (element.tagName === 'html') readLanguageOf(tree, element, entries);
}

/** Collects what the page says about itself. */
export function readMeta(tree: HtmlTree): PageMeta {
  const entries = new Map<string, Entry[]>();
  for (const element of elementsIn(tree.root)) readElement(tree, element, entries);
  for (const [name, values] of readLinkedData(linkedDataIn(tree))) {
    for (const value of values) addEntry(entries, `ld:${name}`, { value, places: [] });
  }
  const places: Range[] = [];
  const find = (names: readonly string[]) => {
    const found =
      names.map((name) => entries.get(name.toLowerCase())).find((list) => list !== undefined) ?? [];
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
