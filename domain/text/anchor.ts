import { DIFF_DELETE, DIFF_EQUAL, DIFF_INSERT, type Diff, makeDiff } from '@sanity/diff-match-patch';
import search from 'approx-string-match';
import { distance } from 'fastest-levenshtein';

/** Where a note stands: a position and, for when the text changes, the words there and around it. */
export interface Selector {
  /** UTF-16 code units. */
  start: number;
  /** UTF-16 code units, exclusive. */
  end: number;
  quote: string;
  /** Up to 32 code units before the quote (the length Hypothesis uses). */
  prefix: string;
  /** Up to 32 code units after the quote. */
  suffix: string;
}

export interface Anchor {
  /** `same`: the quote stands there. `moved`: look at it. `orphan`: it has no place, start and end are the old ones. */
  status: 'same' | 'moved' | 'orphan';
  start: number;
  end: number;
  /** From 0 to 1: how sure. */
  score: number;
}

const CONTEXT = 32;

/** Below these a place is not believed (measured, translate-annotate.md 3f). */
const LEAST_SLICE_SIMILARITY = 0.6;
const LEAST_SCORE = 0.8;

/** The weights Hypothesis gives; position only breaks ties between look-alikes. */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };
const WEIGHT_SUM = WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.position;

/** A long quote is searched for with at most this many errors, so that the search stays cheap. */
const MOST_ERRORS = 256;

/** How many exact occurrences are weighed; a word that is more frequent has no identity by its words anyway. */
const MOST_OCCURRENCES = 500;

function isInsidePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

const pairStart = (text: string, offset: number) => (isInsidePair(text, offset) ? offset - 1 : offset);
const pairEnd = (text: string, offset: number) => (isInsidePair(text, offset) ? offset + 1 : offset);

/**
 * Describes a span so that it can be found again: position, quote and 32 code units of context on either side.
 * Offsets are UTF-16 code units, end exclusive. An edge inside a surrogate pair is moved outwards, so that neither the
 * quote nor the context holds half a character. Throws RangeError for a span that is empty or not inside the text.
 */
export function describeSpan(text: string, start: number, end: number): Selector {
  const isWhole = Number.isInteger(start) && Number.isInteger(end);
  if (!isWhole || start < 0 || end > text.length || start >= end) {
    throw new RangeError(`no span from ${start} to ${end} in a text of ${text.length} code units`);
  }
  const from = pairStart(text, start);
  const to = pairEnd(text, end);
  return {
    start: from,
    end: to,
    quote: text.slice(from, to),
    prefix: text.slice(pairEnd(text, Math.max(from - CONTEXT, 0)), from),
    suffix: text.slice(to, pairStart(text, Math.min(to + CONTEXT, text.length))),
  };
}

/** 1 for the same text, 0 for nothing in common: edit distance over the longer length. */
function similarity(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - distance(one, other) / longest;
}

/** A stretch of the old text and where it came to be in the new one. */
interface Piece {
  oldStart: number;
  oldEnd: number;
  newStart: number;
  isKept: boolean;
  /** For what was deleted: how long the words are that were written in its place. */
  replaced: number;
}

interface Mapped {
  newStart: number;
  newEnd: number;
}

