/** Finds the article on a web page: the element that holds most of the running text, and what in it is beside the text. */
import { classOf } from './html-blocks.ts';
import {
  attributeOf,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  type HtmlTree,
  isElement,
  isText,
} from './html-tree.ts';

const BESIDE_TAGS = new Set(['nav', 'aside', 'footer', 'form', 'dialog', 'menu', 'search', 'template']);
const BESIDE_ROLES = /^(?:navigation|complementary|contentinfo|search|banner|dialog|menu|menubar|alert)$/i;
const BESIDE_WORDS =
  /(?:^|[\s_-])(?:ads?|advert\w*|annonse\w*|author-?bio|breadcrumbs?|comments?|cookies?|disqus|footer|kommentar\w*|les-?ogs\w+|menu|metadata|nav|navbar|navigation|newsletter\w*|nyhetsbrev|outbrain|pagination|paywall|popup|promo\w*|read-?more|recommend\w*|related\w*|share|sharing|sidebar|skip-?links?|social|sponsor\w*|subscri\w+|taboola|tags?|teasers?|toolbar|widget)(?:$|[\s_-])/i;

/** Elements whose text is running text, when it is not mostly links. */
const RUNNING = new Set(['p', 'blockquote', 'pre', 'li', 'dd', 'td', 'h2', 'h3']);
/** Shorter ones are buttons, labels and dates more often than text. */
const SHORTEST = 25;
const SHORTEST_LOOSE = 80;
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
  /** whether an element inside it is not of the article */
  isBeside: (element: HtmlElement) => boolean;
}

const NONE: Lengths = { text: 0, linked: 0, running: 0 };

function isBesideByTag(element: HtmlElement): boolean {
  return BESIDE_TAGS.has(element.tagName) || BESIDE_ROLES.test(attributeOf(element, 'role') ?? '');
}

/** Lengths of every element, from the leaves up. Depth is limited when the tree is read. */
function measure(nodes: readonly HtmlNode[], lengths: Map<HtmlElement, Lengths>): Lengths {
  let [text, linked, running, loose] = [0, 0, 0, 0];
  for (const node of nodes) {
    if (isText(node)) {
      text += node.value.trim().length;
      loose += node.value.trim().length;
    } else if (isElement(node) && !/^(?:script|style|noscript|template)$/.test(node.tagName)) {
      const own = measureElement(node, lengths);
      text += own.text;
      linked += own.linked;
      running += own.running;
    }
  }
  return { text, linked, running: running > 0 || loose < SHORTEST_LOOSE ? running : loose };
}

function measureElement(element: HtmlElement, lengths: Map<HtmlElement, Lengths>): Lengths {
  const inside = measure(element.childNodes, lengths);
  const linked = element.tagName === 'a' ? inside.text : inside.linked;
  let { running } = inside;
  if (RUNNING.has(element.tagName)) {
    const isText = inside.text >= SHORTEST && linked <= inside.text * MOST_LINKED;
    running = isText ? Math.max(inside.text - linked, running) : 0;
  }
  if (isBesideByTag(element)) running = 0;
  const own = { text: inside.text, linked, running };
  lengths.set(element, own);
  return own;
}

/** Goes down from the body for as long as one child holds most of the running text. */
function descendToMost(body: HtmlElement, lengths: Map<HtmlElement, Lengths>): HtmlElement {
  let here = body;
  for (;;) {
    const { running } = lengths.get(here) ?? NONE;
    const most = here.childNodes
      .filter(isElement)
      .find(
        (child) => !RUNNING.has(child.tagName) && (lengths.get(child)?.running ?? 0) > running * HOLDS_MOST,
      );
    if (!most) return here;
    here = most;
  }
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
    if (running > 0 && running >= enough && isMarked(element)) found = element;
  }
  return found;
}

/** Finds the article of a page; null when the page has no body. */
export function findMainText(tree: HtmlTree): MainText | null {
  const lengths = new Map<HtmlElement, Lengths>();
  measure(tree.root.childNodes, lengths);
  const body = [...elementsIn(tree.root)].find((element) => element.tagName === 'body');
  if (!body) return null;
  const element = markedArticle(body, lengths) ?? descendToMost(body, lengths);
  const { running } = lengths.get(element) ?? NONE;
  const isBeside = (child: HtmlElement) => {
    if (isBesideByTag(child)) return true;
    const own = lengths.get(child) ?? NONE;
    // A wrapper may be named after the sidebar it has beside the article.
    if (own.running > running / 2) return false;
    return BESIDE_WORDS.test(classOf(child)) || isLinkList(child, own);
  };
  return { element, isBeside };
}

function isLinkList({ tagName }: HtmlElement, { text, linked }: Lengths): boolean {
  return /^(?:ul|ol|div|section|table|tr|td)$/.test(tagName) && text > 0 && linked > text * 0.8;
}
