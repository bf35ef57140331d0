import { distance } from 'fastest-levenshtein';

/** A name in a text. Offsets are UTF-16 code units in the block. */
export interface NameToken {
  text: string;
  /** The name without a genitive -s, where the text has it without as well; an abbreviation in capitals always. */
  base: string;
  block: number;
  start: number;
  end: number;
  /** True when the word opens a sentence, where a capital says nothing. */
  isOpening: boolean;
  /** The title right before it, such as `statsminister`; null when there is none. */
  title: string | null;
}

const OPENS_SENTENCE = /(?:^|[.!?:…]["»”’)]*\s+)[–—\-«"“„\s]*$/u;

/** Whether a word that begins at an offset may have its capital only for standing first. */
export function opensSentence(text: string, start: number): boolean {
  if (start > 1 && text[start - 1] === ' ' && isLowerAscii(text.charCodeAt(start - 2))) return false;
  // Only a short stretch before the word decides: looking further would be quadratic.
  return OPENS_SENTENCE.test(text.slice(Math.max(start - 12, 0), start));
}

const isLowerAscii = (code: number) => code >= 0x61 && code <= 0x7a;

/** A dateline, a caption's label, a heading in capitals: there capitals are layout and say nothing about a name. */
export const UPPER_LABEL = /^\p{Lu}[\p{Lu}\p{N} ,/'’«»"-]+(?=\s?[:(]|$)/u;

/** Ends of titles in the Nordic languages and English: `utenriksminister`, `visepresident`. */
const TITLE =
  /(?:minister|president|sekretær|sekreterare|secretary|sjef|chef|leder|leiar|ledare|leader|direktør|direktör|professor|forsker|talsmann|talsmand|ordfører|ordførar|borgmester|kommissær|general|redaktør|advokat|statsråd)$/;
/** The last letters of those. */
const ENDS_TITLE = new Set('rtyfndle');
const LONGEST_TITLE = 28;

function titleBefore(text: string, start: number): string | null {
  if (text[start - 1] !== ' ' || !ENDS_TITLE.has(text.charAt(start - 2))) return null;
  const from = text.lastIndexOf(' ', start - 2) + 1;
  if (start - from > LONGEST_TITLE) return null;
  const word = text.slice(from, start - 1);
  return TITLE.test(word) ? word : null;
}

const CAPITAL = 2;
const CAPITALS = /\p{Lu}/u;
const LETTERS = /[\p{L}\p{M}]/u;
const kindOf = (character: string) => (CAPITALS.test(character) ? CAPITAL : LETTERS.test(character) ? 1 : 0);
/** Letters of Latin scripts, and the punctuation that newspapers set between them. */
const KINDS = Uint8Array.from({ length: 0x2100 }, (_, code) => kindOf(String.fromCharCode(code)));

/** 0 for what is in no name, 1 for a letter or mark, 2 for a capital. Both halves of a character are the same. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < KINDS.length) return KINDS[code] ?? 0;
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff && at > 0;
  return kindOf(String.fromCodePoint(text.codePointAt(isSecondHalf ? at - 1 : at) ?? 0));
}

/** Words that begin with a capital, wherever in the word it stands, and have a letter more. */
function addNames(text: string, block: number, into: NameToken[]): void {
  const from = UPPER_LABEL.exec(text)?.[0].length ?? 0;
  for (let start = from; start < text.length; ) {
    if (kindAt(text, start) !== CAPITAL) {
      start += 1;
      continue;
    }
    const second = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    let end = second;
    while (end < text.length && kindAt(text, end) > 0) end += 1;
    if (end > second) {
      const name = text.slice(start, end);
      const [isOpening, title] = [opensSentence(text, start), titleBefore(text, start)];
      into.push({ text: name, base: name, block, start, end, isOpening, title });
    }
    start = end;
  }
}

/** The words with a capital in the blocks of a text, in order; not those of labels and headings in capitals. */
export function nameTokens(texts: readonly string[]): NameToken[] {
  const tokens: NameToken[] = [];
  for (const [block, text] of texts.entries()) addNames(text, block, tokens);
  const forms = new Set<string>();
  for (const { text } of tokens) {
    forms.add(text.toLowerCase());
    // the small -s of `NATOs` is no part of it, so that `Natos` is known for a genitive as well
    if (isUpperGenitive(text)) forms.add(withoutS(text).toLowerCase());
  }
  for (const token of tokens) {
    if (isGenitive(token.text) && forms.has(withoutS(token.text).toLowerCase()))
      token.base = withoutS(token.text);
  }
  return tokens;
}

/** Whether a name ends as a genitive does; some names only look like one. */
export const isGenitive = (name: string) => name.endsWith('s') && /[^sS]s$/.test(name);

export const withoutS = (name: string) => name.slice(0, -1);

const isUpperGenitive = (name: string) => name.length > 2 && name.endsWith('s') && isUpper(withoutS(name));

/**
 * What should stand for a name that is a slip of another one: a genitive for a genitive, and no genitive for what is none.
 * Null when it is no slip of it.
 */
export function slipFormOf(name: string, other: string): string | null {
  if (isGenitive(name) === isGenitive(other)) return isSlipOf(name, other) ? other : null;
  if (isGenitive(other)) return isSlipOf(name, withoutS(other)) ? withoutS(other) : null;
  return isSlipOf(withoutS(name), other) ? `${other}s` : null;
}

/** Whether a name is written all in capitals. */
export function isUpper(name: string): boolean {
  return !isLowerAscii(name.charCodeAt(1)) && name === name.toUpperCase();
}

const SHORTEST_SPELLING = 6;

/** One letter in a name of six or seven, two in a longer one; an ending that comes or goes is an inflection. */
export function isSlipOf(variant: string, usual: string): boolean {
  const shorter = Math.min(variant.length, usual.length);
  if (shorter < SHORTEST_SPELLING || variant.charAt(0) !== usual.charAt(0)) return false;
  if (variant.startsWith(usual) || (usual.startsWith(variant) && usual.length - variant.length > 1))
    return false;
  // A name differs from its people and its adjective at the end: Ukraina, ukrainer, ukrainsk.
  if (variant.slice(0, shorter - 2) === usual.slice(0, shorter - 2)) return false;
  return distance(variant, usual) <= (shorter >= 8 ? 2 : 1);
}

/** Whether one letter is wrong, missing or too many, or two that are neighbours have changed places. */
export function isOneEdit(variant: string, usual: string): boolean {
  if (Math.abs(variant.length - usual.length) > 1) return false;
  if (distance(variant, usual) === 1) return true;
  if (variant.length !== usual.length) return false;
  let at = 0;
  while (at < usual.length && variant[at] === usual[at]) at += 1;
  const swapped = `${usual.slice(0, at)}${usual.charAt(at + 1)}${usual.charAt(at)}${usual.slice(at + 2)}`;
  return at < usual.length && swapped === variant;
}

/** A shorter name is one letter away from many others. */
export const SHORTEST_SURE = 8;
/**
 * Nouns with their article (Arbeiderpartiet, nn Arbeidarpartiet) are other words in a neighbouring language, and names from a
 * father’s (Petersen, Pedersen) are spelt in many ways, each of them somebody’s.
 */
const IS_MANY = /(?:e[nt]|[ae]ne|erne|son)s?$/;
/** Katrine and Kathrine, Nicolai and Nikolai, Andreasen and Andreassen: each is right for somebody. */
const asItSounds = (name: string) =>
  name
    .toLowerCase()
    .replace(/(?<=[bcdgkprtw])h|(.)(?=\1)/gu, '')
    .replace(/[cq]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/z/g, 's')
    .replace(/[yj]/g, 'i')
    .replace(/é/g, 'e');

/** Whether a name is of a kind of which a form one letter away is probably no other name. */
export const isDistinctive = (name: string) => name.length >= SHORTEST_SURE && !IS_MANY.test(name);

/** Whether a form is so near to a name, and so unlike other spellings of it, that it is its slip though both are rare. */
export function isSureSlip(variant: string, usual: string): boolean {
  return (
    isDistinctive(variant) &&
    isDistinctive(usual) &&
    isSlipOf(variant, usual) &&
    isOneEdit(variant, usual) &&
    asItSounds(variant) !== asItSounds(usual)
  );
}
