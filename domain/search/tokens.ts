/**
 * From text to the words that both databases store and look up. Everything that a database could split, fold or stem in a
 * way of its own is settled here: a token has only the letters a–z and digits, and begins with a letter.
 */
import { isPlainLatin, plainLatinWords } from '../text/latin.ts';
import { fold, UNSPACED, wordSegmenter, words } from '../text/normalise.ts';
import { FAMILIES, type Family, familyOf, stem } from './stem.ts';

/** One word of a text or a query. */
export interface Token {
  /** its stem, as it is stored */
  exact: string;
  /** the word as it was written, to look up longer ones that begin with it; null when it is too short for that */
  open: string | null;
}

/** Fewer letters begin so many words that a database with 100,000 texts takes a tenth of a second to collect them. */
const SHORTEST_BEGINNING = 3;
/** Letters of one word that are compared; more is no word of any language. */
const LONGEST_WORD = 64;
/**
 * Characters of stored words per text, about 60,000 words: Postgres takes at most 1 MB for a text's distinct words and
 * their places, and twice this is the worst they can need. What comes after is not found.
 */
const LONGEST_STORED = 400_000;
/** What can hold that many stored characters, several times over: a whole book is not segmented in vain. */
const LONGEST_READ = 1_000_000;

/**
 * What is stored for an edition in one language: the tokens of title and text in their order, then those of the title
 * again with a mark, so that a search can tell what the title has.
 */
export function searchText(title: string, text: string, language: string): string {
  const family = familyOf(language);
  const inTitle = tokensOf(title.slice(0, LONGEST_WORD * 64), family).map(({ exact }) => exact);
  const marked = inTitle.map(inTitleMark).join(' ');
  const inText = storedTokens(text.slice(0, LONGEST_READ), family).join(' ');
  const room = LONGEST_STORED - 2 * marked.length;
  return [inTitle.join(' '), wholeWordsOf(inText, room), marked].filter((part) => part !== '').join(' ');
}

function wholeWordsOf(tokens: string, room: number): string {
  return tokens.length <= room ? tokens : tokens.slice(0, Math.max(0, tokens.lastIndexOf(' ', room)));
}

/** What each word of a text is stored as, one or several tokens; most texts need not be folded as a whole for it. */
function storedTokens(text: string, family: Family): string[] {
  if (!isPlainLatin(text) || CHANGES_WORDS.test(text))
    return tokensOf(text, family).map(({ exact }) => exact);
  const found: string[] = [];
  const known = asStored.get(family) as Map<string, string>;
  for (const word of plainLatinWords(text)) {
    let tokens = known.get(word);
    if (tokens === undefined) {
      tokens = words(withoutAbbreviatedGenitive(word), languageOf(family))
        .flatMap((each) => ofWord(each, family).map(({ exact }) => exact))
        .join(' ');
      remember(known, word, tokens);
    }
    if (tokens !== '') found.push(tokens);
  }
  return found;
}

/**
 * Characters of plain Latin text that are folded to what may be cut otherwise: fractions, raised figures, and letters that
 * become two characters of which one is none.
 */
const CHANGES_WORDS = /[\u00b2\u00b3\u00b9\u00bc-\u00be\u013f\u0140\u0149]/;

/** A token as it is stored a second time when it stands in the title. */
export function inTitleMark(token: string): string {
  return `${TITLE_MARK}${token}`;
}

/** The tokens of a text in their order. */
export function tokensOf(text: string, family: Family): Token[] {
  const found: Token[] = [];
  for (const word of words(withoutAbbreviatedGenitive(text), languageOf(family))) {
    for (const each of remembered(word, family)) found.push(each);
  }
  return found;
}

/** The words of a newsroom are few: what became of one is kept, for so many words of a language. */
const MOST_REMEMBERED = 30_000;
const LONGEST_REMEMBERED = 24;
const memory = new Map<Family, Map<string, readonly Token[]>>(FAMILIES.map((family) => [family, new Map()]));
/** the same of words as they are written */
const asStored = new Map<Family, Map<string, string>>(FAMILIES.map((family) => [family, new Map()]));

function remember<Found>(known: Map<string, Found>, word: string, found: Found): void {
  if (known.size >= MOST_REMEMBERED) known.clear();
  // a part of a text keeps all of the text in memory: what is kept is a copy
  if (word.length <= LONGEST_REMEMBERED) known.set(Buffer.from(word, 'utf16le').toString('utf16le'), found);
}

function remembered(word: string, family: Family): readonly Token[] {
  const known = memory.get(family);
  const before = known?.get(word);
  if (before || !known) return before ?? ofWord(word, family);
  const found = ofWord(word, family);
  remember(known, word, found);
  return found;
}

/** A token and where it stands in a text. */
export interface PlacedToken {
  token: Token;
  start: number;
  end: number;
}

