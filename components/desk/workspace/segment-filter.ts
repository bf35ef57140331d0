/** Which sentences the list shows, and where the keys go from here. */
import type { TargetState } from '#domain/translations/translation.ts';

export const FILTERS = ['all', 'untranslated', 'to-review', 'stale', 'checks', 'unsettled'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the filter and the keys need to know of a row. */
export interface RowState {
  key: string;
  state: TargetState;
  isConflict: boolean;
  /** the checks find something in it */
  hasFindings: boolean;
}

export const FILTER_LABELS: Record<Filter, string> = {
  all: 'All sentences',
  untranslated: 'Untranslated',
  'to-review': 'To review',
  stale: 'Stale',
  checks: 'With checks',
  unsettled: 'To be chosen',
};

/** `untranslated` counts drafts too: nobody has called them finished. */
export function passes({ state, isConflict, hasFindings }: RowState, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'untranslated') return state === 'untranslated' || state === 'draft';
  if (filter === 'to-review') return state === 'translated';
  if (filter === 'stale') return state === 'stale';
  if (filter === 'checks') return hasFindings;
  return isConflict;
}

export function filterCounts(rows: readonly RowState[]): Record<Filter, number> {
  const count = (filter: Filter) => rows.filter((row) => passes(row, filter)).length;
  return Object.fromEntries(FILTERS.map((filter) => [filter, count(filter)])) as Record<Filter, number>;
}

/** The row before or after `from` among `shown`, which need not hold `from` itself; null at the ends. */
export function neighbour(
  all: readonly string[],
  shown: ReadonlySet<string>,
  from: string,
  step: -1 | 1,
): string | null {
  for (let index = all.indexOf(from) + step; index >= 0 && index < all.length; index += step) {
    const key = all[index];
    if (key !== undefined && shown.has(key)) return key;
  }
  return null;
}

/** The next row after `from` that nobody has begun or finished, round the end to the beginning; null when all are. */
export function nextUntranslated(rows: readonly RowState[], from: string): string | null {
  const at = rows.findIndex((row) => row.key === from);
  const round = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return round.find((row) => row.state === 'untranslated')?.key ?? null;
}
