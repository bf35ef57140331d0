/** npm run import:stop -- RUN: stops a run, whichever process works on it; import:resume goes on. */
import { closeDatabase } from '#domain/db/client.ts';
import { stopRun } from '#domain/imports/desk-mutations.ts';
import { systemViewer } from '#domain/people/person.ts';
import { oneRun, type RunCommand } from './import-argument.ts';
import { assertReady } from './ready.ts';

const COMMAND: RunCommand = {
  usage: 'import:stop -- RUN [--json]',
  about:
    'Stops a run, whichever process works on it. What was told is stored; files that were just being stored are not,\nand import:resume does the rest.',
  options: { '--json': 'a JSON object that says which run was stopped' },
  exit: '0: stopped; 1: it could not be stopped.',
};

try {
  const given = oneRun(COMMAND);
  if (given) {
    await assertReady();
    const { run, json } = given;
    await stopRun(systemViewer('import from the command line'), run);
    const said = `Import ${run} is stopped. What was told is stored; go on with: npm run import:resume -- ${run}`;
    console.log(json ? JSON.stringify({ run, status: 'stopped' }) : said);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
