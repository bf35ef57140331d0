/** Importing: a run is opened, done (at once, or later by another process), resumed, rolled back. */
import type { Bulk } from '../db/bulk.ts';
import { openBulk } from '../db/open-bulk.ts';
import { environment } from '../environment.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { articlesOf } from './containers.ts';
import { type OnItem, type Worked, work } from './engine.ts';
import type {
  ContainerFile,
  ImportOptions,
  ItemResult,
  LeftOutRow,
  RollbackPlan,
  RunInputs,
} from './import.ts';
import { assertNamed, readInputs } from './inputs.ts';
import { LeftOut } from './left-out.ts';
import type { ImportFile } from './prepared.ts';
import { inThisThread, type Job } from './preparers.ts';
import { filesRead, openRun, runState } from './runs.ts';

/** Opens a run; `doRun` does it, in this process or another. Throws Invalid when a path is empty. */
export async function startRun(viewer: Viewer, inputs: RunInputs, options: ImportOptions): Promise<number> {
  permit(viewer, 'import.run');
  assertNamed(inputs);
  return opened((bulk) => openRun(bulk, viewer, inputs, options));
}

/** Files of many articles whose SHA-256 is kept with their run: who sends thousands of them has sent no exports. */
const MOST_CONTAINERS = 200;

export interface Progress {
  onItem?: OnItem;
  /** called once it is known how many files there are */
  onTotal?: (total: number) => void;
  /** lists of an updated file what its text does to the work on its article: not needed by who reads sums */
  listsChanges?: boolean;
  /** stops after the files that are being stored; the run can be resumed */
  signal?: AbortSignal;
  /** goes on also with a run that somebody stopped; without it such a run is refused */
  resumes?: boolean;
}

/**
 * Does a run from where it is: one that was just opened, or one that stopped half-way. Reads in threads of its own.
 * Throws NotFound, and Invalid when it is over, being worked on, was stopped by somebody, or reads what cannot be read again.
 */
export async function doRun(
  viewer: Viewer,
  run: number,
  { onItem = () => {}, onTotal = () => {}, listsChanges, signal, resumes }: Progress = {},
): Promise<Worked & { leftOut: LeftOutRow[] }> {
  permit(viewer, 'import.run');
  const { inputs, options, read } = await opened(async (bulk) => ({
    ...(await runState(bulk, run)),
    read: await filesRead(bulk, run),
  }));
  const leftOut = new LeftOut();
  const reading = await readInputs(inputs, options, leftOut, read);
  try {
    onTotal(reading.total);
    const jobs = articlesTold(run, reading.jobs, options, leftOut);
    return {
      ...(await work({ viewer, run, options, ...reading, jobs, onItem, listsChanges, signal, resumes })),
      leftOut: leftOut.rows,
    };
  } finally {
    await reading.close();
  }
}

/** Imports files that are in memory, in one go: a run, its items, its end. */
export async function importFiles(
  viewer: Viewer,
  files: readonly ImportFile[],
  options: ImportOptions,
  onItem: OnItem = () => {},
): Promise<{ run: number; results: ItemResult[] }> {
  permit(viewer, 'import.run');
  const run = await opened((bulk) => openRun(bulk, viewer, { kind: 'given' }, options));
  const results: ItemResult[] = [];
  await work({
    viewer,
    run,
    options,
    jobs: articlesTold(run, given(files), options, new LeftOut()),
    prepare: inThisThread(options, environment().importLimits.articleBytes),
    onItem: (result) => {
      results.push(result);
      onItem(result);
    },
  });
  return { run, results };
}

/**
 * Takes a run back: what it made goes away, what it changed gets its text of before. What somebody has worked on since
 * stays, and is listed. Throws NotFound, and Invalid while it is being worked on.
 */
export async function rollBackRun(viewer: Viewer, run: number): Promise<RollbackPlan> {
  permit(viewer, 'import.run');
  const { rollBack } = await import('./rollback.ts');
  return rollBack(viewer, run);
}

async function opened<T>(use: (bulk: Bulk) => Promise<T>): Promise<T> {
  const bulk = await openBulk();
  try {
    return await use(bulk);
  } finally {
    await bulk.close();
  }
}

/** The articles of the files; when the last has been read, the run says what was left out of them. */
async function* articlesTold(
  run: number,
  jobs: AsyncIterable<Job>,
  options: ImportOptions,
  leftOut: LeftOut,
): AsyncGenerator<Job> {
  const files: ContainerFile[] = [];
  const onContainer = async (file: ContainerFile) => {
    if (files.push(file) <= MOST_CONTAINERS) await opened((bulk) => setContainers(bulk, run, files));
  };
  yield* articlesOf(jobs, options, leftOut, { onContainer });
  const { rows } = leftOut;
  if (rows.length > 0) await opened((bulk) => setLeftOut(bulk, run, rows));
}

function setLeftOut(bulk: Bulk, run: number, rows: LeftOutRow[]): Promise<unknown> {
  const values = [JSON.stringify(rows), run];
  return bulk.transaction((tx) => tx.run('UPDATE "ImportRun" SET "leftOut" = ? WHERE "id" = ?', values));
}

function setContainers(bulk: Bulk, run: number, files: ContainerFile[]): Promise<unknown> {
  const values = [JSON.stringify(files), run];
  return bulk.transaction((tx) => tx.run('UPDATE "ImportRun" SET "containers" = ? WHERE "id" = ?', values));
}

async function* given(files: readonly ImportFile[]): AsyncGenerator<Job> {
  for (const file of files) yield { kind: 'bytes', file };
}
