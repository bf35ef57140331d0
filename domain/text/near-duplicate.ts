/**
 * Nearly the same text, found without comparing every text with every other (translate-annotate.md 3j): MinHash over
 * shingles of three folded words, in 25 bands of 5 rows. Texts that share a band are candidates, and `compareTexts` then
 * says exactly what they have in common. Signatures are stored: after a change here all of "TextSignature" and
 * "SignatureBand" must be made anew.
 */
import { fold, UNSPACED } from './normalise.ts';

const HASHES = 125;
const ROWS = 5;
const BANDS = HASHES / ROWS;
const SHINGLE = 3;

/**
 * Shorter texts have no signature. Under twenty words a text has a handful of shingles: one word changed takes three of
 * them, so that likeness says little, and captions, credits and corrections that every paper repeats would all be
 * duplicates of each other. The same short text is still found by its hash.
 */
const FEWEST_WORDS = 20;

/** How much of two texts is the same: shares of their distinct three-word shingles, 0 to 1. */
export interface Likeness {
  /** common to both, by all that either has */
  jaccard: number;
  /** common to both, by all that the shorter one has: 1 when it is an excerpt of the other */
  containment: number;
}

// ── Words ─────────────────────────────────────────────────────────────────────────────────────────

/** What a character of a Latin text is in the loop below: 0 ends a word, or a letter's folded code, or one of these. */
const SKIPPED = 1;
const UNKNOWN = 0xffff;
const KNOWN_BELOW = 0x2070;
const FIRST = new Uint16Array(KNOWN_BELOW).fill(UNKNOWN);
/** the second letter, of æ and the like */
const SECOND = new Uint16Array(KNOWN_BELOW);

/** Soft hyphens and zero-width characters stand inside words and say nothing. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const WORD = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source})[\\p{L}\\p{M}\\p{N}])+`, 'gu');

for (let code = 0; code < KNOWN_BELOW; code++) {
  // Latin letters with and without marks, and general punctuation; everything else is folded by the book
  if (code === 0x180) code = 0x2000;
  const character = String.fromCharCode(code);
  const folded = fold(character);
  if (character.search(INVISIBLE) === 0) FIRST[code] = SKIPPED;
  else if (!/[\p{L}\p{M}\p{N}]/u.test(folded)) FIRST[code] = 0;
  else if (/^[a-z0-9]{1,2}$/.test(folded)) {
    FIRST[code] = folded.charCodeAt(0);
    SECOND[code] = folded.length === 2 ? folded.charCodeAt(1) : 0;
  }
}

const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

/** Room for the hashes of a text's words, kept from text to text; it grows. */
let room = new Int32Array(4_096);

function keep(hash: number, at: number): void {
  if (at === room.length) {
    const larger = new Int32Array(room.length * 2);
    larger.set(room);
    room = larger;
  }
  room[at] = hash;
}

const letterOf = (code: number): number => (code < KNOWN_BELOW ? (FIRST[code] as number) : UNKNOWN);

function withLetter(hash: number, code: number, letter: number): number {
  const next = Math.imul(hash ^ letter, FNV_PRIME);
  const second = SECOND[code] as number;
  return second === 0 ? next : Math.imul(next ^ second, FNV_PRIME);
}

/**
 * Puts the hashes (FNV-1a over folded letters) of the words of a text into `room` and says how many there are. One pass
 * without making a string: folding and segmenting would cost ten times as much. -1 when a character needs folding by the
 * book.
 */
function readLatinWords(text: string): number {
  let count = 0;
  let hash = FNV_START;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const letter = letterOf(code);
    if (letter === UNKNOWN) return -1;
    if (letter > SKIPPED) hash = withLetter(hash, code, letter);
    else if (letter === 0 && hash !== FNV_START) {
      keep(hash, count++);
      hash = FNV_START;
    }
  }
  if (hash !== FNV_START) keep(hash, count++);
  return count;
}

