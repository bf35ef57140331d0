/** Finds the article on a web page: the element that holds most of the running text, and what in it is beside the text. */
import { ParseError } from '../../text/parsed-article.ts';
import { isAskedFirst, isBesideByTag, isBesideByWords, isPointer } from './html-beside.ts';
import { linkedDataIn } from './html-meta.ts';
import {
  attributeOf,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  isElement,
  isText,
} from './html-tree.ts';
import { paidParts } from './linked-data.ts';

/** Elements whose text is running text, when it is not mostly links. */
const RUNNING = new Set(['p', 'blockquote', 'pre', 'li', 'dd', 'td', 'h2', 'h3']);
/** Shorter ones are buttons, labels and dates more often than text. */
const SHORTEST = 25;
const SHORTEST_LOOSE = 80;
/** What stands in a line of text. */
const INLINE = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub
   sup time tt u var wbr`.split(/\s+/),
);
/** More than this part of an element's text in links makes it a list of links. */
const MOST_LINKED = 0.5;
/** An element with this part of the running text of its parent holds the article. */
const HOLDS_MOST = 0.6;
/** What is marked as the article is believed when it has at least this part of the running text. */
const BELIEVED = 0.4;

interface Lengths {
  text: number;
  linked: number;
  /** characters of running text */
  running: number;
}

export interface MainText {
  element: HtmlElement;
  /** articles of like weight beside it: this page is of several */
  others: readonly HtmlElement[];
  /** whether an element inside it is not of the article */
  isBeside: (element: HtmlElement) => boolean;
}

const NONE: Lengths = { text: 0, linked: 0, running: 0 };

/** Lengths of every element, from the leaves up. Depth is limited when the tree is read. */
function measure(
  nodes: readonly HtmlNode[],
  lengths: Map<HtmlElement, Lengths>,
  isNone: (element: HtmlElement) => boolean,
): Lengths {
  let [text, linked, running, loose] = [0, 0, 0, 0];
  for (const node of nodes) {
    if (isText(node)) {
      text += node.value.trim().length;
      loose += node.value.trim().length;
    } else if (isElement(node) && !/^(?:script|style|noscript|template)$/.test(node.tagName)) {
      const own = measureElement(node, lengths, isNone);
      text += own.text;
      linked += own.linked;
      running += own.running;
    }
  }
  return { text, linked, running: running > 0 || loose < SHORTEST_LOOSE ? running : loose };
}

function measureElement(
  element: HtmlElement,
  lengths: Map<HtmlElement, Lengths>,
  isNone: (element: HtmlElement) => boolean,
): Lengths {
  const inside = measure(element.childNodes, lengths, isNone);
  const linked = element.tagName === 'a' ? inside.text : inside.linked;
  let { running } = inside;
  if (RUNNING.has(element.tagName)) {
    const isText = inside.text >= SHORTEST && linked <= inside.text * MOST_LINKED;
    running = isText ? Math.max(inside.text - linked, running) : 0;
  }
  if (isNone(element)) running = 0;
  const own = { text: inside.text, linked, running };
  lengths.set(element, own);
  return own;
}

/** Goes down from the body for as long as one child holds most of the running text. */
function descendToMost(body: HtmlElement, lengths: Map<HtmlElement, Lengths>): HtmlElement {
  let here = body;
  for (;;) {
    const { running } = lengths.get(here) ?? NONE;
    const children = here.childNodes.filter(isElement);
    const most = children.find(
      (child) => !RUNNING.has(child.tagName) && (lengths.get(child)?.running ?? 0) > running * HOLDS_MOST,
    );
    if (!most || isOneOfParagraphs(most, children, lengths) || isOneOfParts(most, children, lengths))
      return here;
    here = most;
  }
}

/** A paragraph without its tag: text that stands in lines. Two line breaks end a paragraph: then it has several. */
function isParagraph({ childNodes }: HtmlElement): boolean {
  const filled = childNodes.filter((node) => !isText(node) || node.value.trim() !== '');
  return filled.every((node, at) => {
    if (!isElement(node)) return true;
    return node.tagName === 'br' ? filled[at + 1]?.nodeName !== 'br' : INLINE.has(node.tagName);
  });
}

/** Whether an element stands among others of its kind that have running text, too: sections, rows of a grid. */
function isOneOfParts(
  most: HtmlElement,
  children: readonly HtmlElement[],
  lengths: Map<HtmlElement, Lengths>,
): boolean {
  const kind = (element: HtmlElement) => `${element.tagName} ${attributeOf(element, 'class') ?? ''}`.trim();
  if (kind(most) === 'div') return false;
  return children.some(
    (child) =>
      child !== most &&
      kind(child) === kind(most) &&
      (lengths.get(child) ?? NONE).running > 0 &&
      !isBesideByTag(child) &&
      !isBesideByWords(child),
  );
}

/** Whether a paragraph without its tag stands among others: short ones of them are no running text. */
function isOneOfParagraphs(
  most: HtmlElement,
  children: readonly HtmlElement[],
  lengths: Map<HtmlElement, Lengths>,
): boolean {
  if (!isParagraph(most)) return false;
  return children.some((child) => {
    if (child === most || child.tagName !== most.tagName || !isParagraph(child)) return false;
    const { text, linked } = lengths.get(child) ?? NONE;
    const isBeside = isBesideByTag(child) || isBesideByWords(child) || isAskedFirst(child);
    return text > linked && !isBeside;
  });
}

const isMarked = (element: HtmlElement) =>
  element.tagName === 'article' ||
  element.tagName === 'main' ||
  attributeOf(element, 'role') === 'main' ||
  attributeOf(element, 'itemprop') === 'articleBody';

/** The smallest element marked as the article that holds enough of the running text. */
function markedArticle(body: HtmlElement, lengths: Map<HtmlElement, Lengths>): HtmlElement | null {
  const enough = (lengths.get(body) ?? NONE).running * BELIEVED;
  let found: HtmlElement | null = null;
  for (const element of elementsIn(body)) {
    const { running } = lengths.get(element) ?? NONE;
    if (running === 0 || running < enough || !isMarked(element)) continue;
    // a live report has articles in it, of which none is the article
    const isPart = found !== null && element.tagName === 'article' && isInside(element, 'article');
    if (!isPart || running > (lengths.get(found as HtmlElement)?.running ?? 0) * HOLDS_MOST) found = element;
  }
  return found;
}

/** A page of several has them side by side: of one that is shorter than this part of the longest, nobody would miss it. */
const LIKE_WEIGHT = 0.25;
/** The one that is so much longer than the next is what the page is about. */
const OUTWEIGHS = 1.5;

/** Articles side by side that together hold the running text; not those that are only pointed at, nor comments. */
function articlesIn(body: HtmlElement, lengths: Map<HtmlElement, Lengths>): HtmlElement[] {
  const weight = (element: HtmlElement) => (lengths.get(element) ?? NONE).running;
  const outermost = [...elementsIn(body)].filter(
    (element) =>
      element.tagName === 'article' && weight(element) >= SHORTEST_LOOSE && !isInside(element, 'article'),
  );
  const own = outermost.filter((element) => !isBesideByWords(element) && !isInBeside(element, weight));
  const longest = Math.max(...own.map(weight), 0);
  const alike = own.filter((element) => weight(element) >= longest * LIKE_WEIGHT);
  const sum = alike.reduce((all, element) => all + weight(element), 0);
  return sum >= weight(body) * BELIEVED ? alike : [];
}

function* ancestorsOf(element: HtmlElement): Generator<HtmlElement> {
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode) yield at;
}

const isInside = (element: HtmlElement, tag: string) =>
  [...ancestorsOf(element)].some(({ tagName }) => tagName === tag);

function isInBeside(element: HtmlElement, weight: (element: HtmlElement) => number): boolean {
  const all = [...ancestorsOf(element)];
  const most = Math.max(...all.map(weight)) / 2;
  return all.some((each) => isBesideByTag(each) || (isBesideByWords(each) && weight(each) <= most));
}

const hasHeading = (element: HtmlElement) => [...elementsIn(element)].some(({ tagName }) => tagName === 'h1');

/** Which of several the page is about: the only one with a heading of the first order, or by far the longest. */
function mainOf(
  articles: readonly HtmlElement[],
  lengths: Map<HtmlElement, Lengths>,
): HtmlElement | undefined {
  const headed = articles.filter(hasHeading);
  if (headed.length === 1) return headed[0];
  const weight = (element: HtmlElement) => (lengths.get(element) ?? NONE).running;
  const [longest, next] = articles.toSorted((a, b) => weight(b) - weight(a));
  return longest && next && weight(longest) >= weight(next) * OUTWEIGHS ? longest : undefined;
}

function measured(tree: HtmlTree, body: HtmlElement): Map<HtmlElement, Lengths> {
  const lengths = new Map<HtmlElement, Lengths>();
  measure(tree.root.childNodes, lengths, (element) => isBesideByTag(element) || isAskedFirst(element));
  if ((lengths.get(body) ?? NONE).running >= SHORTEST_LOOSE) return lengths;
  // what is called like a dialog is all there is
  measure(tree.root.childNodes, lengths, isBesideByTag);
  return lengths;
}

/** Finds the article of a page; null when the page has no body. Throws ParseError for a page of several of which none is the main one. */
export function findMainText(tree: HtmlTree): MainText | null {
  const body = [...elementsIn(tree.root)].find((element) => element.tagName === 'body');
  if (!body) return null;
  const lengths = measured(tree, body);
  const articles = articlesIn(body, lengths);
  const one = articles.length > 1 ? mainOf(articles, lengths) : body;
  if (!one)
    throw new ParseError(
      `the page has ${articles.length} articles, and none of them is the main one: save each by itself`,
      1,
    );
  const paid = new Set(paidParts(linkedDataIn(tree)));
  const element = markedArticle(one, lengths) ?? (one === body ? descendToMost(body, lengths) : one);
  return {
    element,
    others: articles.filter((article) => article !== one && one !== body),
    isBeside: (child) => !isOneOf(child, paid) && isBesideIn(element, child, lengths),
  };
}

/** By its classes and its id. */
function isOneOf(element: HtmlElement, selectors: ReadonlySet<string>): boolean {
  if (selectors.size === 0) return false;
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/).map((name) => `.${name}`);
  return [`#${attributeOf(element, 'id')}`, ...classes].some((name) => selectors.has(name));
}

