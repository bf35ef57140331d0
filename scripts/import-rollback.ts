/** npm run import:rollback -- RUN [--dry-run] [--json]: takes a run back, except what somebody has worked on since. */
import { closeDatabase } from '#domain/db/client.ts';
import type { RollbackPlan } from '#domain/imports/import.ts';
import { rollBackRun } from '#domain/imports/mutations.ts';
import { rollbackPlan } from '#domain/imports/queries.ts';
import { NOTHING_TO_TAKE_BACK, rollbackInWords, whyInWords } from '#domain/imports/rollback-words.ts';
import { systemViewer } from '#domain/people/person.ts';
import { printable } from '#domain/text/invisible.ts';
import { oneRun, type RunCommand } from './import-argument.ts';
import { assertReady } from './ready.ts';

const COMMAND: RunCommand = {
  usage: 'import:rollback -- RUN [--dry-run] [--json]',
  about:
    'Takes a run back: articles that it made go away, and those that it changed get the text they had before. What somebody\nhas worked on since stays, and is listed.',
  options: {
    '--dry-run': 'says what would go and what would stay, and changes nothing',
    '--json': 'one JSON object: removed, restored, and kept, a list',
  },
  exit: '0: it is rolled back, as far as it can be; 1: nothing could be done.',
};

const isNothing = ({ removed, restored }: RollbackPlan) => removed + restored === 0;
const VIEWER = systemViewer('import from the command line');

async function rollBack(run: number, isDryRun: boolean, json: boolean): Promise<void> {
  await assertReady();
  const plan = isDryRun ? await rollbackPlan(VIEWER, run) : await rollBackRun(VIEWER, run);
  if (json) {
    console.log(JSON.stringify(plan));
    return;
  }
  const said = isNothing(plan) ? [NOTHING_TO_TAKE_BACK] : [];
  const title = isDryRun ? 'Dry run, nothing was changed:' : `Import ${run} is rolled back.`;
  console.log([title, ...rollbackInWords(plan, !isDryRun), ...said].join(' '));
  for (const { id, title: name, why } of plan.kept)
    console.log(printable(`kept      article ${id} “${name}”  ${whyInWords(why)}`));
}

try {
  const given = oneRun(COMMAND);
  if (given) await rollBack(given.run, given.isDryRun, given.json);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
