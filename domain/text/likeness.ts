/** How like each other sentences are, for comparing many with many. */
import { distance } from 'fastest-levenshtein';
import { wordsAsWritten } from './normalise.ts';

/** Below this likeness two segments are not the same one edited (measured, translate-annotate.md 3c). */
export const LEAST_LIKENESS = 0.6;

/** Code units are counted in so many classes. More of them rule out hardly more. */
const CLASSES = 64;
const WORD_BITS = 32;
/** Longer texts are few, and the tables for them would be large. */
const LONGEST_PATTERN = 1_024;

/**
 * Compares texts with one of them after the other: `against` says with which, `likenessOf` how like it another is. Likeness:
 * 1 − edit distance / longer length, in UTF-16 code units; 0 for what is below 0.6, most of which is found out
 * without the whole distance. Once what was compared comes to `allowance`, as the sum of the products of both lengths, the
 * likeness is the share of words that both have.
 */
export class Likeness {
  readonly #texts: readonly string[];
  readonly #counts: (Int32Array | undefined)[] = [];
  readonly #words = new Map<string, Map<string, number>>();
  readonly #pattern = new Pattern();
  #text = '';
  #textCounts = countsOf('');
  #allowance: number;

  constructor(texts: readonly string[], allowance: number) {
    this.#texts = texts;
    this.#allowance = allowance;
  }

  against(text: string): void {
    this.#text = text;
    this.#textCounts = countsOf(text);
    this.#pattern.set(text.length <= LONGEST_PATTERN ? text : '');
  }

  /** With `least`, 0 also for what cannot be as like as that by its letters; with `below`, for what might be that or more. */
  likenessOf(index: number, least = LEAST_LIKENESS, below = Number.POSITIVE_INFINITY): number {
    const other = this.#texts[index] ?? '';
    const longest = Math.max(this.#text.length, other.length);
    if (longest === 0) return below > 1 ? 1 : 0;
    // The difference in length alone can rule a pair out, which spares most of the comparisons.
    if (Math.min(this.#text.length, other.length) / longest < LEAST_LIKENESS) return 0;
    // one more than may be, so that rounding decides nothing here
    const most = Math.floor((1 - LEAST_LIKENESS) * longest) + 1;
    const away = this.#leastDistance(index, other);
    const atBest = 1 - away / longest;
    if (away > most || atBest >= below || (least > LEAST_LIKENESS && atBest < least)) return 0;
    const like = this.#likeness(other, longest, most);
    return like < LEAST_LIKENESS ? 0 : like;
  }

  /** What has other letters is at least so far away. */
  #leastDistance(index: number, other: string): number {
    this.#counts[index] ??= countsOf(other);
    const counts = this.#counts[index];
    let sum = Math.abs(this.#text.length - other.length);
    for (let at = 0; at < CLASSES; at += 1) {
      sum += Math.abs((counts[at] as number) - (this.#textCounts[at] as number));
    }
    return sum / 2;
  }

  #likeness(other: string, longest: number, most: number): number {
    this.#allowance -= this.#text.length * other.length;
    if (this.#allowance < 0) return this.#likenessOfWords(other);
    const far =
      this.#text.length <= LONGEST_PATTERN
        ? this.#pattern.distanceTo(other, most)
        : distance(...differing(this.#text, other));
    return 1 - far / longest;
  }

  #likenessOfWords(other: string): number {
    const [mine, theirs] = [this.#wordsOf(this.#text), this.#wordsOf(other)];
    let [shared, all] = [0, 0];
    for (const [word, count] of mine) {
      shared += Math.min(count, theirs.get(word) ?? 0);
      all += count;
    }
    for (const count of theirs.values()) all += count;
    return all === 0 ? 0 : (2 * shared) / all;
  }

  #wordsOf(text: string): Map<string, number> {
    const known = this.#words.get(text);
    if (known) return known;
    const counts = new Map<string, number>();
    for (const word of wordsAsWritten(text, 'und')) counts.set(word, (counts.get(word) ?? 0) + 1);
    this.#words.set(text, counts);
    return counts;
  }
}

function countsOf(text: string): Int32Array {
  const counts = new Int32Array(CLASSES);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at) % CLASSES;
    counts[unit] = (counts[unit] as number) + 1;
  }
  return counts;
}

/** Two texts without what both begin with and both end with: as far apart as before. */
function differing(one: string, other: string): [string, string] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let tail = 0;
  const isEqualBefore = (back: number) =>
    one.charCodeAt(one.length - back) === other.charCodeAt(other.length - back);
  while (tail < shorter - start && isEqualBefore(tail + 1)) tail += 1;
  return [one.slice(start, one.length - tail), other.slice(start, other.length - tail)];
}

/**
 * One text of which the distances to many others are wanted, as far as they are small: Myers' columns of bits (“A fast
 * bit-vector algorithm for approximate string matching”, 1999) over several words, as Hyyrö joins them (2003). A package
 * does the same (fastest-levenshtein), but begins anew with each pair, and goes on to the end of each.
 */
class Pattern {
  #text = '';
  /** by code unit, where its bits begin in `places`; 0 for those that do not stand in the text, which have none set */
  readonly #slots = new Int32Array(0x10000);
  /** a bit for each place of the text, set where the unit stands */
  #places = new Int32Array(0);
  #rising = new Int32Array(0);
  #falling = new Int32Array(0);

  set(text: string): void {
    for (let at = 0; at < this.#text.length; at += 1) this.#slots[this.#text.charCodeAt(at)] = 0;
    this.#text = text;
    const size = Math.ceil(text.length / WORD_BITS);
    this.#rising = new Int32Array(size);
    this.#falling = new Int32Array(size);
    let used = size;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (this.#slots[unit] !== 0) continue;
      this.#slots[unit] = used;
      used += size;
    }
    this.#places = new Int32Array(used);
    for (let at = 0; at < text.length; at += 1) {
      const word = (this.#slots[text.charCodeAt(at)] as number) + (at >> 5);
      this.#places[word] = (this.#places[word] as number) | (1 << (at & 31));
    }
  }

  /** The edit distance to a text; some number above `most` when it is more than that. The text set must not be empty. */
  distanceTo(other: string, most: number): number {
    this.#rising.fill(-1);
    this.#falling.fill(0);
    let score = this.#text.length;
    for (let at = 0; at < other.length; at += 1) {
      score += this.#column(this.#slots[other.charCodeAt(at)] as number);
      // each letter that is left makes it one less at the best
      if (score - (other.length - 1 - at) > most) return most + 1;
    }
    return score;
  }

  /** One letter further: by how much the distance of the whole text to what has been read is more than before. */
  #column(slot: number): number {
    const [places, rising, falling] = [this.#places, this.#rising, this.#falling];
    const last = rising.length - 1;
    const lastEdge = (this.#text.length - 1) & 31;
    let up = 1;
    let down = 0;
    for (let word = 0; word <= last; word += 1) {
      const plus = rising[word] as number;
      const minus = falling[word] as number;
      const here = (places[slot + word] as number) | minus;
      const equal = (places[slot + word] as number) | down;
      const across = (((equal & plus) + plus) ^ plus) | equal;
      const higher = minus | ~(across | plus);
      const lower = plus & across;
      const above = (higher << 1) | up;
      const below = (lower << 1) | down;
      rising[word] = below | ~(here | above);
      falling[word] = above & here;
      const edge = word === last ? lastEdge : 31;
      up = (higher >>> edge) & 1;
      down = (lower >>> edge) & 1;
    }
    return up - down;
  }
}
