import { assemble, type Draft, emptyDraft } from './assemble.ts';
import {
  readDateField,
  readKeywords,
  readLanguage,
  readName,
  readNames,
  readUrl,
  splitKeywords,
} from './field-values.ts';
import { blocksOfHtml, classOf, placesOfTexts, textBelow } from './html-blocks.ts';
import { findMainText } from './html-main.ts';
import { type PageMeta, readMeta } from './html-meta.ts';
import {
  attributeOf,
  elementsIn,
  type HtmlElement,
  type HtmlTree,
  placesOfAttribute,
  readPage,
} from './html-tree.ts';
import { addAll, foldSpace, type LocatedText, located, rangesOf, sliceLocated } from './located.ts';
import type { Reader } from './reading.ts';
import { readHtmlText } from './source-text.ts';

const PEOPLE_CLASS = /(?:^|[\s_-])(?:byline|author|authors|forfatter|skribent|journalist)(?:$|[\s_-])/i;

function isByline(element: HtmlElement): boolean {
  const isNamed = attributeOf(element, 'rel') === 'author' || attributeOf(element, 'itemprop') === 'author';
  return isNamed || PEOPLE_CLASS.test(classOf(element));
}

/** What in a byline is called the name: what stands beside it is a role, a picture, an address. */
const NAME_CLASS =
  /(?:^|\s)(?:fn|[\w-]*(?:author|byline|forfatter|journalist|skribent)[\w-]*[_-]name)(?:$|\s)/i;

/** The names in the first byline of a page; where none is marked, all that it says. */
function printedNames(tree: HtmlTree, [mark]: readonly HtmlElement[]): string[] {
  if (!mark) return [];
  const inside = [...elementsIn(mark)];
  const names = inside.filter((element) => NAME_CLASS.test(attributeOf(element, 'class') ?? ''));
  const texts = names.map((element) => foldSpace(textBelow(tree, element)).text);
  return texts.length > 0 ? [...new Set(texts)] : [textBelow(tree, mark).text];
}

/** `Foto: …` in a caption is said of the picture, not of the article. */
const isInCaption = (element: HtmlElement): boolean => {
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode) {
    if (at.tagName === 'figure' || at.tagName === 'figcaption') return true;
  }
  return false;
};

const LONGEST_MARK_LINE = 150;
/** `Publisert … kl. …`: words around a day that are no text without it. */
const LONGEST_LABEL = 40;

/** The line a mark stands on, when there is nothing else on it but a label. */
function lineOf(tree: HtmlTree, element: HtmlElement): HtmlElement {
  const parent = element.parentNode;
  if (!parent || !('tagName' in parent) || !/^(?:p|div|span|li)$/.test(parent.tagName)) return element;
  const [own, line] = [element, parent].map((one) => textBelow(tree, one).text.trim().length);
  return (line ?? 0) - (own ?? 0) <= LONGEST_LABEL ? parent : element;
}

/** A day or a name inside a sentence belongs to the sentence. */
function standsAlone(tree: HtmlTree, element: HtmlElement): boolean {
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode) {
    if (/^(?:p|li|h[1-6]|td|dd|figcaption)$/.test(at.tagName)) {
      return textBelow(tree, at).text.trim().length <= LONGEST_MARK_LINE;
    }
  }
  return true;
}

/** Marks of the article that a page prints: who, when. */
interface Marks {
  bylines: HtmlElement[];
  times: HtmlElement[];
  headings: HtmlElement[];
  titles: HtmlElement[];
}

function isPrintedByline(tree: HtmlTree, element: HtmlElement): boolean {
  if (!isByline(element) || isInCaption(element) || /^(?:body|article|main)$/.test(element.tagName))
    return false;
  return textBelow(tree, element).text.trim().length <= LONGEST_MARK_LINE && standsAlone(tree, element);
}

/** The elements of a page, without those of other articles on it: they say nothing of this one. */
function* ownElements({ root }: HtmlTree, others: readonly HtmlElement[]): Generator<HtmlElement> {
  const foreign = new Set(others.flatMap((other) => [...elementsIn(other)]));
  for (const element of elementsIn(root)) if (!foreign.has(element)) yield element;
}

function findMarks(tree: HtmlTree, others: readonly HtmlElement[]): Marks {
  const marks: Marks = { bylines: [], times: [], headings: [], titles: [] };
  for (const element of ownElements(tree, others)) {
    if (element.tagName === 'h1') marks.headings.push(element);
    else if (element.tagName === 'title') marks.titles.push(element);
    else if (element.tagName === 'time') {
      if (standsAlone(tree, element)) marks.times.push(element);
    } else if (isPrintedByline(tree, element)) marks.bylines.push(element);
  }
  return marks;
}

