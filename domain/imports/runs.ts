/** Runs: opened, owned by one process at a time, closed. */
import { hostname } from 'node:os';
import type { Bulk, BulkReader, BulkTx } from '../db/bulk.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvents } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import {
  type Counts,
  IMPORTER_VERSION,
  type ImportOptions,
  importOptions,
  itemStatus,
  NO_COUNTS,
  type RunInputs,
  type RunName,
  type RunStatus,
  runInputs,
} from './import.ts';

/** A process that has said nothing for so long has stopped, and another may go on with its run. */
const SILENT_MS = 15_000;

/** Opens a run that nobody works on yet; `named`: what is in it, where that cannot be seen from what it reads. */
export function openRun(
  bulk: Bulk,
  viewer: Viewer,
  inputs: RunInputs,
  options: ImportOptions,
  named: RunName | null = null,
): Promise<number> {
  return bulk.transaction(async (tx) => {
    const [id = 0] = await tx.ids('ImportRun', 1);
    const json = [inputs, options, NO_COUNTS].map((value) => JSON.stringify(value));
    const name = named === null ? null : JSON.stringify(named);
    const now = await tx.now();
    await tx.insert(
      'ImportRun',
      [
        'id',
        'status',
        'importerVersion',
        'startedById',
        'startedByName',
        'startedAt',
        'inputs',
        'options',
        'counts',
        'named',
      ],
      [[id, 'pending', IMPORTER_VERSION, viewer.id, viewer.name, now, ...json, name]],
    );
    await recordEvents(tx, viewer, [{ action: 'run.started', subject: { type: 'run', id } }], now);
    return id;
  });
}

export interface RunState {
  status: string;
  owner: string | null;
  beatAt: Date | null;
  inputs: RunInputs;
  options: ImportOptions;
  /** who stopped it before its end, when somebody did */
  stoppedBy: string | null;
}

/** A run as it stands. Throws NotFound. */
export async function runState(tx: BulkReader, id: number): Promise<RunState> {
  const sql =
    'SELECT "status", "owner", CAST("beatAt" AS TEXT) AS "beatAt", "inputs", "options", "stoppedByName" FROM "ImportRun" WHERE "id" IN ($VALUES)';
  const [row] = await tx.lookUp({ sql, type: 'int' }, [id]);
  if (!row) throw new NotFound('That import run');
  return {
    status: String(row.status),
    owner: row.owner === null ? null : String(row.owner),
    beatAt: dateOf(row.beatAt),
    inputs: runInputs.parse(parsedJson(row.inputs)),
    options: importOptions.parse(parsedJson(row.options)),
    stoppedBy: row.stoppedByName === null ? null : String(row.stoppedByName),
  };
}

/** Paths of the files that a run has read; those of articles in files of many (`FILE#KEY`) are not among them. */
export async function filesRead(reader: BulkReader, run: number): Promise<Set<string>> {
  const sql = `SELECT "path" FROM "ImportItem" WHERE "path" NOT LIKE '%#%' AND "runId" IN ($VALUES)`;
  const items = await reader.lookUp({ sql, type: 'int' }, [run]);
  return new Set(items.map((item) => String(item.path)));
}

/** Postgres gives what JSON says, SQLite its text. */
function parsedJson(json: unknown): unknown {
  return typeof json === 'string' ? JSON.parse(json) : json;
}

/** Both databases keep the time of UTC; Postgres does not say so. */
function dateOf(value: unknown): Date | null {
  if (typeof value !== 'string') return null;
  const text = value.replace(' ', 'T');
  return new Date(/[+Z]/.test(text) ? text : `${text}Z`);
}

/** The name of this process as the owner of a run; `token` tells two runs of one process apart. */
export function ownerName(token: string): string {
  return `${hostname()} ${process.pid} ${token}`;
}

const ROLLBACK = ' rollback';

/** The same for a process that takes a run back. */
export function rollbackOwnerName(token: string): string {
  return ownerName(token) + ROLLBACK;
}

