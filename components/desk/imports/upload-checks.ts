/** What can be said of files before they are sent. The server judges again. */
import { MAX_ARTICLE_BYTES } from '#domain/imports/import.ts';

export const MAX_FILES = 50;
/** All files of one form together: what the server reads into memory at once. */
export const MAX_UPLOAD_BYTES = 60_000_000;

/** Why these files cannot be sent, in a sentence; null when they can. */
export function whyNotUpload(files: readonly { name: string; size: number }[]): string | null {
  if (files.length === 0) return 'Choose at least one file.';
  if (files.length > MAX_FILES)
    return `Choose at most ${MAX_FILES} files at once; the command line takes more.`;
  const other = files.find(({ name }) => !/\.txt$/i.test(name));
  if (other) return `“${other.name}” is no .txt file.`;
  const long = files.find(({ size }) => size > MAX_ARTICLE_BYTES);
  if (long) return `“${long.name}” is longer than ${MAX_ARTICLE_BYTES / 1_000_000} MB.`;
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_UPLOAD_BYTES)
    return `Together the files are longer than ${MAX_UPLOAD_BYTES / 1_000_000} MB; send fewer at once.`;
  return null;
}
