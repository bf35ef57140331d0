/** Which lines two texts have in common in the same order. */
import { diffArrays } from 'diff';

/** Of lines that differ, for which the longest common order is looked for: its cost grows with their square. */
const MOST_CHANGES = 1_000;
/** From here on lines that only one text has are left out first: they are most of what it costs. */
const MANY_CHANGES = 300;
/** The same between two lines that are known to correspond, of which there may be many. */
const MOST_CHANGES_BETWEEN = 100;

type Pair = readonly [oldIndex: number, newIndex: number];

/**
 * Pairs the lines that stand in both texts in the same order: by the index in the new text, that in the old one, in order.
 * It is a longest common subsequence as Myers finds it. From 300 changes on, lines that only one text has are left out first,
 * which is the same but for the choice between equals; and where whole parts have moved (beyond 1,000 changes among those
 * that both have), the lines that stand once in each text are the frame (patience diff), and the others are looked for
 * between them. Some 60 ms at most: readers wait for the one who compares. Throws nothing.
 */
export function pairInOrder(olds: readonly string[], news: readonly string[]): Map<number, number> {
  const counts = countsIn(olds);
  for (const text of news) counts.set(text, (counts.get(text) ?? 0) - 1);
  const least = [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0);
  const isMany = least > MANY_CHANGES;
  const pairs = isMany ? null : common(olds, news, MOST_CHANGES);
  return new Map(
    (pairs ?? amongShared(olds, news, isMany && least <= MOST_CHANGES)).map(([oldIndex, newIndex]) => [
      newIndex,
      oldIndex,
    ]),
  );
}

function countsIn(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Null when more than `most` lines differ. */
function common(olds: readonly string[], news: readonly string[], most: number): Pair[] | null {
  const changes: { value: string[]; added: boolean; removed: boolean }[] | undefined = diffArrays(
    [...olds],
    [...news],
    { maxEditLength: most },
  );
  if (!changes) return null;
  const pairs: Pair[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const { value, added, removed } of changes) {
    const isCommon = !added && !removed;
    for (let step = 0; isCommon && step < value.length; step += 1) pairs.push([oldAt + step, newAt + step]);
    if (!added) oldAt += value.length;
    if (!removed) newAt += value.length;
  }
  return pairs;
}

/** Of lines that both texts have. `isUntried`: they may be few enough even if none is left out. */
function amongShared(olds: readonly string[], news: readonly string[], isUntried: boolean): Pair[] {
  const [inOld, inNew] = [new Set(olds), new Set(news)];
  const from = [...olds.keys()].filter((index) => inNew.has(olds[index] ?? ''));
  const to = [...news.keys()].filter((index) => inOld.has(news[index] ?? ''));
  const lefts = from.map((index) => olds[index] ?? '');
  const rights = to.map((index) => news[index] ?? '');
  const isFewer = from.length < olds.length || to.length < news.length;
  const pairs =
    (isFewer || isUntried ? common(lefts, rights, MOST_CHANGES) : null) ?? aroundFrame(lefts, rights);
  return pairs.map(([oldAt, newAt]) => [from[oldAt] ?? 0, to[newAt] ?? 0]);
}

function aroundFrame(olds: readonly string[], news: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let [oldAt, newAt] = [0, 0];
  for (const [oldIndex, newIndex] of [...frame(olds, news), [olds.length, news.length] as const]) {
    const between = common(olds.slice(oldAt, oldIndex), news.slice(newAt, newIndex), MOST_CHANGES_BETWEEN);
    for (const [old, now] of between ?? []) pairs.push([oldAt + old, newAt + now]);
    if (oldIndex < olds.length) pairs.push([oldIndex, newIndex]);
    [oldAt, newAt] = [oldIndex + 1, newIndex + 1];
  }
  return pairs;
}

/** The most of the lines that stand once in each text which stand in the same order in both. */
function frame(olds: readonly string[], news: readonly string[]): Pair[] {
  const [inOld, inNew] = [countsIn(olds), countsIn(news)];
  const places = new Map(olds.map((text, index) => [text, index]));
  const once = news.flatMap((text, newIndex): Pair[] =>
    inOld.get(text) === 1 && inNew.get(text) === 1 ? [[places.get(text) ?? 0, newIndex]] : [],
  );
  return longestRising(once);
}

/** The longest series of pairs of which each stands further on in both texts than the one before it. They come by the second. */
export function longestRising(pairs: readonly Pair[]): Pair[] {
  /** by length less one, the index of the pair with which a series of that length ends soonest in the old text */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, [oldIndex]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[0] ?? 0) < oldIndex) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  }
  const series: Pair[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before[at]) {
    const pair = pairs[at];
    if (pair) series.push(pair);
  }
  return series.reverse();
}
