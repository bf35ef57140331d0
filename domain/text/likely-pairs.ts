/** Of two long texts, which sentences of one may be which of the other, without comparing all with all. */
import { wordsAsWritten } from './normalise.ts';

/** Up to so many pairs, of so many letters by letters, all are compared: 1,500 sentences by 1,500 of some 94 letters. */
const MOST_PAIRS = 2_250_000;
const MOST_WORK = 2e10;

/**
 * Beyond that, so many letters to compare something with are shared out among the sentences, with these limits for each: of
 * 10,000 sentences each is compared with 50.
 */
const LETTERS_BY_PLACE = 4.5e7;
const [LEAST_BY_PLACE, MOST_BY_PLACE] = [24, 400];

/** A word that so few sentences have tells where a sentence has gone, and so many of them are looked at. */
const RARE = 8;
const MOST_BY_WORDS = 8;

interface Free {
  olds: readonly string[];
  news: readonly string[];
  /** the indices that are not paired yet, in order */
  from: readonly number[];
  to: readonly number[];
  /** by the index in the new text, that in the old one: what stays in its order */
  inOrder: ReadonlyMap<number, number>;
}

/** An old sentence for a new one to be compared with. */
interface Likely {
  newIndex: number;
  oldIndices: readonly number[];
}

/**
 * For each new sentence, the old ones that it may be. Of an ordinary article all (`isAll`); where that would be more than some
 * two million pairs, those that stand about where the unchanged sentences around it foretell, and those that have
 * the most rare words with it, wherever they stand. Throws nothing.
 */
export function likelyPairs(free: Free): { pairs: Iterable<Likely>; isAll: boolean } {
  const { olds, news, from, to } = free;
  const work = lengthOf(olds, from) * lengthOf(news, to);
  const isAll = from.length * to.length <= MOST_PAIRS && work <= MOST_WORK;
  const all = () => to.map((newIndex) => ({ newIndex, oldIndices: from }));
  return { pairs: isAll ? all() : likely(free), isAll };
}

function* likely(free: Free): Generator<Likely> {
  const { olds, news, from, to } = free;
  const share = Math.floor(LETTERS_BY_PLACE / lengthOf(news, to));
  const byPlace = Math.min(MOST_BY_PLACE, Math.max(LEAST_BY_PLACE, share));
  const places = foretold(free);
  const index = rareWords(olds, from);
  for (const newIndex of to) {
    const start = Math.max(0, rank(from, places(newIndex)) - Math.floor(byPlace / 2));
    const near = from.slice(start, start + byPlace);
    yield { newIndex, oldIndices: [...new Set([...near, ...withRareWords(index, news[newIndex] ?? '')])] };
  }
}

function lengthOf(texts: readonly string[], indices: readonly number[]): number {
  return indices.reduce((sum, index) => sum + (texts[index]?.length ?? 0), 0);
}

/** Where in the old text a new sentence would stand, between the places of its unchanged neighbours. To be asked in order. */
function foretold({ olds, news, inOrder }: Free): (newIndex: number) => number {
  const anchors = [...inOrder, [news.length, olds.length] as const];
  let [before, next] = [[-1, -1] as readonly [number, number], 0];
  return (newIndex) => {
    for (let anchor = anchors[next]; anchor && anchor[0] < newIndex; anchor = anchors[++next])
      before = anchor;
    const after = anchors[next] ?? before;
    const share = (newIndex - before[0]) / Math.max(1, after[0] - before[0]);
    return before[1] + share * (after[1] - before[1]);
  };
}

/** How many of the rising numbers are below `value`. */
function rank(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

type WordIndex = ReadonlyMap<string, readonly number[]>;

function rareWords(olds: readonly string[], from: readonly number[]): WordIndex {
  const index = new Map<string, number[]>();
  for (const oldIndex of from) {
    for (const word of new Set(wordsAsWritten(olds[oldIndex] ?? '', 'und'))) {
      const found = index.get(word);
      if (!found) index.set(word, [oldIndex]);
      // one too many says that it is not rare
      else if (found.length <= RARE) found.push(oldIndex);
    }
  }
  return index;
}

/** Those that have the most rare words with a text. */
function withRareWords(index: WordIndex, text: string): number[] {
  const shared = new Map<number, number>();
  for (const word of new Set(wordsAsWritten(text, 'und'))) {
    const found = index.get(word) ?? [];
    if (found.length > RARE) continue;
    for (const oldIndex of found) shared.set(oldIndex, (shared.get(oldIndex) ?? 0) + 1);
  }
  const best = [...shared].sort(([one, count], [other, more]) => more - count || one - other);
  return best.slice(0, MOST_BY_WORDS).map(([oldIndex]) => oldIndex);
}
