/** XHTML that stands in a feed or a news item as elements, for a parser of HTML, which knows no prefixes. */
import { type LocatedText, located, replaceLocated } from './located.ts';
import type { XmlElement } from './xml-tree.ts';

const BOUND = /\sxmlns:([\w-]+)\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/g;
/** Elements whose end tag HTML looks for until the end of the text; XML may write them without one. */
const WITHOUT_END = '<(?:iframe|noscript|script|style|textarea|title)\\b[^<>]*/>';
/** The edges of sections that HTML takes for comments. */
const CDATA = '<!\\[CDATA\\[|\\]\\]>';

/** What stands in the element, without the prefixes that the file has bound to XHTML and what HTML would lose text over. */
export function xhtmlIn(raw: string, element: XmlElement): LocatedText {
  const inside = located(raw, element.open, element.close);
  const prefixes = [...new Set([...raw.matchAll(BOUND)].map((match) => match[1] ?? ''))];
  const plain =
    prefixes.length === 0
      ? inside
      : replaceLocated(inside, new RegExp(`</?(?:${prefixes.join('|')}):`, 'g'), (found) =>
          found.startsWith('</') ? '</' : '<',
        );
  return replaceLocated(plain, new RegExp(`${WITHOUT_END}|${CDATA}`, 'gi'), () => '');
}
