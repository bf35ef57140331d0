/** What is said of an upload: what has arrived of it, and what has not. */
import { counted } from '#domain/text/counted.ts';
import { missingFiles, type UploadRow, writeBytes } from '#domain/uploads/upload.ts';

/** `5 files, 4 KB`; of an upload that is not whole `3 of 5 files arrived, 477 bytes of 4 KB`. */
export function arrivedInWords({ files, bytes, expected }: UploadRow): string {
  if (expected === null || missingFiles({ files, expected }) === 0)
    return `${files === 1 ? 'One file' : counted(files, 'file')}, ${writeBytes(bytes)}`;
  const of = `${files.toLocaleString('en-GB')} of ${counted(expected.files, 'file')} arrived`;
  return `${of}, ${writeBytes(bytes)} of ${writeBytes(expected.bytes)}`;
}

/** `2 files never came`; null when all did, or are just coming. */
export function missingInWords(row: UploadRow): string | null {
  const missing = missingFiles(row);
  if (missing === 0 || row.isComing) return null;
  return `${counted(missing, 'file')} never came`;
}
