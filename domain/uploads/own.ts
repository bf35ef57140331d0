/** Whose an upload is. */
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { readRecord, type UploadRecord } from './folder.ts';

/** The viewer's own upload. Throws NotFound, for somebody else's as well. */
export async function ownUpload(viewer: Viewer, id: string): Promise<UploadRecord> {
  const record = await readRecord(id);
  if (!record || !isOwn(viewer, record)) throw new NotFound('That upload');
  return record;
}

/** Programs have no id, only a name. */
export function isOwn(viewer: Viewer, { ownerId, ownerName }: UploadRecord): boolean {
  return ownerId === viewer.id && (ownerId !== null || ownerName === viewer.name);
}
