/** npm run import:resume -- RUN [--json]: goes on with a run that stopped; what is done is left out. */
import { closeDatabase } from '#domain/db/shared.ts';
import { systemViewer } from '#domain/people/person.ts';
import { runArgument } from './import-argument.ts';
import { doRunHere } from './import-run.ts';
import { assertReady } from './ready.ts';

try {
  await assertReady();
  const { run, json } = runArgument('npm run import:resume -- RUN [--json]');
  process.exitCode = await doRunHere(systemViewer('import from the command line'), run, {
    json,
    resumes: true,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
