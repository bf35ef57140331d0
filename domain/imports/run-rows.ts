/** Rows of runs, as they are selected and as they are shown. */
import { database } from '../db/client.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import {
  type Counts,
  ITEM_STATUSES,
  leftOutRow,
  NO_COUNTS,
  type RunName,
  type RunRow,
  runInputs,
  runStatus,
} from './import.ts';
import { goneOf } from './rollback.ts';
import { isBegun, isOverdue, isRollback, isWorkedOn } from './runs.ts';

export const RUN = {
  id: true,
  status: true,
  inputs: true,
  owner: true,
  beatAt: true,
  total: true,
  counts: true,
  leftOut: true,
  named: true,
  share: true,
  startedByName: true,
  startedAt: true,
  finishedAt: true,
  stoppedByName: true,
  stoppedAt: true,
  rollbackBegunAt: true,
  goneFiles: true,
} as const;

type RunRecord = Prisma.ImportRunGetPayload<{ select: typeof RUN }>;

/** What the database tells of a run, as the screens and commands get it. `now`: the database’s clock. */
export async function runRow(
  run: RunRecord,
  names: ReadonlyMap<number, RunName>,
  now: Date,
): Promise<RunRow> {
  const status = runStatus.parse(run.status);
  const inputs = runInputs.safeParse(run.inputs);
  const isBusy = isWorkedOn(run, now) || isBegun(run, now);
  const stopped = stopOf(run);
  const isLate = stopped !== null || isOverdue(run.startedAt, now);
  const isUnfinished = status === 'processing' || status === 'pending';
  return {
    id: run.id,
    status,
    startedBy: run.startedByName,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    counts: countsOf(run.counts),
    total: run.total,
    leftOut: leftOutRow.array().safeParse(run.leftOut).data ?? [],
    named: names.get(run.id) ?? { first: null, others: 0 },
    container: null,
    share: run.share,
    isStopped: isUnfinished && !isBusy && (status === 'processing' || isLate),
    stopped,
    isRollingBack: isBusy && (!isUnfinished || isRollback(run.owner)),
    isResumable: isUnfinished && inputs.success && inputs.data.kind !== 'given',
    halfRolledBack: isBusy ? null : await halfOf(run),
    // null: it was never resumed without some
    goneFiles: Number(run.goneFiles),
  };
}

async function halfOf({ id, rollbackBegunAt }: RunRecord): Promise<RunRow['halfRolledBack']> {
  if (rollbackBegunAt === null) return null;
  return { begunAt: rollbackBegunAt.toISOString(), gone: await goneOf(database(), id) };
}

function stopOf({ stoppedByName: by, stoppedAt: at }: RunRecord): RunRow['stopped'] {
  return by !== null && at !== null ? { by, at: at.toISOString() } : null;
}

function countsOf(stored: unknown): Counts {
  const counts: Counts = { ...NO_COUNTS };
  if (typeof stored !== 'object' || stored === null) return counts;
  for (const status of ITEM_STATUSES) counts[status] = Number((stored as Partial<Counts>)[status] ?? 0);
  return counts;
}
