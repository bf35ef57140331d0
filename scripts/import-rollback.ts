/** npm run import:rollback -- RUN [--dry-run]: takes a run back, except what somebody has worked on since. */
import { closeDatabase } from '#domain/db/client.ts';
import type { RollbackPlan } from '#domain/imports/import.ts';
import { rollBackRun } from '#domain/imports/mutations.ts';
import { rollbackPlan } from '#domain/imports/queries.ts';
import { NOTHING_TO_TAKE_BACK, rollbackInWords, whyInWords } from '#domain/imports/rollback-words.ts';
import { systemViewer } from '#domain/people/person.ts';
import { runArgument } from './import-argument.ts';
import { assertReady } from './ready.ts';

const isNothing = ({ removed, restored }: RollbackPlan) => removed + restored === 0;
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
    const said = isNothing(plan) ? [NOTHING_TO_TAKE_BACK] : [];
    const title = isRehearsal ? 'Dry run, nothing was changed:' : `Import ${run} is rolled back.`;
    console.log([title, ...rollbackInWords(plan, !isRehearsal), ...said].join(' '));
    for (const { id, title: name, why } of plan.kept)
      console.log(`kept      article ${id} “${name}”  ${whyInWords(why)}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
