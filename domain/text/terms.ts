/** Finds the terms of a termbase in a text, inflected, in compounds with a hyphen, and of several words. Pure. */
import { type Stem, stemsOf, storedStems } from './inflect.ts';

/** What a term is called in the language of the text, with forms that no rule of inflection gives. */
export interface TermWords {
  text: string;
  inflections: readonly string[];
}

/** A place where a form stands. Offsets are UTF-16 code units, end exclusive. */
export interface TermMatch {
  start: number;
  end: number;
  /** index of the form in the list that the index was made from */
  form: number;
  /** it stands there as it stands in the termbase, but for capitals */
  isExact: boolean;
}

/** A place where a term stands; several forms when several terms have the same word. */
export interface TermSpan {
  start: number;
  end: number;
  forms: number[];
}

type Casing = 'upper' | 'initial' | 'any';

interface PatternWord {
  lower: string;
  stems: readonly Stem[];
  casing: Casing;
}

interface Pattern {
  form: number;
  words: readonly PatternWord[];
  /** what stands between the words, brought into one spelling */
  gaps: readonly string[];
}

interface Entry {
  pattern: Pattern;
  endings: ReadonlySet<string>;
}

/** Forms by the beginnings of their first words, so that a word of the text asks only for those it can be. */
export interface TermIndex {
  readonly byStem: ReadonlyMap<string, readonly Entry[]>;
  readonly longest: number;
}

interface Token {
  text: string;
  lower: string;
  start: number;
  end: number;
}

/** A word is letters, their marks and figures; a hyphen or an apostrophe ends it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const LETTER = /\p{L}/gu;

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    lower: word.normalize('NFC').toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}

/** A hyphen and a space are the same, and all apostrophes; anything else must stand as it does in the form. */
function gapOf(text: string, before: Token, after: Token): string {
  const between = text.slice(before.end, after.start);
  if (between === ' ') return between;
  return between.replace(/[\s\u2010-\u2013-]+/gu, ' ').replace(/[’ʼ]/gu, "'");
}

const isUpper = (text: string) => text === text.toUpperCase();
const isLower = (text: string) => text === text.toLowerCase();

function casingOf(word: string): Casing {
  if ((word.match(LETTER)?.length ?? 0) > 1 && isUpper(word)) return 'upper';
  return isLower(word.charAt(0)) ? 'any' : 'initial';
}

/** So few letters as a name are often another word written with a capital: WHO is not Who, USA not Usa. */
const SHORTEST_NAME = 4;

/**
 * Capitals say what a word is: NATO stands as NATO or Nato, a name begins with a capital, and a word in small letters
 * may stand at the beginning of a sentence or in a heading of capitals.
 */
function fitsCasing(casing: Casing, found: string): boolean {
  if (casing === 'any') return true;
  if (casing === 'initial') return !isLower(found.charAt(0));
  if (isUpper(found)) return true;
  return found.length >= SHORTEST_NAME && isUpper(found.charAt(0)) && isLower(found.slice(1));
}

/** The pattern of one spelling; null when it has no letter or figure. */
function patternOf(text: string, language: string, form: number, isStored: boolean): Pattern | null {
  const tokens = tokensOf(text);
  if (tokens.length === 0) return null;
  const stems = isStored ? storedStems : stemsOf;
  return {
    form,
    words: tokens.map((token) => ({
      lower: token.lower,
      stems: stems(token.lower, language),
      casing: casingOf(token.text),
    })),
    gaps: tokens.slice(1).map((token, index) => gapOf(text, tokens[index] ?? token, token)),
  };
}

/** Prepares the forms of a language for finding; made once, used for any number of texts in that language. */
export function indexTerms(forms: readonly TermWords[], language: string): TermIndex {
  const byStem = new Map<string, Entry[]>();
  for (const [form, { text, inflections }] of forms.entries()) {
    const spellings = [text, ...inflections].map((each, i) => patternOf(each, language, form, i > 0));
    for (const pattern of spellings) if (pattern) enter(byStem, pattern);
  }
  return { byStem, longest: longestOf(byStem.keys()) };
}

