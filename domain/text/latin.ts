/**
 * What Intl.Segmenter says of text in Latin letters, said ten times as fast: the rules of UAX 29 for the characters that
 * Nordic and English newspapers use. A text with any other character
 * (also `_`, the narrow space, and accents that stand alone) is left to Intl.Segmenter, by the line; the tests
 * compare the two on random text.
 */

/** A text that has none of these is cut here. */
const ODD =
  /[^\t\n\r\x20-\x5e\x60-\x7e\u00a0-\u00a7\u00a9-\u00ac\u00b0-\u00b3\u00b5-\u00b7\u00b9-\u017f\u2010-\u2015\u2018-\u2022\u2026\u2030\u2039\u203a\u2044\u20ac]/;

/** Whether every character is one that the functions of this file know. */
export function isPlainLatin(text: string): boolean {
  return !ODD.test(text);
}

/** What a character is to a word; one mark can join both letters and figures. */
const LETTER = 1;
const DIGIT = 2;
const JOINS_LETTERS = 4;
const JOINS_DIGITS = 8;
const IN_WORD = LETTER | DIGIT;

const WORD_KINDS = Uint8Array.from({ length: 0x20ad }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-zA-Z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]/.test(character)) return LETTER;
  if (/[0-9]/.test(character)) return DIGIT;
  const joinsLetters = ".'‘’·:".includes(character) ? JOINS_LETTERS : 0;
  return joinsLetters | (".,;'‘’\u2044".includes(character) ? JOINS_DIGITS : 0);
});

const wordKindAt = (text: string, at: number) =>
  at < text.length ? (WORD_KINDS[text.charCodeAt(at)] as number) : 0;

/** Where the word that begins at `start` ends: letters and figures, joined by one mark between two of a kind (WB5 to WB12). */
function endOfWord(text: string, start: number): number {
  let end = start;
  let last = 0;
  for (;;) {
    let kind = wordKindAt(text, end);
    while ((kind & IN_WORD) !== 0) {
      last = kind;
      kind = wordKindAt(text, ++end);
    }
    const next = wordKindAt(text, end + 1);
    const joins =
      ((kind & JOINS_LETTERS) !== 0 && (last & next & LETTER) !== 0) ||
      ((kind & JOINS_DIGITS) !== 0 && (last & next & DIGIT) !== 0);
    if (!joins) return end;
    end++;
  }
}

/**
 * The words of a text for which `isPlainLatin` is true, in order: the same in every language. A loop: an expression that
 * looks behind and ahead takes three times as long, and every text comes here several times.
 */
export function plainLatinWords(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if ((wordKindAt(text, at) & IN_WORD) === 0) continue;
    const end = endOfWord(text, at);
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}

// ── Sentences ─────────────────────────────────────────────────────────────────────────────────────

const UNKNOWN = 0;
const OTHER = 1;
const LOWER = 2;
const UPPER = 3;
const FIGURE = 4;
const SPACE = 5;
const CLOSE = 6;
const CONTINUES = 7;
const STOP = 8;
const MARK = 9;
const BREAK = 10;

const CLASSES = Uint8Array.from({ length: 0x20ad }, (_, code) => classOf(String.fromCharCode(code)));

/** The property Sentence_Break of a known character. */
function classOf(character: string): number {
  if (!isPlainLatin(character)) return UNKNOWN;
  const rules: [RegExp, number][] = [
    [/\p{Lowercase}/u, LOWER],
    [/\p{Uppercase}/u, UPPER],
    [/[0-9]/, FIGURE],
    [/[\r\n]/, BREAK],
    [/\s/, SPACE],
    [/\./, STOP],
    [/[!?]/, MARK],
    [/[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"']/u, CLOSE],
    [/[,:;\u2013\u2014-]/, CONTINUES],
  ];
  return rules.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
}

/** UNKNOWN also beyond the end. */
function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < CLASSES.length ? (CLASSES[code] as number) : UNKNOWN;
}

/** Rules SB6 to SB8: a full stop before a figure, inside `U.S`, or before what goes on with a small letter. */
function goesOn(text: string, stop: number, next: number): boolean {
  const after = classAt(text, stop + 1);
  if (after === FIGURE) return true;
  const before = stop > 0 ? classAt(text, stop - 1) : OTHER;
  if (after === UPPER && (before === LOWER || before === UPPER)) return true;
  let at = next;
  while (at < text.length && !endsSearch(classAt(text, at))) at++;
  return at < text.length && classAt(text, at) === LOWER;
}

const endsSearch = (found: number) =>
  found === LOWER || found === UPPER || found === BREAK || found === STOP || found === MARK;

/** Where the sentence that may end with the mark at `at` is over, or -1 when it is not. */
function endAfter(text: string, at: number, found: number): number {
  let end = at + 1;
  while (classAt(text, end) === CLOSE) end++;
  while (classAt(text, end) === SPACE) end++;
  if (end >= text.length || (found === STOP && goesOn(text, at, end))) return -1;
  const next = classAt(text, end);
  // SB8a; and a line break is the end by itself, with the white space before it
  return next === CONTINUES || next === STOP || next === MARK || next === BREAK ? -1 : end;
}

/**
 * Where UAX 29 begins a new sentence, without 0 and the end, in UTF-16 code units; null when the text has a character
 * that is not known here.
 */
export function plainLatinSentences(text: string): number[] | null {
  const cuts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const found = classAt(text, at);
    if (found < STOP) {
      if (found === UNKNOWN) return null;
      continue;
    }
    const end = found === BREAK ? endOfBreak(text, at) : endAfter(text, at, found);
    if (end > 0 && end < text.length) cuts.push(end);
  }
  return cuts;
}

function endOfBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? -1 : at + 1;
}