/** The same for any script. Where no spaces are written, each character is a word. */
function readAnyWords(text: string): number {
  let count = 0;
  for (const [word] of fold(text.replace(INVISIBLE, '')).matchAll(WORD)) {
    let hash = FNV_START;
    for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME);
    keep(hash, count++);
  }
  return count;
}

/** The hashes of all runs of three words, in order and with repetitions; empty for fewer words than `fewest`. */
function shinglesOf(text: string, fewest: number): Int32Array {
  const latin = readLatinWords(text);
  const count = latin < 0 ? readAnyWords(text) : latin;
  if (count < fewest) return new Int32Array(0);
  const shingles = new Int32Array(count - SHINGLE + 1);
  let [one, two] = [room[0] as number, room[1] as number];
  for (let i = 0; i < shingles.length; i++) {
    const three = room[i + 2] as number;
    shingles[i] = mixed(Math.imul(Math.imul(one, 0x2c1b3c6d) + two, 0x297a2d39) + three);
    [one, two] = [two, three];
  }
  return shingles;
}

/** Every bit of the result depends on every bit given (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

// ── Signatures ────────────────────────────────────────────────────────────────────────────────────

/** The orders in which each hash looks for the first shingle: odd factors and what is added, the same for ever. */
const FACTORS = Int32Array.from({ length: HASHES }, (_, i) => mixed(Math.imul(0x9e3779b9, 2 * i + 1)) | 1);
const ADDED = Int32Array.from({ length: HASHES }, (_, i) => mixed(Math.imul(0x9e3779b9, 2 * i + 2)));
const orderOf = (hash: number) => FACTORS[hash] as number;
const addedOf = (hash: number) => ADDED[hash] as number;

/**
 * The least of all shingles in each of the five orders of a band. Five at a time, and written out: each shingle is then
 * read once, and the five products do not wait for each other.
 */
function readBand(shingles: Int32Array, at: number, into: Uint32Array): void {
  const [a, b, c, d, e] = [orderOf(at), orderOf(at + 1), orderOf(at + 2), orderOf(at + 3), orderOf(at + 4)];
  const [p, q, r, s, t] = [addedOf(at), addedOf(at + 1), addedOf(at + 2), addedOf(at + 3), addedOf(at + 4)];
  let v = 0x7fffffff;
  let w = v;
  let x = v;
  let y = v;
  let z = v;
  for (let i = 0; i < shingles.length; i++) {
    const shingle = shingles[i] as number;
    const one = (Math.imul(shingle, a) + p) | 0;
    if (one < v) v = one;
    const two = (Math.imul(shingle, b) + q) | 0;
    if (two < w) w = two;
    const three = (Math.imul(shingle, c) + r) | 0;
    if (three < x) x = three;
    const four = (Math.imul(shingle, d) + s) | 0;
    if (four < y) y = four;
    const five = (Math.imul(shingle, e) + t) | 0;
    if (five < z) z = five;
  }
  into[at] = v;
  into[at + 1] = w;
  into[at + 2] = x;
  into[at + 3] = y;
  into[at + 4] = z;
}

/**
 * The 125 MinHashes of a text: two texts have the same one in a place with a probability that is their Jaccard. Null for
 * a text of fewer than 20 words, in which likeness says little. Case, diacritics, punctuation and white space do not
 * count. Throws nothing.
 */
export function signatureOf(text: string): Uint32Array | null {
  const shingles = shinglesOf(text, FEWEST_WORDS);
  if (shingles.length === 0) return null;
  const signature = new Uint32Array(HASHES);
  for (let at = 0; at < HASHES; at += ROWS) readBand(shingles, at, signature);
  return signature;
}

/**
 * 25 signed 32-bit keys, one for each band of five hashes with its number mixed in. Texts are candidates when they have
 * a key in common: of 1,000 pairs each, measured, 52 % of those with a Jaccard of 0.5, 87 % with 0.6, 99 % with 0.7, all
 * with 0.86, and 11 % with 0.34, 0.8 % with 0.2, none with 0.1.
 */
