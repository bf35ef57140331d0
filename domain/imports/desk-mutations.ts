/** What the desk does with runs. The work itself is done by processes of their own (launch.ts). */
import { database, databaseNow, inTransaction } from '../db/client.ts';
import type { Prisma } from '../db/generated/sqlite/client.ts';
import { Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { runInputs } from './import.ts';
import { launchRollback, launchRun } from './launch.ts';
import { isBegun, isOverdue, isRollback, isWorkedOn } from './runs.ts';

/** Goes on with a run that stopped. Throws NotFound, and Invalid when there is nothing to go on with. */
export async function resumeRun(viewer: Viewer, id: number): Promise<void> {
  permit(viewer, 'import.run');
  const run = await idleRun(id);
  if (run.status !== 'pending' && run.status !== 'processing')
    throw new Invalid(`Import ${id} is over; there is nothing to resume.`);
  const inputs = runInputs.safeParse(run.inputs);
  if (!inputs.success || inputs.data.kind === 'given')
    throw new Invalid('This import was handed its files by a program. Start it again there.');
  await begun(id, { stoppedByName: null, stoppedAt: null });
  launchRun(viewer, id);
}

/**
 * Stops a run, whichever process works on it, on whichever machine: at its next batch that process finds that the run is not
 * its own any more, and the batch is not stored. What was told stays, and the run can be resumed. Throws NotFound, and
 * Invalid when it is over, has stopped already, is being taken back, or could not be resumed.
 */
export async function stopRun(viewer: Viewer, id: number): Promise<void> {
  permit(viewer, 'import.run');
  await inTransaction(async (tx) => {
    const run = await tx.importRun.findUnique({ where: { id }, select: STOPPABLE });
    if (!run) throw new NotFound('That import run');
    const now = await databaseNow(tx);
    const why = whyNotStop(run, now);
    if (why !== null) throw new Invalid(`Import ${id} ${why}`);
    const { status, owner } = run;
    const data = { owner: null, beatAt: null, stoppedByName: viewer.name, stoppedAt: now };
    const { count } = await tx.importRun.updateMany({ where: { id, status, owner }, data });
    if (count === 0) throw new Invalid(`Import ${id} has come to another step at this moment. Look again.`);
    await recordEvent(tx, viewer, 'run.stopped', { type: 'run', id });
  });
}

const STOPPABLE = {
  status: true,
  inputs: true,
  owner: true,
  beatAt: true,
  startedAt: true,
  finishedAt: true,
  stoppedAt: true,
} as const;

type Stoppable = Prisma.ImportRunGetPayload<{ select: typeof STOPPABLE }>;

/** The end of a sentence; null: it can be stopped. */
function whyNotStop(run: Stoppable, now: Date): string | null {
  const { status, startedAt, stoppedAt } = run;
  const isComing = status === 'pending' && stoppedAt === null && !isOverdue(startedAt, now);
  const isBusy = isWorkedOn(run, now) || isBegun(run, now);
  const isOpen = status === 'pending' || status === 'processing';
  if (isBusy && (!isOpen || isRollback(run.owner))) return 'is being rolled back.';
  if (!isOpen) return 'is over; there is nothing to stop.';
  if (!isBusy && !isComing) return 'has stopped already.';
  const inputs = runInputs.safeParse(run.inputs);
  if (!inputs.success || inputs.data.kind === 'given')
    return 'was handed its files by a program. Stop that program.';
  return null;
}

/** Begins to take a run back. Throws NotFound, and Invalid when it is being worked on or was taken back before. */
export async function beginRollback(viewer: Viewer, id: number): Promise<void> {
  permit(viewer, 'import.run');
  const run = await idleRun(id);
  if (run.status === 'rolled-back') throw new Invalid(`Import ${id} was rolled back before.`);
  await begun(id);
  launchRollback(viewer, id);
}

/** Until the process that was started takes the run, its page says that something is under way. */
async function begun(id: number, more: Prisma.ImportRunUpdateManyMutationInput = {}): Promise<void> {
  const beatAt = await databaseNow(database());
  await database().importRun.updateMany({ where: { id }, data: { owner: null, beatAt, ...more } });
}

async function idleRun(id: number) {
  const run = await database().importRun.findUnique({
    where: { id },
    select: { status: true, inputs: true, owner: true, beatAt: true },
  });
  if (!run) throw new NotFound('That import run');
  if (isWorkedOn(run, await databaseNow(database())))
    throw new Invalid(`Import ${id} is being worked on. Wait until it has stopped.`);
  return run;
}
