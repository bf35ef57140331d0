import { mayDouble } from './may-double.ts';

export interface DoubledWord {
  word: string;
  /** UTF-16 code units; the span covers both words and the space between. */
  start: number;
  end: number;
}

/** Whether a word goes on at a place, and over how many code units. A hyphen belongs to it: `Nato Nato-sjefen`. */
function wordAt(text: string, at: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  if (code < IN_WORD.length) return IN_WORD[code] as 0 | 1;
  const point = text.codePointAt(at) ?? 0;
  if (!WORD_CHARACTER.test(String.fromCodePoint(point))) return 0;
  return point > 0xffff ? 2 : 1;
}

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}'’-]/u;
const IN_WORD = Uint8Array.from({ length: 0x2100 }, (_, code) =>
  WORD_CHARACTER.test(String.fromCharCode(code)) ? 1 : 0,
);

/** The one letter that becomes longer in lower case, so that words of different lengths can be the same. */
const DOTTED_I = '\u0130';

/** Finds a word of letters written twice with only white space between, except where a language allows it. */
export function findDoubledWords(text: string, language: string): DoubledWord[] {
  const found = repeatedWords(text);
  if (found.length === 0) return found;
  return found.filter(({ word, start, end }) => !mayDouble(text, start, end, word, language));
}

function repeatedWords(text: string): DoubledWord[] {
  const isLengthTelling = !text.includes(DOTTED_I);
  const found: DoubledWord[] = [];
  let [start, end] = [0, 0];
  for (let at = nextWord(text, 0); at < text.length; at = nextWord(text, end)) {
    const before = { start, end };
    [start, end] = [at, endOfWord(text, at)];
    // Nearly all neighbours differ in length, or in their first or last letter: no string is made for them.
    if (isLengthTelling && before.end - before.start !== end - start) continue;
    if (before.end === 0 || !mayBeAlike(text, before.start, start)) continue;
    if (!mayBeAlike(text, before.end - 1, end - 1)) continue;
    const word = text.slice(start, end);
    if (!isDoubled(text.slice(before.start, before.end), word) || !isGap(text, before.end, start)) continue;
    found.push({ word, start: before.start, end });
  }
  return found;
}

function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && wordAt(text, at) === 0) at++;
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const step = wordAt(text, at);
    if (step === 0) break;
    at += step;
  }
  return at;
}

/** False when two different ASCII characters stand there, whatever their case. */
function mayBeAlike(text: string, one: number, other: number): boolean {
  const [a, b] = [text.charCodeAt(one), text.charCodeAt(other)];
  return a > 0x7f || b > 0x7f || (a | 0x20) === (b | 0x20);
}

const isGap = (text: string, from: number, to: number) => /^\s+$/.test(text.slice(from, to));

function isDoubled(one: string, other: string): boolean {
  if (!/\p{L}/u.test(one) || one.toLowerCase() !== other.toLowerCase()) return false;
  // Two capitals in a row are a name (`Duran Duran`, `New York New York`).
  return !(/^\p{Lu}/u.test(one) && /^\p{Lu}/u.test(other));
}
