/** Two texts beside each other, sentence by sentence. */

import { countElsewhere, remapSegments, type SegmentPair } from '../text/diff.ts';
import { wordDiff } from '../text/word-diff.ts';
import type { ComparedRow, Difference } from './text-change.ts';

/** In the order of the right text; what only the left one has stands where it stood between its neighbours. */
export function comparedRows(left: string[], right: string[]): ComparedRow[] {
  return rowsOf(remapSegments(left, right), left, right);
}

/** What a text changes: its sentences that differ, and how many of those that both have stand elsewhere in the right one. */
export function changeBetween(
  left: string[],
  right: string[],
): { differences: Difference[]; elsewhere: number } {
  const pairs = remapSegments(left, right);
  return { differences: differencesIn(rowsOf(pairs, left, right)), elsewhere: countElsewhere(pairs) };
}

function rowsOf(pairs: readonly SegmentPair[], left: string[], right: string[]): ComparedRow[] {
  const gone = pairs.filter((pair) => pair.newIndex === null).map((pair) => pair.oldIndex ?? 0);
  const rows: ComparedRow[] = [];
  for (const pair of pairs) {
    if (pair.newIndex === null) continue;
    while (pair.oldIndex !== null && gone[0] !== undefined && gone[0] < pair.oldIndex)
      rows.push(onlyLeft(left[gone.shift() ?? 0] ?? ''));
    rows.push(comparedRow(pair, left, right));
  }
  return [...rows, ...gone.map((index) => onlyLeft(left[index] ?? ''))];
}

/** The rows that differ, each with how many that do not stand before it. */
function differencesIn(rows: readonly ComparedRow[]): Difference[] {
  const differences: Difference[] = [];
  let unchanged = 0;
  for (const row of rows) {
    if (row.kind === 'same') {
      unchanged++;
      continue;
    }
    differences.push({ ...row, unchanged });
    unchanged = 0;
  }
  return differences;
}

function comparedRow(
  { oldIndex, newIndex, kind }: SegmentPair,
  left: string[],
  right: string[],
): ComparedRow {
  const here = right[newIndex ?? 0] ?? '';
  if (oldIndex === null) return { kind: 'only-right', left: [], right: [{ op: 'same', text: here }] };
  const there = left[oldIndex] ?? '';
  if (kind === 'same')
    return { kind: 'same', left: [{ op: 'same', text: there }], right: [{ op: 'same', text: here }] };
  const parts = wordDiff(there, here);
  return {
    kind: 'changed',
    left: parts.filter(({ op }) => op !== 'insert'),
    right: parts.filter(({ op }) => op !== 'delete'),
  };
}

function onlyLeft(text: string): ComparedRow {
  return { kind: 'only-left', left: [{ op: 'same', text }], right: [] };
}
