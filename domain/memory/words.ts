/** How the memory knows texts again: keys of whole texts, and words that carry their pair of languages. */
import { createHash } from 'node:crypto';
import { familyOf } from '../search/stem.ts';
import { type Token, tokensOf } from '../search/tokens.ts';
import { normaliseForIdentity } from '../text/normalise.ts';

/** Characters of a text whose words are indexed; a sentence is not longer. */
const LONGEST_INDEXED = 10_000;

/**
 * What a language counts as in the memory: `en-GB` and `en-US` serve each other, `no` is bokmål, while a script that is
 * written out (`zh-Hant`) is a language of its own.
 */
export function memoryLanguage(tag: string): string {
  const known = counted.get(tag);
  if (known !== undefined) return known;
  const { language, script } = new Intl.Locale(tag);
  const primary = language === 'no' ? 'nb' : language;
  const found = script ? `${primary}-${script}` : primary;
  counted.set(tag, found);
  return found;
}

/** Making an Intl.Locale costs more than the rest of a look-up's words. */
const counted = new Map<string, string>();

/**
 * The side of a pair on which a text stands: `nb0en0` for Norwegian that is or was translated into or from English. It
 * begins every word of the index, so that a look-up never meets the words of other pairs, and serves both directions.
 */
export function sideOf(language: string, other: string): string {
  const letters = (tag: string) =>
    memoryLanguage(tag)
      .toLowerCase()
      .replace(/[^a-z]/g, '');
  return `${letters(language)}0${letters(other)}0`;
}

/** The same for texts that are the same but for white space; of one side of one pair of languages. */
export function keyOf(text: string, language: string, other: string): string {
  const whole = `${sideOf(language, other)}\n${normaliseForIdentity(text)}`;
  return createHash('sha256').update(whole).digest('base64url').slice(0, 22);
}

/** The tokens of a text on its side of a pair, in their order. */
export function sideTokens(text: string, language: string, other: string): Token[] {
  const side = sideOf(language, other);
  return tokensOf(text.slice(0, LONGEST_INDEXED), familyOf(language)).map(({ exact, open }) => ({
    exact: side + exact,
    open: open === null ? null : side + open,
  }));
}

/** What a unit is stored with, made from its languages and texts. The words have a space on either side, also the first and the last. */
export interface Indexed {
  sourceKey: string;
  targetKey: string;
  words: string;
}

export function indexed(unit: {
  sourceLanguage: string;
  targetLanguage: string;
  sourceText: string;
  targetText: string;
}): Indexed {
  const { sourceLanguage: source, targetLanguage: target, sourceText, targetText } = unit;
  const words = [...sideTokens(sourceText, source, target), ...sideTokens(targetText, target, source)];
  return {
    sourceKey: keyOf(sourceText, source, target),
    targetKey: keyOf(targetText, target, source),
    words: ` ${words.map(({ exact }) => exact).join(' ')} `,
  };
}

/** Shorter words are in nearly every sentence and say nothing (measured, translate-annotate.md 3i). */
const SHORTEST_TELLING = 4;
/** A sentence with fewer telling words is looked up by all of its words. */
const FEWEST_TELLING = 3;

/** The different words of a text by which sentences like it are found. */
export function tellingWords(text: string, language: string, other: string): string[] {
  const side = sideOf(language, other).length;
  const all = [...new Set(sideTokens(text, language, other).map(({ exact }) => exact))];
  const telling = all.filter((word) => word.length - side >= SHORTEST_TELLING);
  return telling.length < FEWEST_TELLING ? all : telling;
}

/** Of the words of a sentence, so many may be other ones in a sentence that is still alike. */
const SHARE_LOST = 0.45;
/** Units that have one of the rarest words, together; words beyond are looked up two or three at a time. */
const MOST_WITH_ONE = 400;
const MOST_WITH_TWO = 8_000;
/** Entries of the index that are read at most for the words that are looked up together. */
const MOST_READ = 10_000;

/** What a candidate must have: one of the words of `any`, or so many of the words of `some`. */
export interface RareWords {
  any: string[];
  some: string[];
  least: number;
}

/**
 * Which words to look up. What is alike has lost only some of the words, so it has at least one of the rarest
 * `lost + 1`, two of the rarest `lost + 2` and so on (prefix filtering): rare words are looked up one by one, common ones
 * several together. `units` says how many units have a word; those that none has cannot be shared.
 */
export function rareWords(words: readonly string[], units: ReadonlyMap<string, number>): RareWords {
  const count = (word: string) => units.get(word) ?? 0;
  const known = words
    .filter((word) => count(word) > 0)
    .sort((a, b) => count(a) - count(b) || (a < b ? -1 : 1));
  const lost = known.length === 2 ? 1 : Math.floor(known.length * SHARE_LOST);
  let visits = 0;
  const any = known.slice(0, lost + 1).filter((word, i) => {
    visits += count(word);
    return i === 0 || visits <= MOST_WITH_ONE;
  });
  if (any.length > lost) return { any, some: [], least: 1 };
  const sum = (least: number) =>
    known.slice(any.length, lost + least).reduce((total, word) => total + count(word), 0);
  const wanted = Math.min(sum(2) <= MOST_WITH_TWO ? 2 : 3, known.length - lost);
  let read = 0;
  const some = known.slice(any.length, lost + wanted).filter((word) => {
    read += count(word);
    return read <= MOST_READ;
  });
  const least = Math.min(wanted, Math.max(2, some.length));
  return { any, some: some.length < least ? [] : some, least };
}
