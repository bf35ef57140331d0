import { type Counts, ITEM_STATUSES, type RunRow } from '#domain/imports/import.ts';
import type { StatusWord } from '../status-words.ts';
import { ITEM_STATUS, RUN_STATUS } from '../status-words.ts';

/** A run's status; one that stopped half-way, or is just being taken back, says so. */
export function runStatusWord({ status, isStopped, isRollingBack }: RunRow): StatusWord {
  if (isStopped) return { word: 'Stopped half-way', tone: 'problem' };
  if (isRollingBack) return { word: 'Being rolled back', tone: 'draft' };
  return RUN_STATUS[status];
}

/** `5 created, 1 failed`; without any it says so. */
export function countsInWords(counts: Counts): string {
  const said = ITEM_STATUSES.filter((status) => counts[status] > 0).map(
    (status) => `${counts[status].toLocaleString('en-GB')} ${ITEM_STATUS[status].word.toLowerCase()}`,
  );
  return said.length > 0 ? said.join(', ') : 'No file yet';
}

/** How many files have an outcome. */
export function doneOf(counts: Counts): number {
  return ITEM_STATUSES.reduce((sum, status) => sum + counts[status], 0);
}

/** Whether its page has something to wait for. */
export function isUnderWay(run: RunRow): boolean {
  const isOpen = run.status === 'pending' || run.status === 'processing';
  return (isOpen && !run.isStopped) || run.isRollingBack;
}