function piecesOf(diffs: readonly Diff[]): Piece[] {
  const pieces: Piece[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (const [index, [op, text]] of diffs.entries()) {
    const isKept = op === DIFF_EQUAL;
    if (isKept || op === DIFF_DELETE) {
      const next = diffs[index + 1];
      // A deletion followed by an insertion is a replacement: the new words stand for the old ones.
      const replaced = !isKept && next?.[0] === DIFF_INSERT ? next[1].length : 0;
      pieces.push({ oldStart: oldAt, oldEnd: oldAt + text.length, newStart: newAt, isKept, replaced });
      oldAt += text.length;
    }
    if (op !== DIFF_DELETE) newAt += text.length;
  }
  return pieces;
}

function mapRange(pieces: readonly Piece[], start: number, end: number): Mapped {
  const first = pieces.find((piece) => start >= piece.oldStart && start < piece.oldEnd);
  const last = pieces.find((piece) => end > piece.oldStart && end <= piece.oldEnd);
  if (!first || !last) return { newStart: -1, newEnd: -1 };
  return {
    newStart: first.newStart + (first.isKept ? start - first.oldStart : 0),
    newEnd: last.newStart + (last.isKept ? end - last.oldStart : last.replaced),
  };
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

const isInsideWord = (text: string, offset: number) =>
  offset > 0 && WORD_CHARACTER.test(text.charAt(offset - 1)) && WORD_CHARACTER.test(text.charAt(offset));

/**
 * A difference is made of characters: `onsdag` to `torsdag` keeps the `o`. A span that began and ended at whole words
 * is widened to whole words.
 */
function widenToWords(newText: string, mapped: Mapped, selector: Selector, oldText: string): Mapped {
  let { newStart, newEnd } = mapped;
  if (!isInsideWord(oldText, selector.start)) while (isInsideWord(newText, newStart)) newStart -= 1;
  if (!isInsideWord(oldText, selector.end)) while (isInsideWord(newText, newEnd)) newEnd += 1;
  return { newStart, newEnd };
}

/** What became of an old text, and how it read. */
interface Before {
  text: string;
  pieces: readonly Piece[];
}

/** Follows a span through the difference between two versions; null when what became of it is not like it. */
function followDiff(newText: string, selector: Selector, before: Before): Anchor | null {
  const mapped = mapRange(before.pieces, selector.start, selector.end);
  if (mapped.newStart < 0 || mapped.newEnd <= mapped.newStart) return null;
  const isSame = newText.slice(mapped.newStart, mapped.newEnd) === selector.quote;
  const placed = isSame ? mapped : widenToWords(newText, mapped, selector, before.text);
  const start = pairStart(newText, placed.newStart);
  const end = pairEnd(newText, placed.newEnd);
  const score = similarity(newText.slice(start, end), selector.quote);
  if (score < LEAST_SLICE_SIMILARITY) return null;
  return { status: score === 1 ? 'same' : 'moved', start, end, score };
}

/** How like the stored context the text at a place is; at the edge of the old text there was none to compare. */
function contextScore(stored: string, found: string): number {
  if (stored === '') return found === '' ? 1 : 0.5;
  return similarity(stored, found);
}

/** How well a place fits a selector, from 0 to 1. Context that agrees more never gives less. */
function scorePlace(text: string, selector: Selector, start: number, end: number, errors: number): number {
  const prefixLength = selector.prefix.length || 1;
  const suffixLength = selector.suffix.length || 1;
  const prefix = contextScore(selector.prefix, text.slice(Math.max(start - prefixLength, 0), start));
  const suffix = contextScore(selector.suffix, text.slice(end, end + suffixLength));
  const position = 1 - Math.min(Math.abs(start - selector.start) / Math.max(text.length, 1), 1);
  const quote = Math.max(1 - errors / selector.quote.length, 0);
  const sum =
    WEIGHTS.quote * quote + WEIGHTS.prefix * prefix + WEIGHTS.suffix * suffix + WEIGHTS.position * position;
  return sum / WEIGHT_SUM;
}

function exactPlaces(text: string, quote: string): { start: number; end: number; errors: number }[] {
  const places: { start: number; end: number; errors: number }[] = [];
  let at = text.indexOf(quote);
  while (at >= 0 && places.length < MOST_OCCURRENCES) {
    places.push({ start: at, end: at + quote.length, errors: 0 });
    at = text.indexOf(quote, at + 1);
  }
  return places;
}

function bestPlace(text: string, selector: Selector): Anchor | null {
  const exact = exactPlaces(text, selector.quote);
  const mostErrors = Math.min(MOST_ERRORS, Math.floor(selector.quote.length / 2));
  const places = exact.length > 0 ? exact : search(text, selector.quote, mostErrors);
  let best: Anchor | null = null;
  for (const place of places) {
    const score = scorePlace(text, selector, place.start, place.end, place.errors);
    if (best && score <= best.score) continue;
    const start = pairStart(text, place.start);
    const end = pairEnd(text, place.end);
    best = { status: text.slice(start, end) === selector.quote ? 'same' : 'moved', start, end, score };
  }
  return best && best.score >= LEAST_SCORE && best.end > best.start ? best : null;
}

/**
 * Finds described spans in a changed text (translate-annotate.md 3f): first through the difference between old and
 * new text, where the old one is known; else by the quote and its context, exactly, then approximately. A place below
 * the floors (0.6 of the slice, 0.8 of the whole) is an orphan and never guessed. A quote that the difference lost
 * and the search found elsewhere is `moved` even when it reads the same. Offsets are UTF-16 code units.
 * The difference is looked for once for all spans: of two long texts it takes up to a second. Throws nothing.
 */
export function anchorFinder(newText: string, oldText?: string): (selector: Selector) => Anchor {
  let pieces: Piece[] | undefined;
  const follow = (selector: Selector) => {
    if (oldText === undefined || oldText.slice(selector.start, selector.end) !== selector.quote) return null;
    pieces ??= piecesOf(makeDiff(oldText, newText));
    return followDiff(newText, selector, { text: oldText, pieces });
  };
  return (selector) => {
    const orphan: Anchor = { status: 'orphan', start: selector.start, end: selector.end, score: 0 };
    if (selector.quote === '' || newText === '') return orphan;
    const followed = follow(selector);
    if (followed) return followed;
    const found = bestPlace(newText, selector);
    if (!found) return orphan;
    return oldText === undefined ? found : { ...found, status: 'moved' };
  };
}

/** The same for one span. */
export function findAnchor(newText: string, selector: Selector, oldText?: string): Anchor {
  return anchorFinder(newText, oldText)(selector);
}
