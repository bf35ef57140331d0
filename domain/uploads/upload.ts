/** Uploads: what the desk sends before an import starts. Safe in the browser. */
import { z } from 'zod';
import { type ArticleStatus, blockKind } from '../articles/article.ts';
import { foretoldChange } from '../articles/text-change.ts';
import { itemStatus, leftOutRow, UNSHOWABLE_PATH } from '../imports/import.ts';
import { isUnshowable } from '../text/invisible.ts';

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

/** What is to come, as the browser says before it sends the first file. */
export const expectedFiles = z.strictObject({
  files: z.int().positive().max(MOST_FILES),
  bytes: z.int().nonnegative(),
});
export type ExpectedFiles = z.infer<typeof expectedFiles>;

/** One row of what has been sent and not yet imported. */
export interface UploadRow {
  id: string;
  createdAt: string;
  /** that arrived whole */
  files: number;
  bytes: number;
  /** null for a form, which arrives whole or not at all, and for programs that did not say */
  expected: ExpectedFiles | null;
  /** files are missing, and something of the upload arrived a moment ago */
  isComing: boolean;
  /** the first file, or the folder that it came in, with `/`; null before anything arrived */
  first: string | null;
  /** files that are not the first, or not in that folder */
  others: number;
}

/** How many of the files that were announced have not arrived. */
export function missingFiles({ files, expected }: Pick<UploadRow, 'files' | 'expected'>): number {
  return Math.max(0, (expected?.files ?? 0) - files);
}

/** By what people tell an upload from another: its first file or folder, and how many files beside it. */
export function namedBy(paths: readonly string[]): Pick<UploadRow, 'first' | 'others'> {
  const [path] = paths;
  if (path === undefined) return { first: null, others: 0 };
  const end = path.indexOf('/') + 1;
  if (end === 0) return { first: path, others: paths.length - 1 };
  const first = path.slice(0, end);
  return { first, others: paths.filter((each) => !each.startsWith(first)).length };
}

/** How articles stand that files are about, by their numbers. */
export type Standings = Record<number, ArticleStatus>;

export interface UploadDetail extends UploadRow {
  /** the import that reads it, once it was started */
  runId: number | null;
}

/** What importing one article of an upload would do. */
export const previewItem = z.strictObject({
  /** its place in the upload, from 1 */
  entry: z.int().positive(),
  path: z.string(),
  status: itemStatus,
  reason: z.string().nullable(),
  article: z.strictObject({ id: z.int(), slug: z.string() }).nullable(),
  /** articles with nearly its text */
  near: z.array(z.strictObject({ id: z.int(), slug: z.string() })),
  title: z.string().nullable(),
  language: z.string().nullable(),
  date: z.string().nullable(),
  blocks: z.int(),
  segments: z.int(),
  sha256: z.string().nullable(),
  warnings: z.array(z.string()),
  byteLength: z.int().nullable(),
  encoding: z.string().nullable(),
  format: z.string().nullable(),
});
export type PreviewItem = z.infer<typeof previewItem>;

/** How far the looking is. */
export const previewState = z.strictObject({
  /** files; one of many articles counts as one; null until that is known */
  total: z.int().nullable(),
  counts: z.record(itemStatus, z.int()),
  /** the file of many articles that is being looked at */
  container: z.string().nullable(),
  /** of the bytes of all files, the share that was read; null when that is not known */
  share: z.number().nullable().default(null),
  /** records that are no articles, once all files were looked at */
  leftOut: z.array(leftOutRow),
  /** when it last said so, ISO */
  at: z.string(),
  isDone: z.boolean(),
  problem: z.string().nullable(),
});
export type PreviewState = z.infer<typeof previewState>;

const span = z.object({ start: z.int(), end: z.int(), role: z.string(), block: z.int().nullable() });

/** One article of an upload, read: its text with the map to its blocks, or why it is refused. */
export const previewEntry = z.strictObject({
  refused: z.string().nullable(),
  /** of what is refused: what is known of it all the same */
  seen: z
    .strictObject({
      byteLength: z.int(),
      sha256: z.string(),
      encoding: z.string().nullable(),
      format: z.string().nullable(),
      /** its first characters, where it can be decoded */
      raw: z.string().nullable(),
      /** how many characters there are beside those */
      more: z.int().nonnegative(),
    })
    .nullable(),
  text: z
    .strictObject({
      raw: z.string(),
      /** as SourceText has them; kept by an earlier version without */
      properties: z.record(z.string(), z.string()).nullable().default(null),
      spans: z.array(span),
      blocks: z.array(
        z.strictObject({
          position: z.int(),
          kind: blockKind,
          text: z.string(),
          credit: z.string().nullable(),
        }),
      ),
      language: z.string(),
      languageScore: z.number().nullable(),
      /** what the source says of the article, by field */
      fields: z.record(z.string(), z.string().nullable()),
    })
    .nullable(),
  /** what a changed file would do to its article */
  change: foretoldChange.nullable(),
});
export type PreviewEntry = z.infer<typeof previewEntry>;

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
  if (isUnshowable(path)) throw new UnusablePath(UNSHOWABLE_PATH);
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

/** A size and the limit that it is above, both written so that they differ: `50.1 MB` and `50.0 MB`, or in bytes. */
export function writeAbove(bytes: number, limit: number): [size: string, limit: string] {
  const ways = [
    writeBytes,
    (size: number) => `${(size / 1_000_000).toFixed(1)} MB`,
    (size: number) => `${size.toLocaleString('en-GB')} bytes`,
  ];
  const differs = ways.find((write) => write(bytes) !== write(limit)) ?? writeBytes;
  return [differs(bytes), differs(limit)];
}