function longestOf(stems: Iterable<string>): number {
  let longest = 0;
  for (const { length } of stems) longest = Math.max(longest, length);
  return longest;
}

function enter(byStem: Map<string, Entry[]>, pattern: Pattern): void {
  for (const { text, endings } of pattern.words[0]?.stems ?? []) {
    const known = byStem.get(text);
    if (known) known.push({ pattern, endings });
    else byStem.set(text, [{ pattern, endings }]);
  }
}

function fitsWord({ stems, casing }: PatternWord, token: Token): boolean {
  return stems.some(
    ({ text, endings }) =>
      token.lower.startsWith(text) &&
      endings.has(token.lower.slice(text.length)) &&
      fitsCasing(casing, token.text.slice(0, text.length)),
  );
}

/** The match of a pattern whose first word stands at `at`; null when the rest does not follow. */
function matchAt(text: string, tokens: readonly Token[], at: number, pattern: Pattern): TermMatch | null {
  const first = tokens[at];
  let last = first;
  if (!first || !last) return null;
  let isExact = first.lower === pattern.words[0]?.lower;
  for (const [index, gap] of pattern.gaps.entries()) {
    const token = tokens[at + index + 1];
    const word = pattern.words[index + 1];
    if (!token || !word || !fitsWord(word, token) || gapOf(text, last, token) !== gap) return null;
    isExact &&= token.lower === word.lower;
    last = token;
  }
  return { start: first.start, end: last.end, form: pattern.form, isExact };
}

/** The patterns whose first word the token can be, the longest beginning first. */
function entriesFor({ text, lower }: Token, { byStem, longest }: TermIndex): Pattern[] {
  const found: Pattern[] = [];
  for (let length = Math.min(lower.length, longest); length > 0; length--) {
    for (const { pattern, endings } of byStem.get(lower.slice(0, length)) ?? []) {
      const casing = pattern.words[0]?.casing ?? 'any';
      if (endings.has(lower.slice(length)) && fitsCasing(casing, text.slice(0, length))) found.push(pattern);
    }
  }
  return found;
}

function matchesAt(text: string, tokens: readonly Token[], at: number, index: TermIndex): TermMatch[] {
  const token = tokens[at];
  const matches = token ? entriesFor(token, index).map((pattern) => matchAt(text, tokens, at, pattern)) : [];
  const found = matches.filter((match) => match !== null);
  const isFirst = ({ form, end }: TermMatch, i: number) =>
    found.findIndex((other) => other.form === form && other.end === end) === i;
  return found.length > 1 ? found.filter(isFirst) : found;
}

/** Every place of every form, also where one lies within another; in the order of the text. */
export function allTermMatches(text: string, index: TermIndex): TermMatch[] {
  if (index.longest === 0) return [];
  const tokens = tokensOf(text);
  return tokens.flatMap((_, at) => matchesAt(text, tokens, at, index));
}

/**
 * The terms of a text: from left to right, the longest where several begin, and where some stand exactly as they are
 * written in the termbase, those alone. Spans never overlap. Offsets are UTF-16 code units. Throws nothing.
 */
export function findTerms(text: string, index: TermIndex): TermSpan[] {
  const spans: TermSpan[] = [];
  const matches = allTermMatches(text, index);
  for (let i = 0; i < matches.length; ) {
    const start = matches[i]?.start ?? 0;
    let next = i;
    while (matches[next]?.start === start) next++;
    const here = matches.slice(i, next);
    i = next;
    if (start < (spans.at(-1)?.end ?? 0)) continue;
    const end = Math.max(...here.map((match) => match.end));
    const longest = here.filter((match) => match.end === end);
    const exact = longest.filter((match) => match.isExact);
    const forms = (exact.length > 0 ? exact : longest).map((match) => match.form);
    spans.push({ start, end, forms: [...new Set(forms)] });
  }
  return spans;
}
