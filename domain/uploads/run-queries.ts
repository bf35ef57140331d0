/** The import that an upload was started with. */
import { database } from '../db/client.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { uploadId } from './upload.ts';

/**
 * The number of the run that reads an upload, or has read it; null when it was not started. Asked of the database: the
 * folder of an upload goes when nothing of it was refused, and its address is still in the history of a browser.
 */
export async function runOfUpload(viewer: Viewer, upload: string): Promise<number | null> {
  permit(viewer, 'import.run');
  if (!uploadId.safeParse(upload).success) return null;
  const run = await database().importRun.findFirst({
    where: {
      inputs: { equals: { kind: 'upload', upload } },
      startedById: viewer.id,
      // programs have no id, only a name
      ...(viewer.id === null ? { startedByName: viewer.name } : {}),
    },
    select: { id: true },
  });
  return run?.id ?? null;
}
