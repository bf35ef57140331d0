import { type Counts, ITEM_STATUSES, type RunRow } from '#domain/imports/import.ts';
import { counted } from '#domain/text/counted.ts';
import type { StatusWord } from '../status-words.ts';
import { ITEM_STATUS, RUN_STATUS } from '../status-words.ts';

/** A run's status; one that stopped half-way, or is just being taken back, says so. */
export function runStatusWord({
  status,
  isStopped,
  stopped,
  isRollingBack,
  halfRolledBack,
}: RunRow): StatusWord {
  if (isStopped && stopped) return { word: 'Stopped', tone: 'review' };
  if (isStopped) return { word: 'Stopped half-way', tone: 'problem' };
  if (isRollingBack) return { word: 'Being rolled back', tone: 'draft' };
  if (halfRolledBack) return { word: 'Rolled back by half', tone: 'problem' };
  // its process is just being started: the numbers beside it may already say that it goes on
  return RUN_STATUS[status === 'pending' ? 'processing' : status];
}

/** `5 created, 1 refused`; without any it says so. */
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

/**
 * How full the bar of an import is: by its files, or, while a file of many articles is read, by the share of the bytes of all
 * files (of 1), since nobody knows how many articles it has. Without a value nobody knows that either.
 */
export function barOf({
  counts,
  total,
  container,
  share,
}: Pick<RunRow, 'counts' | 'total' | 'container' | 'share'>): {
  value: number | undefined;
  max: number | null;
} {
  const done = doneOf(counts);
  if (total !== null && container === null && done <= total) return { value: done, max: Math.max(1, total) };
  return done > 0 && share !== null ? { value: share, max: 1 } : { value: undefined, max: null };
}

/**
 * Before there is an outcome what is being done; then `3 of 40 files`; of a file of many articles, `1,200 articles of posts.xml so
 * far, 34% of it read`.
 */
export function howFar(
  run: Pick<RunRow, 'counts' | 'total' | 'container' | 'share'> & { status?: RunRow['status'] },
): string {
  const { counts, total, container, share } = run;
  const done = doneOf(counts);
  if (done === 0) return whatFirst(run);
  if (container !== null && total === 1)
    return `${counted(done, 'article')} of ${container} so far${read(share, 'it')}`;
  if (container !== null)
    return `${counted(done, 'article')} so far, the last of ${container}${read(share, 'all files')}`;
  if (total === null || done > total) return `${counted(done, 'article')} so far${read(share, 'all files')}`;
  return `${done.toLocaleString('en-GB')} of ${counted(total, 'file')}`;
}

/** Rounded down: what is not over is not said to be. */
function read(share: number | null, of: string): string {
  return share === null ? '' : `, ${Math.floor(share * 100)}% of ${of} read`;
}

/** The first second or two: a process of its own is started, which counts the files and starts threads that read them. */
function whatFirst({ status, total }: { status?: RunRow['status']; total: number | null }): string {
  if (total === 1) return 'Reading the file …';
  if (total !== null) return `Reading the first of ${counted(total, 'file')} …`;
  return status === 'pending' ? 'Starting the import’s own process …' : 'Counting the files …';
}

/** That an import is over, for those who waited; what became of each file stands below. */
export function endInWords({
  status,
  isStopped,
  stopped,
  counts,
}: Pick<RunRow, 'status' | 'isStopped' | 'stopped' | 'counts'>): string {
  if (isStopped && stopped) return `The import was stopped by ${stopped.by}.`;
  if (isStopped) return 'The import has stopped before its end.';
  if (status === 'rolled-back') return 'The import was taken back.';
  if (status === 'failed') return `The import is over: all that was read was refused.`;
  const refused = counts.failed === 0 ? 'nothing was refused' : `${counted(counts.failed, 'file')} refused`;
  return `The import is over: ${counted(doneOf(counts), 'file')} read, ${refused}.`;
}

/** Whether its page has something to wait for. */
export function isUnderWay(run: RunRow): boolean {
  const isOpen = run.status === 'pending' || run.status === 'processing';
  return (isOpen && !run.isStopped) || run.isRollingBack;
}
