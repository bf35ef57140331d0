/** npm run import:status [-- RUN]: the newest runs, or the files of one that did not become articles. */
import { closeDatabase } from '#domain/db/client.ts';
import { ITEM_STATUSES, type RunRow } from '#domain/imports/import.ts';
import { runDetail, runList } from '#domain/imports/queries.ts';
import { systemViewer } from '#domain/people/person.ts';
import { counted } from '#domain/text/counted.ts';
import { runArgument } from './import-argument.ts';
import { leftOutLine, outcomeWord } from './import-report.ts';
import { assertReady } from './ready.ts';

const VIEWER = systemViewer('import from the command line');

function line({ id, status, isStopped, stopped, startedAt, startedBy, counts, total }: RunRow): string {
  const ended = status === 'failed' ? 'all refused' : status;
  const by = stopped ? ` by ${stopped.by}` : '';
  const said = isStopped ? `stopped${by} (import:resume goes on)` : ended;
  const parts = ITEM_STATUSES.flatMap((each) =>
    counts[each] > 0 ? [`${counts[each]} ${outcomeWord(each)}`] : [],
  );
  const of = total === null ? '' : ` of ${counted(total, 'file')}`;
  return `${id}  ${said}  ${startedAt}  ${startedBy}  ${parts.join(', ') || 'nothing yet'}${of}`;
}

async function one(id: number): Promise<void> {
  let page = await runDetail(VIEWER, id);
  console.log(line(page));
  for (const row of page.leftOut) console.log(leftOutLine(row));
  for (;;) {
    for (const { status, path, reason, warnings } of page.items) {
      if (status === 'failed' || warnings.length > 0)
        console.log(
          `${outcomeWord(status).padEnd(9)} ${path}  ${[reason, ...warnings].filter(Boolean).join('; ')}`,
        );
    }
    if (page.next === null) return;
    page = await runDetail(VIEWER, id, { from: page.next });
  }
}

try {
  await assertReady();
  if (process.argv.length > 2) await one(runArgument('npm run import:status [-- RUN]').run);
  else {
    const runs = await runList(VIEWER, { limit: 20 });
    console.log(runs.map(line).join('\n') || 'Nothing was imported yet.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
