/** What became of each sentence of a text. */
import { longestRising, pairInOrder } from './in-order.ts';
import { likelyPairs } from './likely-pairs.ts';
import { LEAST_LIKENESS, Likeness } from './likeness.ts';
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

/**
 * Likenesses, of which those at least so high are paired before the next are looked for: most sentences that were edited are
 * found at once, and need not be compared with all the others. It is the order in which they would be paired in any case.
 */
const LEVELS = [0.85, 0.72, LEAST_LIKENESS];

/** What is alike: of an ordinary article the best of all pairs, of a long one of those that are likely. A step a sentence. */
function* takeAlike(
  pairing: Pairing,
  olds: readonly string[],
  news: readonly string[],
  inOrder: ReadonlyMap<number, number>,
): Generator<void, void> {
  const free = () => ({ olds, news, from: pairing.freeOld(), to: pairing.freeNew(), inOrder });
  const { pairs, isAll } = likelyPairs(free());
  const likeness = new Likeness(olds, isAll ? Number.POSITIVE_INFINITY : MOST_LETTERS);
  const byLikeness = new Map<number, Candidate[]>();
  const levels = isAll ? LEVELS : [LEAST_LIKENESS];
  let below = Number.POSITIVE_INFINITY;
  for (const least of levels) {
    // what was paired on a level before needs no other
    const left = below > 1 ? pairs : likelyPairs(free()).pairs;
    for (const { newIndex, oldIndices } of left) {
      likeness.against(news[newIndex] ?? '');
      for (const oldIndex of oldIndices)
        add(byLikeness, likeness.likenessOf(oldIndex, least, below), oldIndex, newIndex);
      yield;
    }
    takeBest(pairing, byLikeness, least);
    below = least;
  }
}

/** The best first, down to `least`; what is less like stays for later. */
function takeBest(pairing: Pairing, byLikeness: Map<number, Candidate[]>, least: number): void {
  const best = [...byLikeness].filter(([like]) => like >= least).sort(([one], [other]) => other - one);
  for (const [like, candidates] of best) {
    pairing.take(candidates);
    byLikeness.delete(like);
  }
}

function add(byLikeness: Map<number, Candidate[]>, likeness: number, ...candidate: Candidate): void {
  if (likeness === 0) return;
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
 * For ordinary articles that is exact. Beyond 1,000 moves (in-order.ts) and 1,500 sentences by 1,500 that stand
 * nowhere unchanged (likely-pairs.ts), only likely pairs are compared: a sentence that was edited and has gone far away, and
 * has no rare word any more that it had, is then `new`, and what it was `gone`.
 */
export function remapSegments(oldTexts: readonly string[], newTexts: readonly string[]): SegmentPair[] {
  const steps = remapping(oldTexts, newTexts);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of some milliseconds at most, for whoever has readers waiting: `gently` (domain/gently.ts) takes them. */
export function* remapping(
  oldTexts: readonly string[],
  newTexts: readonly string[],
): Generator<void, SegmentPair[]> {
  const olds = oldTexts.map(normaliseForIdentity);
  const news = newTexts.map(normaliseForIdentity);
  yield;
  const inOrder = pairInOrder(olds, news);
  yield;
  const pairing = new Pairing([olds.length, news.length], inOrder);
  takeEqual(pairing, olds, news);
  yield* takeAlike(pairing, olds, news, inOrder);
  const kept = news.map((text, newIndex): SegmentPair => {
    const oldIndex = pairing.pairs.get(newIndex);
    if (oldIndex === undefined) return { oldIndex: null, newIndex, kind: 'new' };
    return { oldIndex, newIndex, kind: olds[oldIndex] === text ? 'same' : 'changed' };
  });
  const gone = pairing.freeOld();
  return [...kept, ...gone.map((oldIndex): SegmentPair => ({ oldIndex, newIndex: null, kind: 'gone' }))];
}
