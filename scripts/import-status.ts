/** npm run import:status [-- RUN] [--json]: the newest runs, or the files of one that did not become articles. */
import { closeDatabase } from '#domain/db/client.ts';
import { goneInWords, ITEM_STATUSES, type RunItem, type RunRow } from '#domain/imports/import.ts';
import { skippedFiles } from '#domain/imports/left-out.ts';
import { runDetail, runList } from '#domain/imports/queries.ts';
import { halfInWords } from '#domain/imports/rollback-words.ts';
import { systemViewer } from '#domain/people/person.ts';
import { counted } from '#domain/text/counted.ts';
import { printable } from '#domain/text/invisible.ts';
import { type RunCommand, runArguments } from './import-argument.ts';
import { leftOutLine, outcomeWord } from './import-report.ts';
import { assertReady } from './ready.ts';

const VIEWER = systemViewer('import from the command line');
/** The newest, without the number of one. */
const RUNS = 20;

const COMMAND: RunCommand = {
  usage: 'import:status [-- RUN] [--json]',
  about: `The ${RUNS} newest imports, or of one: how it stands, each file that was refused or that there is a warning of, how many others, and what was skipped.`,
  options: {
    '--json':
      'a JSON object a run; of one run an object for each of its files, and its sum last, as import --json has them',
  },
  exit: '0: told; 1: there is no such run.',
};

function line({
  id,
  status,
  isStopped,
  stopped,
  startedAt,
  startedBy,
  finishedAt,
  counts,
  total,
  halfRolledBack,
}: RunRow): string {
  const over = status === 'failed' ? 'all refused' : status;
  const ended = halfRolledBack ? `${over}, half rolled back (import:rollback goes on)` : over;
  const by = stopped ? ` by ${stopped.by}` : '';
  const said = isStopped ? `stopped${by} (import:resume goes on)` : ended;
  const parts = ITEM_STATUSES.flatMap((each) =>
    counts[each] > 0 ? [`${counts[each]} ${outcomeWord(each)}`] : [],
  );
  const of = total === null ? '' : ` of ${counted(total, 'file')}`;
  const none = finishedAt === null ? 'nothing yet' : 'nothing';
  return printable(`${id}  ${said}  ${startedAt}  ${startedBy}  ${parts.join(', ') || none}${of}`);
}

/** A run as JSON tells it: the counts beside what it is, as in the sum of an import. */
function told({ id, counts, leftOut, container, ...run }: RunRow): object {
  const { status, startedBy, startedAt, finishedAt, total, isStopped, stopped, isRollingBack, isResumable } =
    run;
  const { halfRolledBack, goneFiles } = run;
  const facts = { status, startedBy, startedAt, finishedAt, total };
  const states = { isStopped, stopped, isRollingBack, isResumable };
  return {
    run: id,
    ...facts,
    ...counts,
    skipped: skippedFiles(leftOut),
    container,
    ...states,
    halfRolledBack,
    goneFiles,
  };
}

async function* itemsOf(id: number): AsyncGenerator<RunItem> {
  let from: number | null = 0;
  while (from !== null) {
    const { items, next } = await runDetail(VIEWER, id, { from });
    yield* items;
    from = next;
  }
}

/** The keys of `import --json`, and what became of the file when the import was rolled back. */
function toldItem({ path, article, status, reason, ...item }: RunItem): object {
  const { language, date, blocks, segments, encoding, sha256, warnings, rolledBack } = item;
  const facts = { language, date, blocks, segments, encoding, sha256, warnings };
  return { file: path, status, reason, ...facts, article: article?.slug ?? null, rolledBack };
}

async function one(id: number, json: boolean): Promise<void> {
  const { items: _items, next: _next, ...run } = await runDetail(VIEWER, id, { limit: 1 });
  if (json) {
    for await (const item of itemsOf(id)) console.log(JSON.stringify(toldItem(item)));
    console.log(JSON.stringify({ summary: told(run) }));
    return;
  }
  console.log(line(run));
  for (const said of remarks(run)) console.log(said);
  for (const row of run.leftOut) console.log(leftOutLine(row));
  let others = 0;
  for await (const { status, path, reason, warnings } of itemsOf(id)) {
    if (status !== 'failed' && warnings.length === 0) others++;
    else
      console.log(
        printable(
          `${outcomeWord(status).padEnd(9)} ${path}  ${[reason, ...warnings].filter(Boolean).join('; ')}`,
        ),
      );
  }
  if (others > 0) console.log(`and ${counted(others, 'file')} without remarks (--json lists all)`);
}

function remarks({ halfRolledBack, goneFiles }: RunRow): string[] {
  return [
    ...(halfRolledBack
      ? [`A roll-back was begun at ${halfRolledBack.begunAt} ${halfInWords(halfRolledBack)}`]
      : []),
    ...(goneFiles > 0 ? [goneInWords(goneFiles)] : []),
  ];
}

async function newest(json: boolean): Promise<void> {
  const runs = await runList(VIEWER, { limit: RUNS });
  if (json) for (const run of runs) console.log(JSON.stringify(told(run)));
  else console.log(runs.map(line).join('\n') || 'Nothing was imported yet.');
}

try {
  const given = runArguments(COMMAND);
  if (given) {
    await assertReady();
    await (given.run === null ? newest(given.json) : one(given.run, given.json));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
