/**
 * A preview on the disk: `options.json`, and a folder of the attempt that `attempt` names, in which are `lines.jsonl` (an item
 * a line), for each outcome and for all an index of where lines begin, `state.json`, and `entry-N.json` of each entry that
 * somebody has opened. A page of a hundred thousand items is two short reads. Attempts have folders of their own because one
 * may be dropped, and the next begun, while a process is still at it: that one finds nothing to write into.
 */
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type ImportOptions, type ItemStatus, importOptions } from '../imports/import.ts';
import { folderOf } from './folder.ts';
import { type PreviewItem, type PreviewState, previewItem, previewState } from './upload.ts';

/** Of an entry in an index: six bytes where its line begins, four how long it is. */
const ENTRY = 10;

/** The folder of one preview of an upload. `key` tells previews of other options, or of more files, apart. */
function previewFolder(upload: string, key: string): string {
  const name = `preview-${z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .parse(key)}`;
  return join(/* turbopackIgnore: true */ folderOf(upload), name);
}

const attemptName = z.string().regex(/^[0-9a-f]{16}$/);

/** The attempt that the caller has to make, being first; null for everybody else. */
export async function claimPreview(
  upload: string,
  key: string,
  options: ImportOptions,
): Promise<string | null> {
  const folder = previewFolder(upload, key);
  const attempt = randomBytes(8).toString('hex');
  try {
    await mkdir(/* turbopackIgnore: true */ folder, { mode: 0o700 });
    await mkdir(attemptFolder(upload, key, attempt), { mode: 0o700 });
    await writeFile(pathIn(folder, 'options.json'), JSON.stringify(options), { mode: 0o600 });
    await writeFile(pathIn(folder, 'attempt'), attempt, { mode: 0o600 });
  } catch (error) {
    // somebody was faster, or has just dropped it again
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  return attempt;
}

/** Null where nobody has claimed the preview. */
export async function currentAttempt(upload: string, key: string): Promise<string | null> {
  const text = await readFile(pathIn(previewFolder(upload, key), 'attempt'), 'utf8').catch(() => null);
  return attemptName.safeParse(text).data ?? null;
}

function attemptFolder(upload: string, key: string, attempt: string): string {
  return pathIn(previewFolder(upload, key), `attempt-${attemptName.parse(attempt)}`);
}

/** Of the attempt of now. */
async function currentFolder(upload: string, key: string): Promise<string | null> {
  const attempt = await currentAttempt(upload, key);
  return attempt === null ? null : attemptFolder(upload, key, attempt);
}

/** At once: who is still looking writes into it no more. */
export async function dropPreview(upload: string, key: string): Promise<void> {
  const going = pathIn(folderOf(upload), `dropped-${randomBytes(8).toString('hex')}`);
  try {
    await rename(/* turbopackIgnore: true */ previewFolder(upload, key), going);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  await rm(/* turbopackIgnore: true */ going, { recursive: true, force: true });
}

/** The options that the preview was asked for with. */
export async function previewOptions(upload: string, key: string): Promise<ImportOptions> {
  const text = await readFile(pathIn(previewFolder(upload, key), 'options.json'), 'utf8');
  return importOptions.parse(JSON.parse(text));
}

/** Null before anything was looked at. */
export async function readState(upload: string, key: string): Promise<PreviewState | null> {
  const folder = await currentFolder(upload, key);
  const text = folder && (await readFile(pathIn(folder, 'state.json'), 'utf8').catch(() => null));
  return text === null ? null : previewState.parse(JSON.parse(text));
}

export async function writeState({ upload, key, attempt }: Attempt, state: PreviewState): Promise<void> {
  const path = pathIn(attemptFolder(upload, key, attempt), 'state.json');
  await writeFile(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** One looking at the files of an upload. */
export interface Attempt {
  upload: string;
  key: string;
  attempt: string;
}

/** Appends items to the preview; the state that counts them is written after. */
export class PreviewWriter {
  readonly #folder: string;
  #offset = 0;

  constructor({ upload, key, attempt }: Attempt) {
    this.#folder = attemptFolder(upload, key, attempt);
  }

  async add(items: readonly PreviewItem[]): Promise<void> {
    const lines = items.map((item) => Buffer.from(`${JSON.stringify(item)}\n`));
    const indexes = new Map<string, Buffer[]>();
    lines.forEach((line, place) => {
      const entry = Buffer.alloc(ENTRY);
      entry.writeUIntBE(this.#offset, 0, 6);
      entry.writeUInt32BE(line.length, 6);
      this.#offset += line.length;
      for (const name of ['all', items[place]?.status ?? 'all'])
        indexes.set(name, [...(indexes.get(name) ?? []), entry]);
    });
    await appendFile(pathIn(this.#folder, 'lines.jsonl'), Buffer.concat(lines), { mode: 0o600 });
    for (const [name, entries] of indexes)
      await appendFile(pathIn(this.#folder, `${name}.index`), Buffer.concat(entries), { mode: 0o600 });
  }
}

/** Items from the `from`-th (counted from 0) of all, or of one outcome. */
export async function readItems(
  upload: string,
  key: string,
  status: ItemStatus | 'all',
  from: number,
  count: number,
): Promise<PreviewItem[]> {
  const folder = await currentFolder(upload, key);
  if (folder === null) return [];
  const index = await readStretch(pathIn(folder, `${status}.index`), from * ENTRY, count * ENTRY);
  const items: PreviewItem[] = [];
  for (let at = 0; at + ENTRY <= index.length; at += ENTRY) {
    const line = await readStretch(
      pathIn(folder, 'lines.jsonl'),
      index.readUIntBE(at, 6),
      index.readUInt32BE(at + 6),
    );
    items.push(previewItem.parse(JSON.parse(line.toString('utf8'))));
  }
  return items;
}

/** What was made of an entry when somebody opened it first, as JSON; null before that. It goes with the preview. */
export async function readKeptEntry(upload: string, key: string, entry: number): Promise<string | null> {
  const folder = await currentFolder(upload, key);
  return folder && readFile(keptEntry(folder, entry), 'utf8').catch(() => null);
}

/** Keeps it for the next visit. Nothing happens where the preview was dropped meanwhile. */
export async function keepEntry(upload: string, key: string, entry: number, json: string): Promise<void> {
  const folder = await currentFolder(upload, key);
  if (folder === null) return;
  const path = keptEntry(folder, entry);
  try {
    await writeFile(`${path}.new`, json, { mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function keptEntry(folder: string, entry: number): string {
  return pathIn(folder, `entry-${z.int().positive().parse(entry)}.json`);
}

/** Fewer bytes where the file ends before; none where there is no file. */
async function readStretch(path: string, position: number, length: number): Promise<Buffer> {
  const handle = await open(/* turbopackIgnore: true */ path, 'r').catch(() => null);
  if (!handle) return Buffer.alloc(0);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function pathIn(folder: string, name: string): string {
  return join(/* turbopackIgnore: true */ folder, name);
}
