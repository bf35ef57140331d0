/** Two texts beside each other, sentence by sentence. */

import { eachOf, gently } from '../gently.ts';
import { countElsewhere, remapping, type SegmentPair } from '../text/diff.ts';
import { wordDiff } from '../text/word-diff.ts';
import { type ComparedRow, type Difference, type Listed, MOST_LISTED } from './text-change.ts';

/** A row before its words are compared: the indices of its sentences. */
interface Row {
  kind: ComparedRow['kind'];
  left: number | null;
  right: number | null;
}

/**
 * In the order of the right text; what only the left one has stands where it stood between its neighbours. Long texts take
 * their time, and readers do not wait for it.
 */
export async function comparedRows(left: string[], right: string[]): Promise<ComparedRow[]> {
  const rows = rowsOf(await gently(remapping(left, right)));
  return gently(eachOf(rows, (row) => comparedRow(row, left, right)));
}

interface Stretch {
  /** differences to leave out before */
  from?: number;
  /** how many are compared word by word, and listed */
  most?: number;
}

interface Changes {
  differences: Listed<Difference>;
  /** sentences of both texts that stand in another order in the right one */
  elsewhere: number;
}

/**
 * What a text changes: its sentences that differ, and how many of those that both have stand elsewhere in the right one.
 * Readers do not wait for it either.
 */
export async function changeBetween(left: string[], right: string[], stretch?: Stretch): Promise<Changes> {
  return changesIn(await gently(remapping(left, right)), left, right, stretch);
}

/** The same of texts whose sentences were paired before. */
export async function changesIn(
  pairs: readonly SegmentPair[],
  left: string[],
  right: string[],
  { from = 0, most = MOST_LISTED }: Stretch = {},
): Promise<Changes> {
  const all = differencesIn(rowsOf(pairs));
  const shown = all.slice(from, from + most);
  const first = await gently(
    eachOf(shown, ({ unchanged, ...row }) => ({ ...comparedRow(row, left, right), unchanged })),
  );
  const more = Math.max(0, all.length - from - shown.length);
  return { differences: { first, more }, elsewhere: countElsewhere(pairs) };
}

function rowsOf(pairs: readonly SegmentPair[]): Row[] {
  const gone = pairs.flatMap(({ oldIndex, newIndex }) =>
    newIndex === null && oldIndex !== null ? [oldIndex] : [],
  );
  const rows: Row[] = [];
  let next = 0;
  const untold = (until: number) => {
    for (let left = gone[next]; left !== undefined && left < until; left = gone[++next])
      rows.push({ kind: 'only-left', left, right: null });
  };
  for (const { oldIndex, newIndex, kind } of pairs) {
    if (newIndex === null) continue;
    if (oldIndex !== null) untold(oldIndex);
    rows.push({
      kind: oldIndex === null ? 'only-right' : kind === 'same' ? 'same' : 'changed',
      left: oldIndex,
      right: newIndex,
    });
  }
  untold(Number.POSITIVE_INFINITY);
  return rows;
}

/** The rows that differ, each with how many that do not stand before it. */
function differencesIn(rows: readonly Row[]): (Row & { unchanged: number })[] {
  const differences: (Row & { unchanged: number })[] = [];
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

function comparedRow({ kind, left, right }: Row, lefts: string[], rights: string[]): ComparedRow {
  const [there, here] = [lefts[left ?? -1] ?? '', rights[right ?? -1] ?? ''];
  const whole = (text: string, index: number | null) =>
    index === null ? [] : [{ op: 'same' as const, text }];
  if (kind !== 'changed') return { kind, left: whole(there, left), right: whole(here, right) };
  const parts = wordDiff(there, here);
  return {
    kind,
    left: parts.filter(({ op }) => op !== 'insert'),
    right: parts.filter(({ op }) => op !== 'delete'),
  };
}
