/** The line under the headline of a plain text that says who wrote it: `Av Kari Nordmann`, `Tekst: … Foto: …`. */

const LONGEST_BYLINE = 150;
/** With a colon after it, one word is a name; `By Design` may be a heading. */
const LABEL =
  /^(?:(?:skrevet |skriven |skrivet |written )?(?:av|af|by)|(?:tekst|text|foto)(?:(?: og | och | and |\/)(?:tekst|text|foto|bilde?|billeder|photos?))?|journalist|reporter|byline)(?:\s?(:)\s*|\s+)/iu;
const WRITES = /^(?:av|af|by|skrevet|skriven|skrivet|written)/i;

const PARTICLES = 'van|von|der|den|de|da|di|du|af|av|bin|al|el|ten|zu';
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*`;
const PERSON = String.raw`${NAME}(?:\s(?:(?:${PARTICLES})\s){0,2}${NAME}){0,3}(?:\s?\([\p{L} /-]{2,30}\))?`;
const PEOPLE = String.raw`${PERSON}(?:(?:\s*[,/&+]\s*|\s(?:og|and|och)\s)${PERSON}){0,4}`;
const PHOTOS = String.raw`(?:[,.]?\s+(?:[Ff]oto(?:graf)?|FOTO|[Pp]hotos?|[Bb]ilde?|[Bb]illede)(?:\s?:|\s(?:av|af|by))\s*${PEOPLE})?`;
const ADDRESS = String.raw`(?:[,\s]\s*[^\s@]+@[^\s@]+\.\p{L}{2,})?`;
const NAMES = new RegExp(`^(${PEOPLE}${PHOTOS})${ADDRESS}$`, 'u');
const IS_ARTICLE = /^(?:The|An?)\s/;

/**
 * Who wrote a text, when a paragraph says nothing else: a label, one to five names with capitals, no full stop. Null
 * otherwise. `Foto: NAME` alone is said of a picture.
 */
export function bylineIn(paragraph: string): string | null {
  if (paragraph.length > LONGEST_BYLINE || paragraph.endsWith('.')) return null;
  const label = LABEL.exec(paragraph);
  if (!label) return null;
  const hasColon = label[1] !== undefined;
  if (/^foto\s?:/i.test(label[0]) || (!hasColon && !WRITES.test(label[0]))) return null;
  const names = NAMES.exec(paragraph.slice(label[0].length))?.[1]?.replace(/\s+/gu, ' ') ?? null;
  if (names === null || IS_ARTICLE.test(names)) return null;
  return hasColon || names.includes(' ') || names === names.toUpperCase() ? names : null;
}