export function bandsOf(signature: Uint32Array): Int32Array {
  return Int32Array.from({ length: BANDS }, (_, band) => {
    let key = mixed(band + 1);
    for (let row = band * ROWS; row < (band + 1) * ROWS; row++) {
      key = mixed(Math.imul(key, 0x01000193) ^ (signature[row] as number));
    }
    return key;
  });
}

/** The Jaccard of two texts as their signatures tell it; one time in three it is more than 0.04 off. */
export function estimatedJaccard(one: Uint32Array, other: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < HASHES; i++) if (one[i] === other[i]) same++;
  return same / HASHES;
}

/** A signature as it is stored: 500 bytes, four a hash, little endian. */
export function signatureBytes(signature: Uint32Array): Uint8Array<ArrayBuffer> {
  return inLittleEndian(new Uint8Array(Uint32Array.from(signature).buffer));
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** As nearly all processors have it already; of others each hash is turned round. */
function inLittleEndian(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (!IS_LITTLE_ENDIAN) Buffer.from(bytes.buffer).swap32();
  return bytes;
}

/** The signature that was stored, in the memory of its bytes where that is possible. Throws RangeError when they are none. */
export function signatureFromBytes(bytes: Uint8Array): Uint32Array {
  if (bytes.byteLength !== HASHES * 4) {
    throw new RangeError(`a signature has ${HASHES * 4} bytes, not ${bytes.byteLength}`);
  }
  if (IS_LITTLE_ENDIAN && bytes.byteOffset % 4 === 0)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, HASHES);
  return new Uint32Array(inLittleEndian(new Uint8Array(bytes)).buffer);
}

// ── Comparing ─────────────────────────────────────────────────────────────────────────────────────

/**
 * What two texts have in common, counted on all their shingles (as 32-bit hashes: two different ones count as the same
 * in one of 10,000 comparisons). Texts of fewer than three words have nothing in common with any.
 */
export function compareTexts(one: string, other: string): Likeness {
  return likenessOf(distinctShingles(one), distinctShingles(other));
}

/** The same of the distinct shingles of two texts. */
export function likenessOf(a: Int32Array, b: Int32Array): Likeness {
  const fewer = Math.min(a.length, b.length);
  if (fewer === 0) return { jaccard: 0, containment: 0 };
  const common = inBoth(a, b);
  return { jaccard: common / (a.length + b.length - common), containment: common / fewer };
}

/**
 * The shingles of a text, each once, as 32-bit hashes in the order of numbers: two such lists are compared in one pass, which
 * is faster than two sets. Empty for fewer than three words.
 */
export function distinctShingles(text: string): Int32Array {
  const shingles = shinglesOf(text, SHINGLE).sort();
  let count = 0;
  for (let i = 0; i < shingles.length; i++) {
    if (i === 0 || shingles[i] !== shingles[i - 1]) shingles[count++] = shingles[i] as number;
  }
  return shingles.slice(0, count);
}

function inBoth(a: Int32Array, b: Int32Array): number {
  let [common, i, k] = [0, 0, 0];
  while (i < a.length && k < b.length) {
    const [one, other] = [a[i] as number, b[k] as number];
    if (one === other) common++;
    if (one <= other) i++;
    if (other <= one) k++;
  }
  return common;
}

const LEAST_JACCARD = 0.5;
const LEAST_CONTAINMENT = 0.8;

/**
 * Whether an editor should be told. Measured on the five seeds and edits of them: a light edit (some words changed and
 * left out) has a Jaccard of 0.86, every twelfth word changed 0.61, the paragraphs in reverse 0.82; the first half or
 * third alone a containment of 1. Not told: half of one text and half of another (0.33, containment 0.51), and two
 * texts on the same matter (at most 0.01, containment 0.03). An excerpt has so low a Jaccard that bands find it less
 * often than these figures suggest: half a text one time in two.
 */
export function isNearDuplicate({ jaccard, containment }: Likeness): boolean {
  return jaccard >= LEAST_JACCARD || containment >= LEAST_CONTAINMENT;
}