/** `Headline | Newspaper`, `Newspaper – Headline`: the part that is not the site's name, else before a bar the longer one. */
function withoutSite(title: LocatedText, site: string | null): LocatedText {
  const { text } = title;
  const cut = /\s+([|–—»:·-])\s+/.exec(text);
  if (!cut) return title;
  const last = text.lastIndexOf(cut[0]);
  const [head, tail] = [text.slice(0, last).trim(), text.slice(last + cut[0].length).trim()];
  const name = site?.toLowerCase();
  const isBarred = cut[1] === '|';
  if (tail.toLowerCase() === name || (isBarred && head.length >= tail.length))
    return sliceLocated(title, 0, last);
  if (head.toLowerCase() === name || isBarred) return sliceLocated(title, last + cut[0].length);
  return title;
}

/** The heading that says what the page says of itself, else its first that is not the site's name. */
function findTitle(tree: HtmlTree, meta: PageMeta, { headings, titles }: Marks): LocatedText | null {
  const site = meta.get('og:site_name', 'ld:publisher');
  const said = meta.get('og:title', 'ld:headline', 'twitter:title')?.toLowerCase() ?? null;
  const texts = headings
    .map((heading) => foldSpace(textBelow(tree, heading)))
    .filter(({ text }) => text !== '' && text.toLowerCase() !== site?.toLowerCase());
  const same = texts.find(({ text }) => said?.includes(text.toLowerCase()));
  if (same ?? texts[0]) return same ?? texts[0] ?? null;
  const located = meta.located('og:title', 'twitter:title');
  if (located) return withoutSite(located, site);
  const [title] = titles.map((element) => textBelow(tree, element)).filter(({ text }) => text.trim() !== '');
  if (title) return withoutSite(title, site);
  const headline = meta.get('ld:headline');
  return headline === null ? null : { text: headline, runs: [] };
}

const DATE_NAMES = [
  'article:published_time',
  'ld:datePublished',
  'datepublished',
  'dcterms.created',
  'dcterms.date',
  'dc.date',
  'date',
  'pubdate',
  'publishdate',
];

function readDetails(tree: HtmlTree, draft: Draft, meta: PageMeta, marks: Marks): void {
  const { warnings } = draft;
  const time = marks.times.find((element) => attributeOf(element, 'datetime') !== null);
  const date = meta.get(...DATE_NAMES) ?? (time ? attributeOf(time, 'datetime') : null);
  draft.date = readDateField(date, 1, warnings);
  const printed = printedNames(tree, marks.bylines);
  const people = meta
    .all('author', 'ld:author', 'article:author', 'dc.creator')
    .filter((name) => !/^https?:/.test(name));
  const keywords = meta.all('news_keywords', 'keywords').flatMap(splitKeywords);
  draft.details = {
    byline: readNames(people) ?? readNames(printed),
    publisher: readName(meta.get('og:site_name', 'ld:publisher', 'publisher', 'dc.publisher')),
    language: readLanguage(meta.get('lang', 'ld:inLanguage', 'og:locale', 'content-language')),
    keywords: readKeywords([
      ...meta.all('article:tag'),
      ...(keywords.length > 0 ? keywords : meta.all('ld:keywords')),
    ]),
    sourceUrl: readUrl(meta.get('canonical', 'og:url', 'ld:url', 'ld:mainEntityOfPage'), warnings),
  };
  addAll(draft.metadata, meta.places);
  for (const element of [...marks.bylines, ...marks.times]) {
    draft.metadata.push(
      ...rangesOf(textBelow(tree, element)),
      ...placesOfAttribute(tree, element, 'datetime'),
    );
  }
}

function onlyOne(count: number, title: LocatedText | null): string {
  const one = title ? `“${foldSpace(title).text}”` : 'the main one';
  return `the page has ${count} articles: only ${one} was taken; save the others by themselves`;
}

/**
 * Reads a web page: the article is what holds most of the running text; menus, footers, link lists and what else stands
 * beside it are left out, and the spans say so. Throws DecodeError and ParseError.
 */
export const readHtml: Reader = (bytes) => {
  const { text, encoding, warnings } = readHtmlText(bytes);
  const tree = readPage(located(text));
  const draft = { ...emptyDraft(), warnings };
  const meta = readMeta(tree);
  const main = findMainText(tree);
  const others = main?.others ?? [];
  const marks = findMarks(tree, others);
  draft.title = findTitle(tree, meta, marks);
  if (others.length > 0) warnings.push(onlyOne(others.length + 1, draft.title));
  readDetails(tree, draft, meta, marks);
  const marked = new Set([...marks.bylines, ...marks.times].map((element) => lineOf(tree, element)));
  const titleStart = draft.title?.runs[0]?.start;
  const isTitle = (element: HtmlElement) =>
    element.tagName === 'h1' && foldSpace(textBelow(tree, element)).runs[0]?.start === titleStart;
  const skips = (element: HtmlElement) =>
    marked.has(element) || isTitle(element) || (main?.isBeside(element) ?? false);
  draft.blocks = blocksOfHtml(tree, main ? [main.element] : [], { skips }).blocks;
  draft.dropped = placesOfTexts(tree);
  return { parsed: assemble(text, draft), text, encoding };
};
