/**
 * Uploads on the disk: DATA_DIR/imports/<id>/ holds `upload.json` (whose it is), `manifest.jsonl` (a line per file that
 * arrived whole) and `files/<number>`. What a file is called stands in the manifest only, so no name that somebody sent is
 * ever a path here.
 */
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { environment } from '../environment.ts';
import { type ExpectedFiles, expectedFiles, sha256Hex, type UploadedFile, uploadId } from './upload.ts';

export interface UploadRecord {
  id: string;
  ownerId: number | null;
  ownerName: string;
  /** ISO */
  createdAt: string;
  runId: number | null;
  /** what is to come; null when nobody said so */
  expected: ExpectedFiles | null;
}

const record = z.strictObject({
  id: uploadId,
  ownerId: z.int().nullable(),
  ownerName: z.string(),
  createdAt: z.string(),
  runId: z.int().nullable(),
  // uploads from before it was asked for have none
  expected: expectedFiles.nullable().default(null),
});

const line = z.strictObject({
  number: z.int().positive(),
  path: z.string().min(1),
  byteLength: z.int().nonnegative(),
  sha256: sha256Hex,
});

const ROOT = 'imports';

/** The folder of an upload. Throws for what is no id, so that no path can be made of anything else. */
export function folderOf(id: string): string {
  return join(/* turbopackIgnore: true */ environment().dataDir, ROOT, uploadId.parse(id));
}

/** Where a file of an upload lies. */
export function diskPath(id: string, file: Pick<UploadedFile, 'number'>): string {
  return join(/* turbopackIgnore: true */ folderOf(id), 'files', String(file.number));
}

/** A new, empty upload; readable by this system's user alone. */
export async function makeFolder(
  owner: { id: number | null; name: string },
  now: Date,
  expected: ExpectedFiles | null = null,
): Promise<UploadRecord> {
  const id = randomBytes(16).toString('hex');
  const folder = folderOf(id);
  for (const part of ['files', 'parts'])
    await mkdir(join(/* turbopackIgnore: true */ folder, part), { recursive: true, mode: 0o700 });
  const createdAt = now.toISOString();
  const made = { id, ownerId: owner.id, ownerName: owner.name, createdAt, runId: null, expected };
  await writeRecord(made);
  return made;
}

/** Null when there is none, or it is being made or removed. */
export async function readRecord(id: string): Promise<UploadRecord | null> {
  if (!uploadId.safeParse(id).success) return null;
  const text = await textOf(join(/* turbopackIgnore: true */ folderOf(id), 'upload.json'));
  return text === null ? null : record.parse(JSON.parse(text));
}

/** The whole record or the one before: never half of it. */
export async function writeRecord(changed: UploadRecord): Promise<void> {
  const path = join(/* turbopackIgnore: true */ folderOf(changed.id), 'upload.json');
  const fresh = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(/* turbopackIgnore: true */ fresh, `${JSON.stringify(changed)}\n`, {
    mode: 0o600,
    flush: true,
  });
  await rename(/* turbopackIgnore: true */ fresh, path);
}

const GONE = '.gone';

/** At once for everybody: whoever still writes into it, a preview say, does not find it any more. */
export async function removeFolder(id: string): Promise<void> {
  const going = `${folderOf(id)}${GONE}`;
  try {
    await rename(/* turbopackIgnore: true */ folderOf(id), going);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  await rm(/* turbopackIgnore: true */ going, { recursive: true, force: true });
}

/** What a process left that died while it removed a folder. */
export async function removeLeftovers(): Promise<void> {
  const root = join(/* turbopackIgnore: true */ environment().dataDir, ROOT);
  for (const name of await readdir(/* turbopackIgnore: true */ root).catch(() => []))
    if (name.endsWith(GONE))
      await rm(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ root, name), {
        recursive: true,
        force: true,
      });
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/**
 * True once: for the first of those who want to start or to discard an upload at the same time. False as well when there is
 * no such upload any more.
 */
export async function claimStart(id: string): Promise<boolean> {
  const path = join(/* turbopackIgnore: true */ folderOf(id), 'started');
  try {
    await writeFile(/* turbopackIgnore: true */ path, '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || isMissing(error)) return false;
    throw error;
  }
}

/** No start takes so long: its process has died. */
const ABANDONED_MS = 60_000;

/** Whether what `claimStart` gave somebody is worth nothing any more. */
export async function isStartAbandoned(id: string): Promise<boolean> {
  const path = join(/* turbopackIgnore: true */ folderOf(id), 'started');
  const claim = await stat(/* turbopackIgnore: true */ path).catch(() => null);
  return claim !== null && Date.now() - claim.mtimeMs > ABANDONED_MS;
}

/** Takes back `claimStart`, when the start came to nothing. */
export async function releaseStart(id: string): Promise<void> {
  await rm(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folderOf(id), 'started'), {
    force: true,
  });
}

/** When the last byte of an upload arrived, or it was opened; in milliseconds since 1970, by the clock of the disk. */
export async function lastArrival(id: string): Promise<number> {
  const folder = folderOf(id);
  const parts = await readdir(/* turbopackIgnore: true */ join(folder, 'parts')).catch(() => []);
  const paths = ['upload.json', 'manifest.jsonl', ...parts.map((part) => join('parts', part))];
  const times = await Promise.all(
    paths.map((path) =>
      stat(/* turbopackIgnore: true */ join(/* turbopackIgnore: true */ folder, path)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Math.max(...times);
}

/** Whether anything has arrived whole; cheaper than `filesOf`. */
export async function hasFiles(id: string): Promise<boolean> {
  const info = await stat(/* turbopackIgnore: true */ manifestOf(id)).catch(() => null);
  return info !== null;
}

/** Every upload on the disk, in no order. */
export async function allRecords(): Promise<UploadRecord[]> {
  const root = join(/* turbopackIgnore: true */ environment().dataDir, ROOT);
  const names = await readdir(/* turbopackIgnore: true */ root).catch(() => []);
  const found = await Promise.all(names.map((name) => readRecord(name)));
  return found.filter((each) => each !== null);
}

/** Says that a file lies there whole. Begins a line of its own, because a process may have died within the one before. */
export async function addToManifest(id: string, file: UploadedFile): Promise<void> {
  await appendFile(/* turbopackIgnore: true */ manifestOf(id), `\n${JSON.stringify(file)}`, { mode: 0o600 });
}

/** The files that arrived whole, in the order of their paths. Of two with one path the later counts. */
export async function filesOf(id: string): Promise<UploadedFile[]> {
  const text = await textOf(manifestOf(id));
  const byPath = new Map<string, UploadedFile>();
  for (const each of (text ?? '').split('\n')) {
    const file = readLine(each);
    if (file) byPath.set(file.path, file);
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function manifestOf(id: string): string {
  return join(/* turbopackIgnore: true */ folderOf(id), 'manifest.jsonl');
}

/** Null for an empty line, and for the half of one that a killed process left. */
function readLine(text: string): UploadedFile | null {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(/* turbopackIgnore: true */ path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
