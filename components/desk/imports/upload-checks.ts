/** What can be said of files before they are sent. The server judges again. */
import { cleanPath, MOST_FILES, UnusablePath, writeAbove, writeBytes } from '#domain/uploads/upload.ts';

/** In bytes: a file, and all of one upload. */
export interface UploadLimits {
  file: number;
  run: number;
}

/** Why these files cannot be sent together, in a sentence; null when they can. */
export function whyNotUpload(
  files: readonly { path: string; file: { size: number } }[],
  limits: UploadLimits,
): string | null {
  if (files.length === 0) return 'Choose at least one file with text.';
  if (files.length > MOST_FILES)
    return `Choose at most ${MOST_FILES.toLocaleString('en-GB')} files at once; the command line takes more.`;
  const total = files.reduce((sum, { file }) => sum + file.size, 0);
  return total > limits.run
    ? `Together the files have ${writeAbove(total, limits.run)[0]}; an upload may have ${writeAbove(total, limits.run)[1]}. Send fewer at once.`
    : null;
}

/** Why this one cannot be sent, in a sentence; null when it can. It never keeps the others from being sent. */
export function whyNotFile(
  { path, file }: { path: string; file: { size: number } },
  limits: UploadLimits,
): string | null {
  if (file.size > limits.file) return `It is longer than ${writeBytes(limits.file)}.`;
  try {
    cleanPath(path);
    return null;
  } catch (error) {
    if (error instanceof UnusablePath) return error.message;
    throw error;
  }
}
