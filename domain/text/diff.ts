import { type ChangeObject, diffArrays } from 'diff';
import { distance } from 'fastest-levenshtein';
import { normaliseForIdentity, wordSegmenter } from './normalise.ts';

export interface DiffPart {
  op: 'same' | 'insert' | 'delete';
  text: string;
}

/** What became of a segment: a pair of indices, one of them null for what is new or gone. */
export interface SegmentPair {
  oldIndex: number | null;
  newIndex: number | null;
  kind: 'same' | 'changed' | 'new' | 'gone';
}

/** Below this likeness two segments are not the same one edited (measured, translate-annotate.md 3c). */
const LEAST_LIKENESS = 0.6;

/** A word diff over more changes than this says nothing to a reader; it is given up for old-then-new. */
const MOST_CHANGES = 4000;

const tokensOf = (text: string) => Array.from(wordSegmenter('und').segment(text), (part) => part.segment);

function rawParts(a: string, b: string): DiffPart[] {
  const changes: ChangeObject<string[]>[] | undefined = diffArrays(tokensOf(a), tokensOf(b), {
    maxEditLength: MOST_CHANGES,
  });
  if (!changes) {
    return [
      { op: 'delete', text: a },
      { op: 'insert', text: b },
    ];
  }
  return changes.map((change) => {
    const op = change.added ? 'insert' : change.removed ? 'delete' : 'same';
    return { op, text: change.value.join('') };
  });
}

/** What goes and what comes, between two stretches that stay. */
interface Change {
  gone: string;
  come: string;
}

function partsOfChange({ gone, come }: Change): DiffPart[] {
  const parts: DiffPart[] = [
    { op: 'delete', text: gone },
    { op: 'insert', text: come },
  ];
  return parts.filter((part) => part.text !== '');
}

const isWhiteSpace = (text: string) => /^\s+$/.test(text);

/** Whether a part is the space between two changed words. */
function isSeam(parts: readonly DiffPart[], index: number): boolean {
  const isBetween = index > 0 && index < parts.length - 1;
  return isBetween && parts[index]?.op === 'same' && isWhiteSpace(parts[index]?.text ?? '');
}

/**
 * The difference between two texts word by word, as a reader follows it: deleted before inserted, and a lone space
 * between two changed words counted with them (`onsdag kveld` → `torsdag morgen` is one change).
 * The texts of `same` and `delete` joined are `a`, of `same` and `insert` are `b`. No part is empty.
 * Words: Intl.Segmenter; differences: Myers, by the `diff` package. Throws nothing.
 */
export function wordDiff(a: string, b: string): DiffPart[] {
  const parts: DiffPart[] = [];
  const raw = rawParts(a, b);
  let change: Change = { gone: '', come: '' };
  for (const [index, part] of raw.entries()) {
    const stays = part.op === 'same' && !isSeam(raw, index);
    if (stays) {
      parts.push(...partsOfChange(change), part);
      change = { gone: '', come: '' };
      continue;
    }
    if (part.op !== 'insert') change.gone += part.text;
    if (part.op !== 'delete') change.come += part.text;
  }
  return [...parts, ...partsOfChange(change)].filter((part) => part.text !== '');
}

interface Candidate {
  oldIndex: number;
  newIndex: number;
  likeness: number;
  /** How far apart the two stand, for choosing between equals. */
  shift: number;
}

function likeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  if (longest === 0) return 1;
  // The difference in length alone can rule a pair out, which spares most of the comparisons.
  if (Math.min(one.length, other.length) / longest < LEAST_LIKENESS) return 0;
  return 1 - distance(one, other) / longest;
}

function candidatesOf(
  olds: readonly string[],
  news: readonly string[],
  from: number[],
  to: number[],
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const oldIndex of from) {
    for (const newIndex of to) {
      const like = likeness(olds[oldIndex] ?? '', news[newIndex] ?? '');
      const shift = Math.abs(oldIndex / olds.length - newIndex / news.length);
      if (like >= LEAST_LIKENESS) candidates.push({ oldIndex, newIndex, likeness: like, shift });
    }
  }
  return candidates.sort((a, b) => b.likeness - a.likeness || a.shift - b.shift || a.oldIndex - b.oldIndex);
}

/** Pairs the segments that stand in both texts in the same order. */
function pairInOrder(olds: readonly string[], news: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let oldAt = 0;
  let newAt = 0;
  for (const change of diffArrays([...olds], [...news])) {
    const count = change.value.length;
    if (!change.added && !change.removed) {
      for (let step = 0; step < count; step += 1) pairs.set(newAt + step, oldAt + step);
    }
    if (!change.added) oldAt += count;
    if (!change.removed) newAt += count;
  }
  return pairs;
}

const missingFrom = (length: number, taken: ReadonlySet<number>) =>
  Array.from({ length }, (_, index) => index).filter((index) => !taken.has(index));

/**
 * Says for every segment of the old and the new text what became of it (translate-annotate.md 3c): first those that
 * stand in both in order, then the best remaining pairs that are at least 0.6 alike (edit distance). `same` reads the
 * same (white space aside), wherever it stands now. Every index occurs exactly once: the new segments in order,
 * then the gone ones in order. Throws nothing.
 */
export function remapSegments(oldTexts: string[], newTexts: string[]): SegmentPair[] {
  const olds = oldTexts.map(normaliseForIdentity);
  const news = newTexts.map(normaliseForIdentity);
  const pairs = pairInOrder(olds, news);
  const takenOld = new Set(pairs.values());
  const free = missingFrom(news.length, new Set(pairs.keys()));
  for (const candidate of candidatesOf(olds, news, missingFrom(olds.length, takenOld), free)) {
    if (pairs.has(candidate.newIndex) || takenOld.has(candidate.oldIndex)) continue;
    pairs.set(candidate.newIndex, candidate.oldIndex);
    takenOld.add(candidate.oldIndex);
  }
  const kept = news.map((text, newIndex): SegmentPair => {
    const oldIndex = pairs.get(newIndex);
    if (oldIndex === undefined) return { oldIndex: null, newIndex, kind: 'new' };
    return { oldIndex, newIndex, kind: olds[oldIndex] === text ? 'same' : 'changed' };
  });
  const gone = missingFrom(olds.length, takenOld);
  return [...kept, ...gone.map((oldIndex): SegmentPair => ({ oldIndex, newIndex: null, kind: 'gone' }))];
}
