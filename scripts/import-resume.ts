/** npm run import:resume -- RUN [--json]: goes on with a run that stopped; what is done is left out. */
import { closeDatabase } from '#domain/db/shared.ts';
import { systemViewer } from '#domain/people/person.ts';
import { oneRun, type RunCommand } from './import-argument.ts';
import { doRunHere } from './import-run.ts';
import { assertReady } from './ready.ts';

const COMMAND: RunCommand = {
  usage: 'import:resume -- RUN [--json]',
  about:
    'Goes on with a run that stopped: its files are looked for again, and those that are done are left out. A line for each\nfile, and a sum of the whole run.',
  options: { '--json': 'a JSON object a line, the sum last' },
  exit: '0: all well; 2: some files were refused, the others are there; 1: nothing could be done; 130: interrupted.',
};

try {
  const given = oneRun(COMMAND);
  if (given) {
    await assertReady();
    const viewer = systemViewer('import from the command line');
    process.exitCode = await doRunHere(viewer, given.run, { json: given.json, resumes: true });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
