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

/** What a unit is stored with, made from its languages and texts. */
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
    words: words.map(({ exact }) => exact).join(' '),
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

/** Share of the letters of a sentence that the words looked up must have: what is alike has one of them at least. */
const SHARE_LOOKED_UP = 0.5;
const FEWEST_LOOKED_UP = 3;
/** Units that a look-up goes through before it leaves out the commoner words. */
const MOST_UNITS = 3_000;

/**
 * The words to look up, the rarest first. A sentence that is 60 % alike keeps most of its letters, so it shares a word
 * with every half of them; the rare half has few units to go through. `units` says how many units have a word; those that
 * none has are left out.
 */
export function rareWords(words: readonly string[], units: ReadonlyMap<string, number>): string[] {
  const known = words
    .filter((word) => (units.get(word) ?? 0) > 0)
    .sort((a, b) => (units.get(a) ?? 0) - (units.get(b) ?? 0) || (a < b ? -1 : 1));
  const letters = known.reduce((sum, word) => sum + word.length, 0);
  const chosen: string[] = [];
  let [covered, visits] = [0, 0];
  for (const word of known) {
    const next = visits + (units.get(word) ?? 0);
    const isEnough = covered >= letters * SHARE_LOOKED_UP && chosen.length >= FEWEST_LOOKED_UP;
    if (isEnough || (chosen.length > 0 && next > MOST_UNITS)) break;
    chosen.push(word);
    covered += word.length;
    visits = next;
  }
  return chosen;
}
