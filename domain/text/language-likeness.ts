/**
 * How like a text is to each of 60 languages: what eld 2.1.0 does with its extrasmall tables (Nito T.M., Apache-2.0), to the
 * last digit. It cuts the first 350 to 380 bytes into n-grams of up to four bytes of a word, and adds up what each says of
 * each language. The package holds its tables in 50,000 objects, here they are bytes (docs/decisions/0022).
 */
import { LANGUAGES, RECORDS, SEPARATORS, UNITS } from './generated/language-table.js';

/** The package looks for the beginning of the text in so many UTF-16 code units. */
const LONGEST = 1_000;
/** A text ends at the first space after so many bytes, and after so many more at any character. */
const [CUT_AFTER, ENFORCED_CUT] = [350, 380];
/** Of a word so many bytes are cut into n-grams; its end is one wherever it is. */
const LONGEST_WORD = 70;
const [NGRAM, STRIDE] = [4, 3];
const SPACE = 0x20;
/** What the tables leave out of every score, and the mean score of an n-gram that is half of full likeness. */
const [LEAST_SCORE, HALF_LIKE] = [53, 25];

// ── The tables ────────────────────────────────────────────────────────────────────────────────────

/** One after the other: length of the n-gram, its units, number of languages, and for each its number and score. */
const records = bytesOf(atob(RECORDS));
const separators = new RegExp(SEPARATORS, 'gu');
/** How the tables write a byte of UTF-8. */
const unitOf = bytesOf(UNITS);

/** Where the record of an n-gram begins, plus 1, by its hash or in the next place that was free. A third of them is taken. */
const places = new Uint32Array(1 << 17);
const LAST_PLACE = places.length - 1;

for (let at = 0; at < records.length; ) {
  const length = records[at] as number;
  let place = hashOf(records, at + 1, length) & LAST_PLACE;
  while (places[place] !== 0) place = (place + 1) & LAST_PLACE;
  places[place] = at + 1;
  at += 2 + length + (records[at + 1 + length] as number) * 2;
}

/** Of a string with a byte in each code unit. A loop: an array of half a million characters would take 40 MB. */
function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** FNV-1a, mixed. */
function hashOf(units: Uint8Array, from: number, length: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < from + length; at++) hash = Math.imul(hash ^ (units[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isRecordOf(at: number, units: Uint8Array, length: number): boolean {
  if (records[at] !== length) return false;
  for (let i = 0; i < length; i++) if (records[at + 1 + i] !== units[i]) return false;
  return true;
}

/** Where the record of the n-gram begins; of one that the tables do not have, a negative number of its own. */
function recordOf(units: Uint8Array, length: number): number {
  const hash = hashOf(units, 0, length);
  for (let place = hash & LAST_PLACE; places[place] !== 0; place = (place + 1) & LAST_PLACE) {
    const at = (places[place] as number) - 1;
    if (isRecordOf(at, units, length)) return at;
  }
  return -1 - (hash >>> 2);
}

// ── A text ────────────────────────────────────────────────────────────────────────────────────────

/** The n-gram, the bytes and the word that are being looked at: kept from text to text. */
const ngram = new Uint8Array(ENFORCED_CUT + NGRAM + 2);
const bytes = new Uint8Array(LONGEST * 3);
const word = new Uint8Array(ENFORCED_CUT + NGRAM);

/** The n-grams of one text, each once, and what they say together of each language. */
class Sums {
  readonly scores = new Float64Array(LANGUAGES.length);
  readonly #seen = new Set<number>();

  /** How many n-grams there were. */
  get count(): number {
    return this.#seen.size;
  }

  /** Adds the n-grams of `word`, which has so many bytes. */
  addWord(length: number): void {
    const cut = Math.min(length, LONGEST_WORD);
    let from = 0;
    for (; from + NGRAM < cut; from += STRIDE) this.#add(this.#copied(from, from + NGRAM, from === 0));
    // of a longer word all the rest is one n-gram, which no table has
    const end = this.#copied(Math.max(0, cut - NGRAM), length, from === 0);
    ngram[end] = SPACE;
    this.#add(end + 1);
  }

  /** Puts a part of a word into the n-gram, after a space when it begins the word; returns the length. */
  #copied(from: number, to: number, isStart: boolean): number {
    let length = 0;
    if (isStart) ngram[length++] = SPACE;
    for (let at = from; at < to; at++) ngram[length++] = word[at] as number;
    return length;
  }

  #add(length: number): void {
    const record = recordOf(ngram, length);
    if (this.#seen.has(record)) return;
    this.#seen.add(record);
    if (record < 0) return;
    const first = record + 2 + length;
    const end = first + (records[first - 1] as number) * 2;
    for (let at = first; at < end; at += 2) {
      const language = records[at] as number;
      this.scores[language] = (this.scores[language] as number) + (records[at + 1] as number) + LEAST_SCORE;
    }
  }
}

const encoder = new TextEncoder();

/** How many of the first bytes are read. */
function cutOf(written: number): number {
  for (let at = CUT_AFTER + 1; at < written; at++) {
    if (bytes[at] === SPACE) return at;
    const isLastOfCharacter = ((bytes[at + 1] as number) & 0xc0) !== 0x80;
    if (at >= ENFORCED_CUT && isLastOfCharacter) return at + 1;
  }
  return written;
}

/** The n-grams of the words at the beginning of a text. */
function sumsOf(text: string): Sums {
  const sums = new Sums();
  const plain = text.slice(0, LONGEST).replace(separators, ' ').trim().toLowerCase();
  const end = cutOf(encoder.encodeInto(plain, bytes).written);
  let length = 0;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte !== SPACE) word[length++] = byte < 0x80 ? byte : (unitOf[byte] as number);
    else if (length > 0) {
      sums.addWord(length);
      length = 0;
    }
  }
  if (length > 0) sums.addWord(length);
  return sums;
}

/** The likeness of a text to each language (ISO 639-1) that it has anything of, above 0 and below 1. Not probabilities. Throws nothing. */
export function languageLikeness(text: string): Map<string, number> {
  const { scores, count } = sumsOf(text);
  const found = new Map<string, number>();
  for (const [at, language] of LANGUAGES.entries()) {
    const mean = (scores[at] as number) / count;
    if (mean > 0) found.set(language, mean / (mean + HALF_LIKE));
  }
  return found;
}
