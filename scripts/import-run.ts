/** Does a run in this process, tells each file, and stops in good order at Ctrl-C. */
import { setPriority } from 'node:os';
import { databaseTrouble } from '#domain/db/violations.ts';
import { goneInWords } from '#domain/imports/import.ts';
import { doRun } from '#domain/imports/mutations.ts';
import type { Viewer } from '#domain/people/person.ts';
import { ImportReport } from './import-report.ts';

/** Nicer than the site, which may run on the same machine and has readers waiting. */
const NICE = 10;

/** As doRun. When the database gives way in the middle, the error says how to go on. */
async function doingRun(...job: Parameters<typeof doRun>): ReturnType<typeof doRun> {
  try {
    return await doRun(...job);
  } catch (error) {
    const trouble = databaseTrouble(error);
    if (trouble === null) throw error;
    const [, run] = job;
    throw new Error(
      `Run ${run} stopped: ${trouble}. What was told is stored; when that is mended, go on with: npm run import:resume -- ${run}`,
    );
  }
}

/**
 * The exit code: that of `exitCode`, or 130 when it was interrupted, here or at the desk. `resumes`: also a run that somebody
 * stopped. Throws what `doRun` throws.
 */
export async function doRunHere(
  viewer: Viewer,
  run: number,
  { json, resumes = false }: { json: boolean; resumes?: boolean },
): Promise<number> {
  setPriority(NICE);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const report = new ImportReport(json);
  const { counts, leftOut, stoppedBy, goneFiles } = await doingRun(viewer, run, {
    onItem: (result) => report.item(result),
    onTotal: (total) => {
      report.total = total;
    },
    listsChanges: json,
    signal: stop.signal,
    resumes,
  });
  report.leftOut(leftOut);
  if (goneFiles > 0) console.error(goneInWords(goneFiles));
  report.close(run, counts, `Run ${run}`);
  if (!stop.signal.aborted && stoppedBy === null) return report.ended(counts);
  const by = stoppedBy === null ? '' : ` by ${stoppedBy}`;
  console.error(`Stopped${by}. What was told is stored; go on with: npm run import:resume -- ${run}`);
  return 130;
}
