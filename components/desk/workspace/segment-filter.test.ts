import { describe, expect, it } from 'vitest';
import type { TargetState } from '#domain/translations/translation.ts';
import { filterCounts, neighbour, nextUntranslated, passes, type RowState } from './segment-filter.ts';

const row = (key: string, state: TargetState, isConflict = false, hasFindings = false): RowState => ({
  key,
  state,
  isConflict,
  hasFindings,
});
const rows = [
  row('a', 'approved'),
  row('b', 'draft'),
  row('c', 'untranslated'),
  row('d', 'translated', true),
  row('e', 'stale'),
];
const keys = rows.map(({ key }) => key);

describe('the list of sentences', () => {
  it('counts a draft among what is still to translate', () => {
    expect(filterCounts([...rows.slice(1), row('a', 'approved', false, true)])).toEqual({
      all: 5,
      untranslated: 2,
      'to-review': 1,
      stale: 1,
      checks: 1,
      unsettled: 1,
    });
    expect(passes(row('x', 'approved'), 'to-review')).toBe(false);
  });

  it('goes to the neighbours that are shown, also from a row that is not', () => {
    const shown = new Set(['a', 'c', 'e']);
    expect(neighbour(keys, shown, 'a', 1)).toBe('c');
    expect(neighbour(keys, shown, 'd', -1)).toBe('c');
    expect(neighbour(keys, shown, 'e', 1)).toBeNull();
  });

  it('finds the next untranslated one, round the end', () => {
    expect(nextUntranslated(rows, 'a')).toBe('c');
    expect(nextUntranslated(rows, 'd')).toBe('c');
    expect(nextUntranslated(rows, 'c')).toBeNull();
  });
});
