/** npm run import:stop -- RUN: stops a run, whichever process works on it; import:resume goes on. */
import { closeDatabase } from '#domain/db/client.ts';
import { stopRun } from '#domain/imports/desk-mutations.ts';
import { systemViewer } from '#domain/people/person.ts';
import { runArgument } from './import-argument.ts';
import { assertReady } from './ready.ts';

try {
  await assertReady();
  const { run } = runArgument('npm run import:stop -- RUN');
  await stopRun(systemViewer('import from the command line'), run);
  console.log(
    `Import ${run} is stopped. What was told is stored; go on with: npm run import:resume -- ${run}`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
