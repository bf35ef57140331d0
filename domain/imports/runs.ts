/** Runs: opened, owned by one process at a time, closed. */
import { hostname } from 'node:os';
import type { BulkTx } from '../db/bulk.ts';
import { databaseNow, inTransaction, type Tx } from '../db/client.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import {
  type Counts,
  IMPORTER_VERSION,
  type ImportOptions,
  NO_COUNTS,
  type RunInputs,
  type RunStatus,
} from './import.ts';

/** A process that has said nothing for so long has stopped, and another may go on with its run. */
const SILENT_MS = 15_000;

/** Opens a run that nobody works on yet. */
export function openRun(viewer: Viewer, inputs: RunInputs, options: ImportOptions): Promise<number> {
  return inTransaction(async (tx) => {
    const run = await tx.importRun.create({
      data: {
        status: 'pending',
        inputs,
        options: { ...options },
        importerVersion: IMPORTER_VERSION,
        startedById: viewer.id,
        startedByName: viewer.name,
        counts: { ...NO_COUNTS },
      },
      select: { id: true },
    });
    await recordEvent(tx, viewer, 'run.started', { type: 'run', id: run.id });
    return run.id;
  });
}

/** The name of this process as the owner of a run; `token` tells two runs of one process apart. */
export function ownerName(token: string): string {
  return `${hostname()} ${process.pid} ${token}`;
}

/** Takes a run that nobody works on. Throws NotFound, or Invalid with the reason why it cannot be had. */
export function takeRun(viewer: Viewer, id: number, owner: string): Promise<Counts> {
  return inTransaction(async (tx) => {
    const run = await tx.importRun.findUnique({
      where: { id },
      select: { status: true, owner: true, beatAt: true },
    });
    if (!run) throw new NotFound('That import run');
    if (run.status !== 'pending' && run.status !== 'processing') {
      throw new Invalid(`Import ${id} is over (${run.status}); there is nothing to resume.`);
    }
    const now = await databaseNow(tx);
    if (isWorkedOn(run, now)) {
      throw new Invalid(`Import ${id} is being worked on. Wait for it, or stop the process that does it.`);
    }
    await tx.importRun.update({
      where: { id },
      data: { status: 'processing', owner, beatAt: now },
      select: { id: true },
    });
    if (run.status === 'processing') await recordEvent(tx, viewer, 'run.resumed', { type: 'run', id });
    return countItems(tx, id);
  });
}

/** Whether a process works on a run: it has said so just now, and, if it is one of this machine, it is alive. */
export function isWorkedOn(run: { owner: string | null; beatAt: Date | null }, now: Date): boolean {
  if (run.owner === null || run.beatAt === null) return false;
  if (now.getTime() - run.beatAt.getTime() > SILENT_MS) return false;
  const [host, pid] = run.owner.split(' ');
  return host !== hostname() || isAlive(Number(pid));
}

/** Whether a run that nobody has taken yet should have been taken by now. */
export function isOverdue(startedAt: Date, now: Date): boolean {
  return now.getTime() - startedAt.getTime() > SILENT_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // it is there, and belongs to somebody else
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Somebody else has taken the run over, and this process must stop. */
export class RunTaken extends Error {
  constructor(run: number) {
    super(`Import ${run} was taken over by another process, or is over.`);
    this.name = 'RunTaken';
  }
}

/** Says how far a run is and that its owner is alive. Throws RunTaken when it has another owner by now. */
export async function beat(
  tx: BulkTx,
  { run, owner }: { run: number; owner: string },
  counts: Counts,
  now: string,
): Promise<void> {
  const rows = await tx.run(
    'UPDATE "ImportRun" SET "counts" = ?, "beatAt" = ? WHERE "id" = ? AND "owner" = ? RETURNING "id"',
    [JSON.stringify(counts), now, run, owner],
  );
  if (rows.length === 0) throw new RunTaken(run);
}

/** Files by outcome, counted from the items. */
export async function countItems(tx: Tx, run: number): Promise<Counts> {
  const items = await tx.importItem.groupBy({ by: ['status'], where: { runId: run }, _count: true });
  const counts: Record<string, number> = { ...NO_COUNTS };
  for (const item of items) counts[item.status] = item._count;
  return counts as Counts;
}

/** Closes a run with the status that its files give. */
export function closeRun(viewer: Viewer, id: number, owner: string): Promise<RunStatus> {
  return inTransaction(async (tx) => {
    const counts = await countItems(tx, id);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const { failed } = counts;
    const status = failed === 0 ? 'completed' : failed === total ? 'failed' : 'completed-with-issues';
    const { count } = await tx.importRun.updateMany({
      where: { id, owner, status: 'processing' },
      data: { status, counts: { ...counts }, total, owner: null, finishedAt: await databaseNow(tx) },
    });
    if (count === 0) throw new RunTaken(id);
    await recordEvent(tx, viewer, 'run.finished', { type: 'run', id }, { status, files: total, failed });
    return status;
  });
}
