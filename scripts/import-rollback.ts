/** npm run import:rollback -- RUN [--dry-run]: takes a run back, except what somebody has worked on since. */
import { closeDatabase } from '#domain/db/client.ts';
import { rollBackRun } from '#domain/imports/mutations.ts';
import { rollbackPlan } from '#domain/imports/queries.ts';
import { systemViewer } from '#domain/people/person.ts';
import { counted } from '#domain/text/counted.ts';
import { runArgument } from './import-argument.ts';
import { assertReady } from './ready.ts';

const VIEWER = systemViewer('import from the command line');

try {
  await assertReady();
  const {
    run,
    json,
    'dry-run': isRehearsal,
  } = runArgument('npm run import:rollback -- RUN [--dry-run] [--json]');
  const plan = isRehearsal ? await rollbackPlan(VIEWER, run) : await rollBackRun(VIEWER, run);
  if (json) console.log(JSON.stringify(plan));
  else {
    for (const { id, title, why } of plan.kept) console.log(`kept      article ${id} “${title}”  ${why}`);
    const sum = `${counted(plan.removed, 'article')} removed, ${plan.restored} given their text of before, ${plan.kept.length} kept`;
    console.log(`${isRehearsal ? 'Dry run, nothing was changed' : `Run ${run} is rolled back`}: ${sum}.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
