/** What of a web page stands beside its article, told by how it is marked: tags, roles, and the words of classes and ids. */
import { classOf } from './html-blocks.ts';
import { attributeOf, elementsIn, type HtmlElement, isElement, isText } from './html-tree.ts';

const BESIDE_TAGS = new Set(
  'nav aside footer form dialog menu search template amp-ad amp-consent amp-sidebar'.split(' '),
);
const BESIDE_ROLES =
  /^(?:navigation|complementary|contentinfo|search|banner|dialog|alertdialog|menu|menubar|alert)$/i;
const BESIDE_WORDS =
  /(?:^|[\s_-])(?:ads?|advert\w*|annonse\w*|author-?bio|breadcrumbs?|colophon|comments?|cookies?|disqus|editsection|footer|impressum|imprint|kolofon|kommentar\w*|les-?ogs\w+|l[aæä]s-?ogs\w+|menu|metadata|nav|navbar|navigation|newsletter\w*|nyhetsbrev|nyhedsbrev|outbrain|pagination|paywall|popup|promo\w*|read-?more|recommend\w*|related\w*|share|sharing|sidebar|skip-?links?|social|sponsor\w*|subscri\w+|taboola|tags?|teasers?|toc|toolbar)(?:$|[\s_-])/i;
/** Words that mean it only when they are the whole name: `foot-note` is text. */
const BESIDE_NAMES = /(?:^|\s)(?:foot|site-?info|bottom)(?:$|\s)/i;
/** Widgets of a sidebar, by the beginning of a name: page builders call each part of an article `elementor-widget`. */
const WIDGETS = /(?:^|\s)widgets?(?:$|[\s_-])/i;
/** WordPress says of each article which tags and categories it has. */
const KEYWORDS = /(?:^|\s)(?:tag|category|format|type)-\S+/gi;

/**
 * Dialogs that ask for consent, by the names that they give themselves. `cmp` only as a whole name: all parts of pages made by one
 * publishing system are called `cmp-…`.
 */
const ASKS =
  /(?:^|\s)cmp(?:\s|$)|qc-cmp|(?:^|[\s_-])(?:cmp-?(?:banner|box|dialog|modal|wrapper|container-?consent)|consent|gdpr|privacy-?(?:banner|manager|modal|popup))(?:$|[\s_-])|(?:cookie|consent)s?[_-]?(?:bar|banner|box|consent|dialog|modal|notice|overlay|popup|wall|wrapper)|onetrust|didomi|cybotcookiebot|usercentrics|sp_message/i;
const KEEPS_ARTICLE = new Set(['html', 'body', 'main', 'article', 'h1']);

export function isBesideByTag(element: HtmlElement): boolean {
  return (
    BESIDE_TAGS.has(element.tagName) ||
    BESIDE_ROLES.test(attributeOf(element, 'role') ?? '') ||
    attributeOf(element, 'aria-modal') === 'true'
  );
}

/** The text behind a paywall, and not the offer in front of it. */
const PAID = /(?:^|\s)(?:behind-)?paywall(?:ed)?[_-]+(?:article|body|content|text)(?:$|\s)/i;

export function isBesideByWords(element: HtmlElement): boolean {
  const own = namesOf(element);
  return BESIDE_WORDS.test(own) || BESIDE_NAMES.test(own) || WIDGETS.test(own);
}

/** The classes and the id of an element, as far as they say what it is. */
function namesOf(element: HtmlElement): string {
  const names = classOf(element).replace(PAID, ' ');
  if (element.tagName === 'article') return names.replace(KEYWORDS, ' ');
  // programs make the id of a heading of its words: `Sharing` is one about sharing
  return /^h[1-6]$/.test(element.tagName) ? (attributeOf(element, 'class') ?? '') : names;
}

/** Whether it is a dialog that asks for consent, which often has more text than a short article: its text is no measure of anything. */
export function isAskedFirst(element: HtmlElement): boolean {
  if (KEEPS_ARTICLE.has(element.tagName) || !ASKS.test(classOf(element))) return false;
  return ![...elementsIn(element)].some(({ tagName }) => KEEPS_ARTICLE.has(tagName)) && !isOfArticle(element);
}

/** A class of a paragraph in the article may say what it is about. */
function isOfArticle(element: HtmlElement): boolean {
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode)
    if (at.tagName === 'article' || at.tagName === 'main') return true;
  return false;
}

const POINTS =
  /^\s*(?:les også|les mer|les meir|les òg|læs også|læs mere|läs också|läs även|läs mer|read also|read more|see also|also read|lue myös|lesið eisini)\s*[:–—-]/i;
/** A longer one is a paragraph of the article. */
const LONGEST_POINTER = 300;

/** `Les også: …`, a line that is mostly a link to another article. */
export function isPointer(element: HtmlElement, { text, linked }: { text: number; linked: number }): boolean {
  if (!/^(?:p|div|li|section)$/.test(element.tagName) || text > LONGEST_POINTER) return false;
  return linked > text / 2 && POINTS.test(textOf(element));
}

function textOf(element: HtmlElement): string {
  return element.childNodes
    .map((node) => (isText(node) ? node.value : isElement(node) ? textOf(node) : ''))
    .join('');
}
