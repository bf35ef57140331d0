import { isPlainLatin, plainLatinWords } from './latin.ts';

/**
 * Letters that Unicode does not decompose into a base and a mark, with what we write for them. Search and slugs
 * share the table, so that a word typed without Nordic letters finds the same article that its address names.
 */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  å: 'a',
  ß: 'ss',
  œ: 'oe',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŋ: 'n',
  ı: 'i',
};

const PLAIN_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');

/** Marks are taken off letters of these scripts only: in Devanagari, Thai, Hebrew and Arabic a mark is a vowel. */
const MARKED_LETTER = /([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu;

/**
 * The form in which two texts are compared for being the same: NFC, every run of white space one space, none at
 * the ends. Quotation marks, dashes, case and letters stay as they are, since changing one is an edit of the text.
 */
export function normaliseForIdentity(text: string): string {
  // a single space stays as it is: most white space is that, and replacing it by itself costs more than all the rest
  return text
    .normalize('NFC')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/**
 * The form in which text is searched: NFKC, lower case, Latin and Greek letters without diacritics, æ ø å as ae o a.
 * Other scripts are kept. Folding twice gives what folding once gives. Offsets do not survive folding.
 */
export function fold(text: string): string {
  if (!isPlainLatin(text)) return foldByRules(text);
  return text.replace(NOT_ASCII, (letter) => foldedLetters[letter.charCodeAt(0)] ?? letter).toLowerCase();
}

const NOT_ASCII = /[\u0080-\uffff]/g;

function foldByRules(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKED_LETTER, '$1')
    .normalize('NFC')
    .replace(PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replaceAll('ς', 'σ');
}

/** What each character of plain Latin text becomes: there a letter's neighbours do not matter. */
const foldedLetters: readonly (string | undefined)[] = Array.from({ length: 0x2100 }, (_, code) => {
  const letter = String.fromCharCode(code);
  return isPlainLatin(letter) ? foldByRules(letter) : undefined;
});

/** Scripts written without spaces, or with particles joined on: what a word is, is not written there. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

/** Making an Intl.Segmenter costs about a millisecond, so each is made once. */
export function wordSegmenter(language: string): Intl.Segmenter {
  const primary = /^[a-z]{2,3}(?=-|$)/.exec(language)?.[0] ?? 'und';
  let segmenter = segmenters.get(primary);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(primary, { granularity: 'word' });
    segmenters.set(primary, segmenter);
  }
  return segmenter;
}

/** The words of a text, folded, in order, without punctuation (word boundaries: Unicode UAX 29). */
export function words(text: string, language = 'und'): string[] {
  return wordsAsWritten(fold(text), language);
}

/** The words of a text as they stand there. */
export function wordsAsWritten(text: string, language: string): string[] {
  if (isPlainLatin(text)) return plainLatinWords(text);
  // A line break ends a word whatever stands around it: one foreign name does not make the whole text slow.
  return text
    .split('\n')
    .flatMap((line) => (isPlainLatin(line) ? plainLatinWords(line) : anyWords(line, language)));
}

function anyWords(text: string, language: string): string[] {
  const found: string[] = [];
  for (const part of wordSegmenter(language).segment(text)) {
    if (part.isWordLike) found.push(part.segment);
  }
  return found;
}