/** Whether the owner of a run takes it back: one that stopped half-way is still open then. */
export function isRollback(owner: string | null): boolean {
  return owner?.endsWith(ROLLBACK) ?? false;
}

/**
 * Takes a run that nobody works on; with `resumes` also one that somebody stopped, which without it was begun before that.
 * Throws NotFound, or Invalid with the reason why it cannot be had.
 */
export function takeRun(
  bulk: Bulk,
  viewer: Viewer,
  id: number,
  { owner, resumes = false }: { owner: string; resumes?: boolean | undefined },
): Promise<Counts> {
  return bulk.transaction(async (tx) => {
    const run = await runState(tx, id);
    if (run.status !== 'pending' && run.status !== 'processing') {
      throw new Invalid(`Import ${id} is over (${run.status}); there is nothing to resume.`);
    }
    if (run.stoppedBy !== null && !resumes)
      throw new Invalid(`Import ${id} was stopped by ${run.stoppedBy}. Resume it to go on.`);
    const now = await tx.now();
    if (isWorkedOn(run, new Date(now))) {
      throw new Invalid(`Import ${id} is being worked on. Wait for it, or stop the process that does it.`);
    }
    const taken = `UPDATE "ImportRun" SET "status" = 'processing', "owner" = ?, "beatAt" = ?,
      "stoppedByName" = NULL, "stoppedAt" = NULL WHERE "id" = ?`;
    await tx.run(taken, [owner, now, id]);
    if (run.status === 'processing' || run.stoppedBy !== null) {
      await recordEvents(tx, viewer, [{ action: 'run.resumed', subject: { type: 'run', id } }], now);
    }
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

/** Whether a process was started just now that has not yet taken the run. */
export function isBegun(
  { owner, beatAt, finishedAt }: { owner: string | null; beatAt: Date | null; finishedAt: Date | null },
  now: Date,
): boolean {
  if (owner !== null || beatAt === null || isOverdue(beatAt, now)) return false;
  return finishedAt === null || beatAt > finishedAt;
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

/** Says how far a run is, with the share of its bytes if that is known, and that its owner is alive. Throws RunTaken when it has another owner by now. */
export async function beat(
  tx: BulkTx,
  { run, owner, share = null }: { run: number; owner: string; share?: number | null },
  counts: Counts,
  now: string,
): Promise<void> {
  const rows = await tx.run(
    `UPDATE "ImportRun" SET "counts" = ?, "beatAt" = ?, "share" = coalesce(?, "share")
     WHERE "id" = ? AND "owner" = ? RETURNING "id"`,
    [JSON.stringify(counts), now, share, run, owner],
  );
  if (rows.length === 0) throw new RunTaken(run);
}

/** Files by outcome, counted from the items. */
async function countItems(tx: BulkTx, run: number): Promise<Counts> {
  const counts: Counts = { ...NO_COUNTS };
  const sql = 'SELECT "status", count(*) AS "count" FROM "ImportItem" WHERE "runId" = ? GROUP BY "status"';
  for (const { status, count } of await tx.run(sql, [run])) counts[itemStatus.parse(status)] = Number(count);
  return counts;
}

/** Closes a run with the status that its files give. */
export function closeRun(bulk: Bulk, viewer: Viewer, id: number, owner: string): Promise<RunStatus> {
  return bulk.transaction(async (tx) => {
    const counts = await countItems(tx, id);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const { failed } = counts;
    const status = failed === 0 ? 'completed' : failed === total ? 'failed' : 'completed-with-issues';
    const now = await tx.now();
    const closed = await tx.run(
      `UPDATE "ImportRun" SET "status" = ?, "counts" = ?, "total" = ?, "owner" = NULL, "finishedAt" = ?
       WHERE "id" = ? AND "owner" = ? AND "status" = 'processing' RETURNING "id"`,
      [status, JSON.stringify(counts), total, now, id, owner],
    );
    if (closed.length === 0) throw new RunTaken(id);
    const data = { status, files: total, failed };
    await recordEvents(tx, viewer, [{ action: 'run.finished', subject: { type: 'run', id }, data }], now);
    return status;
  });
}
