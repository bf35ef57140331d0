/** The signs of footnotes in a text: they are glued to the word before them, and mean nothing without their page. */
import { attributeOf, type HtmlElement, type HtmlNode, isElement, isText } from './html-tree.ts';

/** `1`, `[12]`, `a`, `iv`, `*`, `†` */
const SIGN = /^[[(]?(?:\d{1,3}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,4})[\])]?$/i;
/** What leads from a note back to its sign, with the mark that keeps it from being drawn as a picture. */
const BACK = /^[↩↑⤴^]\ufe0e?$/u;

const isBlank = (node: HtmlNode) => !isElement(node) && (!isText(node) || node.value.trim() === '');

/** The text of the element when it holds nothing but one text, itself or within the one element in it. */
function onlyText(element: HtmlElement): string | null {
  const children = element.childNodes.filter((child) => !isBlank(child));
  const [only] = children;
  if (children.length !== 1 || !only) return null;
  if (isText(only)) return only.value.trim();
  return isElement(only) ? onlyText(only) : null;
}

function onlyChild(element: HtmlElement): HtmlElement | null {
  const [only] = element.childNodes.filter((child) => !isBlank(child));
  return only && isElement(only) ? only : null;
}

const isInnerLink = (element: HtmlElement) =>
  element.tagName === 'a' && /#./.test(attributeOf(element, 'href') ?? '');

/** A link to a place of a page that stands raised, inside or around. */
function isRaisedLink(element: HtmlElement): boolean {
  const inner = onlyChild(element);
  if (!inner) return false;
  return element.tagName === 'sup' ? isInnerLink(inner) : isInnerLink(element) && inner.tagName === 'sup';
}

/** Places that programs make for notes, and for the way back to their signs: `#fn1`, `#_ftnref1`, `#footnote-anchor-1`, `#cite_note-1`. */
const PLACE_OF_NOTE =
  /#_?(?:cite_|end|foot)?(?:note|fn|ftn|edn|(?<=cite_)ref)(?:anchor|ref|text)?[-_:.]?[\w-]*$/i;

const isLinkToNote = (element: HtmlElement) =>
  element.tagName === 'a' && PLACE_OF_NOTE.test(attributeOf(element, 'href') ?? '');

/**
 * Whether the element is the sign of a footnote, or the way back from one: a raised link to a place of the page, one to a place for
 * notes, or named so.
 */
export function isNoteSign(element: HtmlElement): boolean {
  const { tagName } = element;
  if (tagName !== 'sup' && tagName !== 'a') return false;
  // as the editor of WordPress writes it, and as the roles of digital publishing name it
  if (attributeOf(element, 'data-fn') !== null || attributeOf(element, 'role') === 'doc-noteref') return true;
  const text = onlyText(element) ?? '';
  if (isInnerLink(element) && BACK.test(text)) return true;
  return (isRaisedLink(element) || isLinkToNote(element)) && SIGN.test(text);
}
