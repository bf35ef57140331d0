/** Agencies say names and headlines in several languages: an article takes those of its own. */
import { childrenNamed, type XmlElement } from './xml-tree.ts';

/** The written languages of Norwegian, and the tag of both of them. */
const NORWEGIAN = new Set(['nb', 'nn', 'no']);

const mainPart = (tag: string) => tag.toLowerCase().split(/[-_]/, 1)[0] ?? '';

/** What the item says of the language of its text, as written. */
function languageTag(item: XmlElement): string | null {
  const [meta] = childrenNamed(item, 'contentMeta');
  const [said] = meta ? childrenNamed(meta, 'language') : [];
  return said?.attributes.tag ?? item.attributes['xml:lang'] ?? null;
}

/** 0 for the language of the article; then the other Norwegian, English, and any. */
function distance(element: XmlElement, item: XmlElement): number {
  const wanted = languageTag(item);
  // what names no language has that of the item around it
  const tag = element.attributes['xml:lang'] ?? item.attributes['xml:lang'] ?? wanted;
  if (tag === null) return 0;
  const [own, other] = [mainPart(tag), mainPart(wanted ?? '')];
  if (own === other) return 0;
  if (NORWEGIAN.has(own) && NORWEGIAN.has(other)) return own === 'no' || other === 'no' ? 1 : 2;
  return own === 'en' ? 3 : 4;
}

/** Those in the language that is nearest to that of the item, in their order. */
export function inLanguageOf(item: XmlElement, elements: readonly XmlElement[]): XmlElement[] {
  const distances = elements.map((element) => distance(element, item));
  const nearest = Math.min(...distances);
  return elements.filter((_, index) => distances[index] === nearest);
}
