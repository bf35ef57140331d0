/** Uploads: what the desk sends before an import starts. Safe in the browser. */
import { z } from 'zod';

/** A file of many articles may have many; files by themselves have this many at most. */
export const MOST_FILES = 20_000;

export const uploadId = z.string().regex(/^[0-9a-f]{32}$/);

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A file as it lies in its upload. */
export interface UploadedFile {
  /** its name on the disk */
  number: number;
  /** as the browser called it, cleaned: a label, never opened */
  path: string;
  byteLength: number;
  sha256: string;
}

/** One row of what has been sent and not yet imported. */
export interface UploadRow {
  id: string;
  createdAt: string;
  files: number;
  bytes: number;
}

export interface UploadDetail extends UploadRow {
  /** the import that reads it, once it was started */
  runId: number | null;
}

/** A path that could not be kept as it is, and why, in a sentence. */
export class UnusablePath extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnusablePath';
  }
}

const LONGEST_PATH = 1000;
/** Names that Windows gives to devices: such a file could not be unpacked there again. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/**
 * The relative path of a file as it is kept: parts joined by `/`, in NFC. It is only ever a label (files lie under numbers),
 * but it is shown, searched for, and written into archives, so what could mislead a person or an unpacker is refused.
 * Throws UnusablePath.
 */
export function cleanPath(given: string): string {
  const path = given.replaceAll('\\', '/').normalize('NFC');
  if (path === '') throw new UnusablePath('The file has no name.');
  if (path.length > LONGEST_PATH)
    throw new UnusablePath(`The path is longer than ${LONGEST_PATH} characters.`);
  if (!path.isWellFormed() || CONTROL.test(path))
    throw new UnusablePath('The path has characters that cannot be shown. Rename the file.');
  if (path.startsWith('/') || /^[a-z]:/i.test(path))
    throw new UnusablePath('The path is absolute; send it relative to the folder.');
  const parts = path.split('/');
  if (parts.some((part) => part.trim() === '' || part === '.' || part === '..'))
    throw new UnusablePath('The path has an empty part, “.” or “..”.');
  const reserved = parts.find((part) => RESERVED.test(part.trim()));
  if (reserved !== undefined)
    throw new UnusablePath(`“${reserved}” is a name that some systems keep for themselves. Rename the file.`);
  return parts.join('/');
}

/** `12.3 MB`, `840 KB`, `12 bytes`; in thousands, as limits are stated. */
export function writeBytes(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(bytes < 9_950_000 ? 1 : 0)} MB`;
}