/** The words of a text with their places in it, for marking hits. */
export function placedTokens(text: string, family: Family): PlacedToken[] {
  const placed: PlacedToken[] = [];
  for (const { segment, index, isWordLike } of wordSegmenter(languageOf(family)).segment(text)) {
    if (!isWordLike || segment.length > LONGEST_WORD * 2) continue;
    const found = ofWord(fold(withoutAbbreviatedGenitive(segment)), family);
    placed.push(...placesOf(found, segment, index));
  }
  return placed;
}

/** Each token has the whole word for its place, unless each character of the word is a token. */
function placesOf(found: readonly Token[], word: string, start: number): PlacedToken[] {
  const characters = [...word];
  if (found.length !== characters.length) {
    return found.map((each) => ({ token: each, start, end: start + word.length }));
  }
  let at = start;
  return found.map((each, i) => {
    const from = at;
    at += characters[i]?.length ?? 0;
    return { token: each, start: from, end: at };
  });
}

/** “EUs” and “MPs” are EU and MP: case tells, and folding loses it. */
function withoutAbbreviatedGenitive(text: string): string {
  return MAY_BE_GENITIVE.test(text) ? text.replace(/(\p{Lu}{2})s(?![\p{L}\p{N}])/gu, '$1') : text;
}

/** Finds too much, four times as fast: most texts have none. */
const MAY_BE_GENITIVE = /[A-Z\u00c0-\u00de\u0100-\uffff]{2}s/;

/** Word boundaries differ a little between languages (“EU:s” is one word in Swedish); text and query must agree. */
function languageOf(family: Family): string {
  return family === 'other' ? 'und' : family;
}

/** Where no spaces are written every character is a token, so any part is found. */
const UNSPACED_RUNS = new RegExp(`${UNSPACED.source}|[^${UNSPACED.source.slice(1, -1)}]+`, 'gu');

/** Arabic and Hebrew vowel signs and the Arabic stretching line, which are written or left out at will; Russian ё. */
const OPTIONAL_MARKS = /[\u05b0-\u05bc\u05c1\u05c2\u05c7\u0640\u064b-\u0652\u0670]/gu;

function ofWord(folded: string, family: Family): Token[] {
  const plain = folded.replace(OPTIONAL_MARKS, '').replaceAll('ё', 'е');
  if (/^[a-z]+$/.test(plain)) return [token(plain, family)];
  return parts(plain).flatMap((part) =>
    UNSPACED.test(part)
      ? (part.match(UNSPACED_RUNS) ?? []).map((run) =>
          UNSPACED.test(run) ? { exact: encode(run), open: null } : token(run, family),
        )
      : [token(part, family)],
  );
}

/** “nato’s” is nato, “u.s” is us, “slutt.nå” and “l’homme” are two words, “3.5” is one. */
function parts(word: string): string[] {
  const bare = word
    .replace(/['’ʼ:]s$/u, '')
    .replace(/^\p{L}(?:\.\p{L})+$/u, (short) => short.replaceAll('.', ''));
  return bare.split(/(?<=\p{L})['’ʼ.:·_]+|['’ʼ.:·_]+(?=\p{L})|_+/u).filter((part) => part !== '');
}

function token(word: string, family: Family): Token {
  const short = word.length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join('') : word;
  const isLongEnough = [...short].length >= SHORTEST_BEGINNING;
  return { exact: inOneByte(encode(stem(short, family))), open: isLongEnough ? encode(short) : null };
}

/** A part of a text with one dash in it has two bytes a letter, as that has; what is stored of every word needs but one. */
const inOneByte = (ascii: string): string => Buffer.from(ascii, 'latin1').toString('latin1');

const TITLE_MARK = 'qt';
/** Code points below 26 × 36 × 36 are written as q and three characters, the first of them 0–9 or a–p. */
const SHORT_CODES = 26 * 36 * 36;
const PLAIN = /^[a-pr-z][a-pr-z0-9]*$/;

/**
 * The same word in a–z and 0–9 only: a–z without q, and digits that are not first, stay; every other character becomes q
 * and its number. Different words stay different, and the beginning of a word is the beginning of its code.
 */
export function encode(word: string): string {
  if (PLAIN.test(word)) return word;
  let code = '';
  for (const character of word) {
    const stays = code === '' ? /^[a-pr-z]$/.test(character) : /^[a-pr-z0-9]$/.test(character);
    code += stays ? character : escaped(character.codePointAt(0) ?? 0);
  }
  return code;
}

function escaped(point: number): string {
  if (point >= SHORT_CODES) return `qq${point.toString(36).padStart(4, '0')}`;
  const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
  return `q${letters[Math.floor(point / 1296)]}${point.toString(36).padStart(3, '0').slice(-2)}`;
}