function isBesideIn(main: HtmlElement, child: HtmlElement, lengths: Map<HtmlElement, Lengths>): boolean {
  if (isBesideByTag(child)) return true;
  const own = lengths.get(child) ?? NONE;
  if (isAskedFirst(child) && own.running === 0) return true;
  // A wrapper may be named after the sidebar it has beside the article.
  if (own.running > (lengths.get(main) ?? NONE).running / 2) return false;
  return isBesideByWords(child) || isLinkList(child, own) || (own.linked > 0 && isPointer(child, own));
}

function isLinkList(element: HtmlElement, { text, linked }: Lengths): boolean {
  const { tagName } = element;
  if (!/^(?:ul|ol|div|section|table|tr|td)$/.test(tagName) || text === 0 || linked <= text * 0.8)
    return false;
  return (tagName !== 'tr' && tagName !== 'td') || laysOut(element);
}

const layouts = new WeakMap<HtmlElement, boolean>();

/** Whether a row or a cell is of a table that lays a page out: of one with words, a cell that is a link is a word. */
function laysOut(part: HtmlElement): boolean {
  const table = [...ancestorsOf(part)].find(({ tagName }) => tagName === 'table');
  if (!table) return true;
  const known = layouts.get(table);
  if (known !== undefined) return known;
  const isLayout = [...elementsIn(table)].some(
    ({ tagName, parentNode }) =>
      /^(?:p|div|ul|ol|table|h[1-6])$/.test(tagName) &&
      parentNode !== null &&
      /^t[dh]$/.test(parentNode.nodeName),
  );
  layouts.set(table, isLayout);
  return isLayout;
}
