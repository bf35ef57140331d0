/** Reads of uploads. An upload belongs to the person who made it; nobody else finds it. */
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { allRecords, filesOf, type UploadRecord } from './folder.ts';
import { isOwn, ownUpload } from './own.ts';
import type { UploadDetail, UploadRow } from './upload.ts';

/** The viewer's uploads that wait to be imported, the newest first. */
export async function waitingUploads(viewer: Viewer): Promise<UploadRow[]> {
  permit(viewer, 'import.run');
  const records = (await allRecords()).filter((each) => each.runId === null && isOwn(viewer, each));
  const rows = await Promise.all(records.map(rowOf));
  return rows.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** Throws NotFound, for somebody else's upload as well. */
export async function uploadDetail(viewer: Viewer, id: string): Promise<UploadDetail> {
  permit(viewer, 'import.run');
  const record = await ownUpload(viewer, id);
  return { ...(await rowOf(record)), runId: record.runId };
}

async function rowOf({ id, createdAt }: UploadRecord): Promise<UploadRow> {
  const files = await filesOf(id);
  const bytes = files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return { id, createdAt, files: files.length, bytes };
}
