/** HTML with the place of every text, read as browsers read it (parse5), within limits that keep it quick. */
import { decodeHTML } from 'entities';
import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  parse,
  parseFragment,
  type TreeAdapter,
} from 'parse5';
import { ParseError } from '../../text/parsed-article.ts';
import { type LocatedText, located, placeIn, type Range, rangesIn, replaceLocated } from './located.ts';
import { lineAt } from './source-text.ts';

export type HtmlNode = DefaultTreeAdapterMap['childNode'];
export type HtmlElement = DefaultTreeAdapterMap['element'];
type HtmlText = DefaultTreeAdapterMap['textNode'];
type HtmlParent = DefaultTreeAdapterMap['parentNode'];

/** A tree and the text it was read from, which may itself have been taken out of something. */
export interface HtmlTree {
  root: HtmlParent;
  source: LocatedText;
}

/** Pages of newsrooms nest under 60 deep and have under 20,000 elements; some steps of parsing grow with the square. */
const DEEPEST = 250;
const MOST_ELEMENTS = 250_000;
const MOST_ATTRIBUTES = 1_000;

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;
export const isText = (node: HtmlNode): node is HtmlText => node.nodeName === '#text';

/**
 * Keeps texts apart that are not neighbours in the source (parse5 would put them together and lose their places), and
 * counts.
 */
function countingAdapter(source: string): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0;
  let count = 0;
  const refuse = (reason: string, node?: HtmlElement) => {
    const at = node?.sourceCodeLocation?.startOffset ?? source.length;
    throw new ParseError(reason, lineAt(source, at));
  };
  return {
    ...defaultTreeAdapter,
    createElement(...args) {
      count += 1;
      if (count > MOST_ELEMENTS) refuse(`it has more than ${MOST_ELEMENTS} HTML elements`);
      return defaultTreeAdapter.createElement(...args);
    },
    onItemPush(element) {
      depth += 1;
      if (depth > DEEPEST) refuse(`its HTML elements are nested more than ${DEEPEST} deep`, element);
    },
    onItemPop() {
      depth -= 1;
    },
    insertText(parent, text) {
      defaultTreeAdapter.appendChild(parent, defaultTreeAdapter.createTextNode(text));
    },
    insertTextBefore(parent, text, reference) {
      defaultTreeAdapter.insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference);
    },
    setNodeSourceCodeLocation(node, location) {
      node.sourceCodeLocation = location;
      if (node.nodeName === '#text') joinNeighbours(node as HtmlText);
    },
  };
}

/** Puts a new text to the one before it when it goes on where that one ends. */
function joinNeighbours(text: HtmlText): void {
  const siblings = text.parentNode?.childNodes ?? [];
  const index = siblings.lastIndexOf(text);
  const before = siblings[index - 1];
  if (!before || !isText(before)) return;
  const [one, other] = [before.sourceCodeLocation, text.sourceCodeLocation];
  if (!one || !other || one.endOffset !== other.startOffset) return;
  before.value += text.value;
  before.sourceCodeLocation = { ...one, endOffset: other.endOffset };
  siblings.splice(index, 1);
}

/** parse5 compares every attribute of a tag with all before it. */
function refuseManyAttributes(source: string): void {
  const tag = /<(?:!--[\s\S]*?(?:-->|$)|(?:script|style)\b[\s\S]*?(?:<\/(?:script|style)|$)|[a-z])/gi;
  for (let match = tag.exec(source); match; match = tag.exec(source)) {
    if (match[0].length > 2) continue;
    const { count, end } = attributesFrom(source, match.index + 2);
    if (count > MOST_ATTRIBUTES) {
      throw new ParseError(
        `an HTML tag has more than ${MOST_ATTRIBUTES} attributes`,
        lineAt(source, match.index),
      );
    }
    tag.lastIndex = end;
  }
}

const BETWEEN = /[\s/]/;

/** Counts attributes until the tag ends; a quotation mark opens a value only after an equals sign. */
function attributesFrom(source: string, start: number): { count: number; end: number } {
  let count = 0;
  let at = start;
  for (; at < source.length && count <= MOST_ATTRIBUTES; at += 1) {
    const character = source.charAt(at);
    if (character === '>') break;
    if (BETWEEN.test(character) && !/[\s/>]/.test(source.charAt(at + 1))) count += 1;
    if (character !== '=') continue;
    const close = endOfQuote(source, at + 1);
    // An attribute may follow a closing quotation mark directly.
    if (close > at && !/[\s/>]/.test(source.charAt(close + 1))) count += 1;
    at = close;
  }
  return { count, end: at };
}

/** The closing quotation mark of a value that begins with one; else the offset before the value. */
function endOfQuote(source: string, at: number): number {
  const quote = /^\s*(["'])/.exec(source.slice(at, at + 50));
  if (!quote?.[1]) return at - 1;
  const close = source.indexOf(quote[1], at + quote[0].length);
  return close < 0 ? source.length : close;
}

/** Reads a whole page. Throws ParseError for what was made to be slow. */
export function readPage(source: LocatedText): HtmlTree {
  refuseManyAttributes(source.text);
  const treeAdapter = countingAdapter(source.text);
  return { root: parse(source.text, { treeAdapter, sourceCodeLocationInfo: true }), source };
}

/** Reads a piece of HTML, such as the content of a feed's item. Throws ParseError for what was made to be slow. */
export function readFragment(source: LocatedText): HtmlTree {
  refuseManyAttributes(source.text);
  const treeAdapter = countingAdapter(source.text);
  return { root: parseFragment(source.text, { treeAdapter, sourceCodeLocationInfo: true }), source };
}

/** The characters a text node stands for, with their places in the raw text. */
export function textOfNode({ source }: HtmlTree, node: HtmlText): LocatedText {
  const place = node.sourceCodeLocation;
  if (!place) return { text: '', runs: [] };
  const raw = located(source.text, place.startOffset, place.endOffset);
  if (raw.text === node.value) return placeIn(raw, source);
  const decoded = replaceLocated(raw, /&#?\w{1,40};?|\r\n?/g, (found) =>
    found.startsWith('\r') ? '\n' : decodeHTML(found),
  );
  // Whatever is decoded otherwise than here has one place as a whole.
  const whole = { at: 0, length: node.value.length, start: place.startOffset, end: place.endOffset };
  return placeIn(decoded.text === node.value ? decoded : { text: node.value, runs: [whole] }, source);
}

export function attributeOf(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** Where an attribute stands in the raw text, name and value. */
export function placesOfAttribute({ source }: HtmlTree, element: HtmlElement, name: string): Range[] {
  const place = element.sourceCodeLocation?.attrs?.[name];
  return place ? rangesIn(source, { start: place.startOffset, end: place.endOffset }) : [];
}

/** Every element in the order of the document. The tree is walked without recursion. */
export function* elementsIn(parent: HtmlParent): Generator<HtmlElement> {
  const stack: HtmlNode[] = [...parent.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index];
      if (child) stack.push(child);
    }
  }
}
