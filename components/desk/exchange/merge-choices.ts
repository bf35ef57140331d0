import type { MergeKind, MergeRow } from '#domain/exchange/exchange.ts';
import type { StatusWord } from '../status-words.ts';

export const MERGE_KIND: Record<MergeKind, StatusWord> = {
  conflict: { word: 'Conflict', tone: 'problem' },
  'source-differs': { word: 'Another original', tone: 'review' },
  changed: { word: 'Changed', tone: 'draft' },
  unknown: { word: 'Unknown', tone: 'missing' },
  same: { word: 'The same', tone: 'good' },
};

/** Whether there is anything to choose: a sentence that the article has not cannot be merged. */
export function isChoosable({ kind }: Pick<MergeRow, 'kind'>): boolean {
  return kind === 'changed' || kind === 'conflict' || kind === 'source-differs';
}

/** What is chosen before anybody has: what only the file has changed. The first of several texts for one sentence. */
export function startsChosen(rows: readonly Pick<MergeRow, 'kind' | 'id'>[]): Set<number> {
  const ids = new Set<string>();
  const chosen = new Set<number>();
  for (const [index, { kind, id }] of rows.entries()) {
    if (kind === 'changed' && !ids.has(id)) chosen.add(index);
    ids.add(id);
  }
  return chosen;
}

/** `Title`, `Sentence 12`; what the file calls it when it is neither. */
export function nameOfRow({ id }: Pick<MergeRow, 'id'>): string {
  if (id === 'title') return 'Title';
  const number = /^s(\d+)$/.exec(id)?.[1];
  return number === undefined ? `“${id}”` : `Sentence ${number}`;
}
