/** What an import reads that was started at the desk: the files of an upload. */
import { database } from '../db/client.ts';
import { Invalid } from '../errors.ts';
import { diskPath, filesOf, folderOf, readRecord, removeFolder } from '../uploads/folder.ts';
import { importOptions, runInputs } from './import.ts';
import type { LeftOut } from './left-out.ts';
import { isLitter } from './litter.ts';
import { keepRefused, RefusedPaths } from './refused-records.ts';
import type { Found } from './source-files.ts';

const HIDDEN = 'Not read: hidden, or left there by a program. If it is a text, give it another name.';

/**
 * The files of an upload under the paths that they had where they came from, without hidden ones: a form without script, or a
 * program, sends all that is in a folder. `leftOut` is told of those. Throws Invalid when they are gone.
 */
export async function uploadedFiles(
  upload: string,
  leftOut?: LeftOut,
): Promise<{ total: number; allBytes: number; files: Found[]; folder: string }> {
  if (!(await readRecord(upload)))
    throw new Invalid('The files of this import are not on the server any more. Upload them again.');
  const sent = await filesOf(upload);
  const isHidden = ({ path }: { path: string }) => path.split('/').some(isLitter);
  for (const { path } of sent.filter(isHidden)) leftOut?.skip(path, path, HIDDEN);
  const kept = sent.filter((file) => !isHidden(file));
  const files = kept.map((file) => ({
    path: file.path,
    size: file.byteLength,
    problem: null,
    file: diskPath(upload, file),
  }));
  const allBytes = files.reduce((sum, { size }) => sum + size, 0);
  return { total: files.length, allBytes, files, folder: folderOf(upload) };
}

/** After an import is over: only what it refused stays, to be downloaded; with nothing refused, the upload goes. */
export async function tidyUpload(run: number): Promise<void> {
  const row = await database().importRun.findUnique({
    where: { id: run },
    select: { inputs: true, options: true, status: true },
  });
  const inputs = runInputs.safeParse(row?.inputs);
  if (!inputs.success || inputs.data.kind !== 'upload') return;
  if (row?.status === 'pending' || row?.status === 'processing') return;
  const { upload } = inputs.data;
  const paths = await refusedPaths(run);
  if (paths.length === 0) return removeFolder(upload);
  await keepRefused(upload, new RefusedPaths(paths), importOptions.parse(row?.options));
}

/** The paths of what a run refused: files, and articles in them (`FILE#KEY`, containers.ts). */
export async function refusedPaths(run: number): Promise<string[]> {
  const items = await database().importItem.findMany({
    where: { runId: run, status: 'failed' },
    select: { path: true },
  });
  return items.map(({ path }) => path);
}
