/** Reads of uploads. An upload belongs to the person who made it; nobody else finds it. */
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { allRecords, filesOf, lastArrival, type UploadRecord } from './folder.ts';
import { isOwn, ownUpload } from './own.ts';
import { missingFiles, namedBy, type UploadDetail, type UploadRow } from './upload.ts';

/** A sender that has sent nothing for so long has most likely gone. */
const SILENT_MS = 15_000;

/** The viewer's uploads that wait to be imported, the newest first; one that nothing has arrived of is none yet. */
export async function waitingUploads(viewer: Viewer): Promise<UploadRow[]> {
  permit(viewer, 'import.run');
  const records = (await allRecords()).filter((each) => each.runId === null && isOwn(viewer, each));
  const rows = await Promise.all(records.map(rowOf));
  return rows.filter(({ files }) => files > 0).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** Throws NotFound, for somebody else's upload as well. */
export async function uploadDetail(viewer: Viewer, id: string): Promise<UploadDetail> {
  permit(viewer, 'import.run');
  const record = await ownUpload(viewer, id);
  return { ...(await rowOf(record)), runId: record.runId };
}

async function rowOf({ id, createdAt, expected }: UploadRecord): Promise<UploadRow> {
  const files = await filesOf(id);
  const bytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const isShort = missingFiles({ files: files.length, expected }) > 0;
  const isComing = isShort && Date.now() - (await lastArrival(id)) < SILENT_MS;
  const named = namedBy(files.map(({ path }) => path));
  return { id, createdAt, files: files.length, bytes, expected, isComing, ...named };
}
