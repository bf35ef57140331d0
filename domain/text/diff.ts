/** What became of each sentence of a text. */
import { longestRising, pairInOrder } from './in-order.ts';
import { likelyPairs } from './likely-pairs.ts';
import { Likeness } from './likeness.ts';
import { normaliseForIdentity } from './normalise.ts';

/** What became of a segment: a pair of indices, one of them null for what is new or gone. */
export interface SegmentPair {
  oldIndex: number | null;
  newIndex: number | null;
  kind: 'same' | 'changed' | 'new' | 'gone';
}

/**
 * How many of the sentences that both texts have stand elsewhere in the new one: those outside the longest series that keeps
 * its order. The pairs come in the order of the new text.
 */
export function countElsewhere(pairs: readonly Pick<SegmentPair, 'oldIndex' | 'newIndex'>[]): number {
  const kept = pairs.flatMap(({ oldIndex, newIndex }) =>
    oldIndex === null || newIndex === null ? [] : [[oldIndex, newIndex] as const],
  );
  return kept.length - longestRising(kept).length;
}

/** Of sentences that read the same and have all moved, one for one in their order; of fewer, those that stand nearest. */
const MOST_PAIRS_OF_EQUALS = 1_000_000;

/** What is compared letter by letter of a long text, as the sum of the products of both lengths: at most some two seconds. */
const MOST_LETTERS = 5e9;

/** Takes the best pair of two that are free, then the best of what is left, and so on. */
class Pairing {
  readonly #lengths: readonly [old: number, now: number];
  /** by the index in the new text, that in the old one */
  readonly pairs: Map<number, number>;
  readonly #takenOld: Set<number>;

  constructor(lengths: readonly [number, number], inOrder: ReadonlyMap<number, number>) {
    this.#lengths = lengths;
    this.pairs = new Map(inOrder);
    this.#takenOld = new Set(inOrder.values());
  }

  freeOld(): number[] {
    return missingFrom(this.#lengths[0], this.#takenOld);
  }

  freeNew(): number[] {
    return missingFrom(this.#lengths[1], this.pairs);
  }

  /** Of candidates that are as like as each other, those that stand nearest first. */
  take(candidates: readonly Candidate[]): void {
    const [old, now] = this.#lengths;
    const free = candidates.filter((candidate) => this.#isFree(candidate));
    const placed = free.map(([oldIndex, newIndex]) => ({
      oldIndex,
      newIndex,
      shift: Math.abs(oldIndex / old - newIndex / now),
    }));
    placed.sort((a, b) => a.shift - b.shift || a.oldIndex - b.oldIndex || a.newIndex - b.newIndex);
    for (const { oldIndex, newIndex } of placed) {
      if (!this.#isFree([oldIndex, newIndex])) continue;
      this.pairs.set(newIndex, oldIndex);
      this.#takenOld.add(oldIndex);
    }
  }

  #isFree([oldIndex, newIndex]: Candidate): boolean {
    return !this.pairs.has(newIndex) && !this.#takenOld.has(oldIndex);
  }
}

type Candidate = readonly [oldIndex: number, newIndex: number];

function missingFrom(length: number, taken: { has(index: number): boolean }): number[] {
  return Array.from({ length }, (_, index) => index).filter((index) => !taken.has(index));
}

/** What reads the same, wherever it stands. */
function takeEqual(pairing: Pairing, olds: readonly string[], news: readonly string[]): void {
  const places = Map.groupBy(pairing.freeOld(), (index) => olds[index] ?? '');
  const groups = Map.groupBy(pairing.freeNew(), (index) => news[index] ?? '');
  for (const [text, newIndices] of groups) {
    const oldIndices = places.get(text) ?? [];
    const isMany = oldIndices.length * newIndices.length > MOST_PAIRS_OF_EQUALS;
    pairing.take(
      newIndices.flatMap((newIndex, turn) =>
        (isMany ? oldIndices.slice(turn, turn + 1) : oldIndices).map(
          (oldIndex): Candidate => [oldIndex, newIndex],
        ),
      ),
    );
  }
}

/** What is alike: of an ordinary article the best of all pairs, of a long one of those that are likely. */
function takeAlike(
  pairing: Pairing,
  olds: readonly string[],
  news: readonly string[],
  inOrder: ReadonlyMap<number, number>,
): void {
  const { pairs, isAll } = likelyPairs({
    olds,
    news,
    from: pairing.freeOld(),
    to: pairing.freeNew(),
    inOrder,
  });
  const likeness = new Likeness(olds, isAll ? Number.POSITIVE_INFINITY : MOST_LETTERS);
  const byLikeness = new Map<number, Candidate[]>();
  for (const { newIndex, oldIndices } of pairs) {
    likeness.against(news[newIndex] ?? '');
    for (const oldIndex of oldIndices) {
      const like = likeness.likenessOf(oldIndex);
      if (like > 0) add(byLikeness, like, [oldIndex, newIndex]);
    }
  }
  const best = [...byLikeness].sort(([one], [other]) => other - one);
  for (const [, candidates] of best) pairing.take(candidates);
}

function add(byLikeness: Map<number, Candidate[]>, likeness: number, candidate: Candidate): void {
  const known = byLikeness.get(likeness);
  if (known) known.push(candidate);
  else byLikeness.set(likeness, [candidate]);
}

/**
 * Says for every segment of the old and the new text what became of it (translate-annotate.md 3c): first those that
 * stand in both in order, then what reads the same elsewhere, then the best remaining pairs that are at least 0.6 alike (edit
 * distance). `same` reads the same (white space aside), wherever it stands now. Every index occurs exactly once: the new
 * segments in order, then the gone ones in order. Throws nothing.
 *
 * For ordinary articles that is exact. Beyond 3,000 changes (in-order.ts) and 1,500 sentences by 1,500 that stand
 * nowhere unchanged (likely-pairs.ts), only likely pairs are compared: a sentence that was edited and has gone far away, and
 * has no rare word any more that it had, is then `new`, and what it was `gone`.
 */
export function remapSegments(oldTexts: readonly string[], newTexts: readonly string[]): SegmentPair[] {
  const olds = oldTexts.map(normaliseForIdentity);
  const news = newTexts.map(normaliseForIdentity);
  const inOrder = pairInOrder(olds, news);
  const pairing = new Pairing([olds.length, news.length], inOrder);
  takeEqual(pairing, olds, news);
  takeAlike(pairing, olds, news, inOrder);
  const kept = news.map((text, newIndex): SegmentPair => {
    const oldIndex = pairing.pairs.get(newIndex);
    if (oldIndex === undefined) return { oldIndex: null, newIndex, kind: 'new' };
    return { oldIndex, newIndex, kind: olds[oldIndex] === text ? 'same' : 'changed' };
  });
  const gone = pairing.freeOld();
  return [...kept, ...gone.map((oldIndex): SegmentPair => ({ oldIndex, newIndex: null, kind: 'gone' }))];
}
