/** How alike two sentences are, and which of several matches is the better one. Pure. */
import { distance } from 'fastest-levenshtein';
import { normaliseForIdentity } from '../text/normalise.ts';

/**
 * A text longer than this, in UTF-16 code units, is only compared for being the same: comparing letter by letter takes
 * time in proportion to the square of the length.
 */
export const LONGEST_COMPARED = 2_000;

/**
 * Likeness in per cent, rounded down: 100 means that the texts are identical but for white space. By edit distance over
 * the longer text's length; the same in both directions.
 */
export function percentAlike(one: string, other: string): number {
  const [a, b] = [normaliseForIdentity(one), normaliseForIdentity(other)];
  if (a === b) return 100;
  const longest = Math.max(a.length, b.length);
  if (longest > LONGEST_COMPARED) return 0;
  return Math.floor((1 - distance(a, b) / longest) * 100);
}

/** The most that two texts of these lengths can be alike, in per cent. */
export function mostAlike(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 100 : (Math.min(one.length, other.length) / longest) * 100;
}

/** What the order of matches depends on. */
export interface Ranked {
  percent: number;
  /** milliseconds; null: unknown */
  writtenAt: number | null;
  unitId: number;
}

/** The more alike first, then what was written last: people change their minds, and the newest is what stands. */
export function byRank(a: Ranked, b: Ranked): number {
  return b.percent - a.percent || (b.writtenAt ?? 0) - (a.writtenAt ?? 0) || b.unitId - a.unitId;
}
