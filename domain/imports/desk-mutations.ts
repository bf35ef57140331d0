/** What the desk does with runs. The work itself is done by processes of their own (launch.ts). */
import { database, databaseNow } from '../db/client.ts';
import { Invalid, NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { runInputs } from './import.ts';
import { launchRollback, launchRun } from './launch.ts';
import { isWorkedOn } from './runs.ts';

/** Goes on with a run that stopped. Throws NotFound, and Invalid when there is nothing to go on with. */
export async function resumeRun(viewer: Viewer, id: number): Promise<void> {
  permit(viewer, 'import.run');
  const run = await idleRun(id);
  if (run.status !== 'pending' && run.status !== 'processing')
    throw new Invalid(`Import ${id} is over; there is nothing to resume.`);
  const inputs = runInputs.safeParse(run.inputs);
  if (!inputs.success || inputs.data.kind === 'given')
    throw new Invalid('This import was handed its files by a program. Start it again there.');
  await begun(id);
  launchRun(viewer, id);
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
async function begun(id: number): Promise<void> {
  const beatAt = await databaseNow(database());
  await database().importRun.updateMany({ where: { id }, data: { owner: null, beatAt } });
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
