/** Uploads: made, filled file by file, discarded. An upload belongs to the person who made it; nobody else finds it. */

import { database, databaseNow } from '../db/client.ts';
import { openBulk } from '../db/open-bulk.ts';
import { Invalid } from '../errors.ts';
import type { ImportOptions } from '../imports/import.ts';
import { launchRun } from '../imports/launch.ts';
import { openRun } from '../imports/runs.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import {
  allRecords,
  claimStart,
  filesOf,
  makeFolder,
  removeFolder,
  type UploadRecord,
  writeRecord,
} from './folder.ts';
import { isOwn, ownUpload } from './own.ts';
import { type Announced, closeLedger, receive } from './receive.ts';
import { cleanPath, UnusablePath, type UploadedFile } from './upload.ts';

/** Of one person, not yet started: what is forgotten must not fill the disk. */
const MOST_WAITING = 20;
const DAY = 24 * 60 * 60 * 1000;
const KEPT = { waiting: 7 * DAY, imported: 30 * DAY };

/** Opens an upload for the viewer; also takes away what was left long ago. Throws Invalid when too many wait. */
export async function openUpload(viewer: Viewer): Promise<{ id: string }> {
  permit(viewer, 'import.run');
  const now = await databaseNow(database());
  const waiting = await prune(now);
  if (waiting.filter((each) => isOwn(viewer, each)).length >= MOST_WAITING)
    throw new Invalid(`${MOST_WAITING} uploads of yours wait to be imported. Start or discard one first.`);
  const { id } = await makeFolder(viewer, now);
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
 * is. Throws Invalid when there is nothing in it.
 */
export async function startUpload(
  viewer: Viewer,
  id: string,
  options: ImportOptions,
): Promise<{ run: number }> {
  permit(viewer, 'import.run');
  const record = await ownUpload(viewer, id);
  if (record.runId !== null) return { run: record.runId };
  if ((await filesOf(id)).length === 0) throw new Invalid('There is no file in this upload.');
  if (!(await claimStart(id)))
    throw new Invalid('This upload is being started. Look at the list of imports.');
  const run = await runOf(viewer, id, options);
  await writeRecord({ ...record, runId: run });
  closeLedger(id);
  launchRun(viewer, run);
  return { run };
}

async function runOf(viewer: Viewer, upload: string, options: ImportOptions): Promise<number> {
  const bulk = await openBulk();
  try {
    return await openRun(bulk, viewer, { kind: 'upload', upload }, options);
  } finally {
    await bulk.close();
  }
}

/** Deletes an upload and everything in it. Throws Invalid while an import reads it. */
export async function discardUpload(viewer: Viewer, id: string): Promise<void> {
  permit(viewer, 'import.run');
  const { runId } = await ownUpload(viewer, id);
  if (runId !== null && !(await isOver(runId)))
    throw new Invalid('An import reads these files. Wait until it has finished.');
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
  const waiting: UploadRecord[] = [];
  for (const record of await allRecords()) {
    const age = now.getTime() - Date.parse(record.createdAt);
    const isLeft =
      record.runId === null ? age > KEPT.waiting : age > KEPT.imported && (await isOver(record.runId));
    if (isLeft) await removeFolder(record.id);
    else if (record.runId === null) waiting.push(record);
  }
  return waiting;
}

async function isOver(runId: number): Promise<boolean> {
  const run = await database().importRun.findUnique({ where: { id: runId }, select: { status: true } });
  return run === null || !['pending', 'processing'].includes(run.status);
}
