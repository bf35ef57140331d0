/** Uploads: made, filled file by file, started, discarded. An upload belongs to the person who made it; nobody else finds it. */

import { setTimeout as pause } from 'node:timers/promises';
import { database, databaseNow } from '../db/client.ts';
import { openBulk } from '../db/open-bulk.ts';
import { Invalid } from '../errors.ts';
import type { ImportOptions, RunName } from '../imports/import.ts';
import { launchRun } from '../imports/launch.ts';
import { openRun } from '../imports/runs.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { counted } from '../text/counted.ts';
import {
  allRecords,
  claimStart,
  filesOf,
  hasFiles,
  isStartAbandoned,
  lastArrival,
  makeFolder,
  releaseStart,
  removeFolder,
  removeLeftovers,
  type UploadRecord,
  writeRecord,
} from './folder.ts';
import { isOwn, ownUpload } from './own.ts';
import { type Announced, closeLedger, receive } from './receive.ts';
import { runOfUpload } from './run-queries.ts';
import {
  cleanPath,
  type ExpectedFiles,
  missingFiles,
  namedBy,
  UnusablePath,
  type UploadedFile,
} from './upload.ts';

/** Of one person, not yet started: what is forgotten must not fill the disk. */
const MOST_WAITING = 20;
const DAY = 24 * 60 * 60 * 1000;
const KEPT = { nothing: DAY / 24, waiting: 7 * DAY, imported: 30 * DAY };
/** How long one who presses Start waits for another who was faster. */
const START_MS = 10_000;
const BEING_STARTED = 'This upload is being started. Look at the list of imports.';

/**
 * Opens an upload for the viewer; also takes away what was left long ago. With `expected` it is known later whether all has
 * arrived. Throws Invalid when too many wait.
 */
export async function openUpload(
  viewer: Viewer,
  expected: ExpectedFiles | null = null,
): Promise<{ id: string }> {
  permit(viewer, 'import.run');
  const now = await databaseNow(database());
  const waiting = await prune(now);
  if (waiting.filter((each) => isOwn(viewer, each)).length >= MOST_WAITING)
    throw new Invalid(`${MOST_WAITING} uploads of yours wait to be imported. Start or discard one first.`);
  const { id } = await makeFolder(viewer, now, expected);
  return { id };
}

/**
 * Takes one file of an upload, as it comes. `body` is read to its end or to the first byte too many. Throws NotFound for
 * somebody else's upload, Invalid (with the reason) for a path, a length or a content that cannot be kept.
 */
export async function receiveFile(
  viewer: Viewer,
  id: string,
  announced: Announced,
  body: AsyncIterable<Uint8Array>,
): Promise<UploadedFile> {
  permit(viewer, 'import.run');
  const record = await ownUpload(viewer, id);
  if (record.runId !== null) throw new Invalid('This upload is being imported; open another for more files.');
  return receive(id, { ...announced, path: cleaned(announced.path) }, body);
}

/**
 * Begins the import of an upload; it goes on by itself, in a process of its own. Asked again, it gives the run that there
 * is, even when the files are gone after it. `without` is how many files the viewer knows to be missing. Throws Invalid when
 * there is nothing in it, or when more or fewer are missing than that.
 */
export async function startUpload(
  viewer: Viewer,
  id: string,
  options: ImportOptions,
  { without = 0 }: { without?: number } = {},
): Promise<{ run: number }> {
  permit(viewer, 'import.run');
  const before = await runOfUpload(viewer, id);
  if (before !== null) return { run: before };
  const record = await ownUpload(viewer, id);
  const files = await filesOf(id);
  refuseShort(files.length, record.expected, without);
  if (!(await claimStart(id))) return startedByAnother(viewer, id);
  try {
    const run = await runOf(viewer, id, options, namedBy(files.map(({ path }) => path)));
    await writeRecord({ ...record, runId: run });
    closeLedger(id);
    launchRun(viewer, run);
    return { run };
  } catch (error) {
    await releaseStart(id);
    throw error;
  }
}

/** What never came is left out only by somebody who knows of it. */
function refuseShort(files: number, expected: ExpectedFiles | null, without: number): void {
  if (files === 0) throw new Invalid('There is no file in this upload.');
  const missing = missingFiles({ files, expected });
  if (missing === without) return;
  if (missing === 0)
    throw new Invalid('More files have arrived since you looked. Look at the preview again.');
  throw new Invalid(
    `Only ${files.toLocaleString('en-GB')} of ${counted(files + missing, 'file')} have arrived. Look at the preview, and decide there whether to start without the others.`,
  );
}

/** The run of somebody who pressed at the same moment. Throws NotFound when that one has discarded the upload. */
async function startedByAnother(viewer: Viewer, id: string): Promise<{ run: number }> {
  for (const last = performance.now() + START_MS; performance.now() < last; await pause(100)) {
    const run = await runOfUpload(viewer, id);
    if (run !== null) return { run };
    await ownUpload(viewer, id);
  }
  throw new Invalid(BEING_STARTED);
}

async function runOf(
  viewer: Viewer,
  upload: string,
  options: ImportOptions,
  named: RunName,
): Promise<number> {
  const bulk = await openBulk();
  try {
    return await openRun(bulk, viewer, { kind: 'upload', upload }, options, named);
  } finally {
    await bulk.close();
  }
}

/** Deletes an upload and everything in it. Throws NotFound, and Invalid once an import was or is being started with it. */
export async function discardUpload(viewer: Viewer, id: string): Promise<void> {
  permit(viewer, 'import.run');
  const run = await runOfUpload(viewer, id);
  if (run !== null && !(await isOver(run)))
    throw new Invalid(`An import reads these files: import ${run}. Wait until it has finished.`);
  if (run !== null)
    throw new Invalid(`These files were imported, by import ${run}. To undo that, roll the import back.`);
  await ownUpload(viewer, id);
  // of one who starts it and one who discards it only the first may: no import may be left without its files
  if (!(await claimStart(id)) && !(await isStartAbandoned(id))) {
    await ownUpload(viewer, id);
    throw new Invalid(BEING_STARTED);
  }
  closeLedger(id);
  await removeFolder(id);
}

function cleaned(path: string): string {
  try {
    return cleanPath(path);
  } catch (error) {
    throw error instanceof UnusablePath ? new Invalid(error.message) : error;
  }
}

/** Removes what nobody needs any more; returns what waits to be started. */
async function prune(now: Date): Promise<UploadRecord[]> {
  await removeLeftovers();
  const waiting: UploadRecord[] = [];
  for (const record of await allRecords()) {
    if (await isLeft(record, now)) await removeFolder(record.id);
    // what nothing has arrived of is shown to nobody, so nobody could be asked to discard it
    else if (record.runId === null && (await hasFiles(record.id))) waiting.push(record);
  }
  return waiting;
}

async function isLeft({ id, createdAt, runId }: UploadRecord, now: Date): Promise<boolean> {
  const age = now.getTime() - Date.parse(createdAt);
  if (runId !== null) return age > KEPT.imported && (await isOver(runId));
  if (age > KEPT.waiting) return true;
  return !(await hasFiles(id)) && now.getTime() - (await lastArrival(id)) > KEPT.nothing;
}

async function isOver(runId: number): Promise<boolean> {
  const run = await database().importRun.findUnique({ where: { id: runId }, select: { status: true } });
  return run === null || !['pending', 'processing'].includes(run.status);
}
