/**
 * A preview on the disk: `lines.jsonl` (an item a line), for each outcome and for all an index of where lines begin,
 * `state.json`, and `entry-N.json` of each entry that somebody has opened. A page of a hundred thousand items is two short reads.
 */
import { appendFile, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type ImportOptions, type ItemStatus, importOptions } from '../imports/import.ts';
import { folderOf } from './folder.ts';
import { type PreviewItem, type PreviewState, previewItem, previewState } from './upload.ts';

/** Of an entry in an index: six bytes where its line begins, four how long it is. */
const ENTRY = 10;

/** The folder of one preview of an upload. `key` tells previews of other options, or of more files, apart. */
export function previewFolder(upload: string, key: string): string {
  const name = `preview-${z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .parse(key)}`;
  return join(/* turbopackIgnore: true */ folderOf(upload), name);
}

/** True for the one who is first, and who therefore has to look at the files. */
export async function claimPreview(upload: string, key: string, options: ImportOptions): Promise<boolean> {
  const folder = previewFolder(upload, key);
  try {
    await mkdir(/* turbopackIgnore: true */ folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(pathIn(folder, 'options.json'), JSON.stringify(options), { mode: 0o600 });
  return true;
}

export async function dropPreview(upload: string, key: string): Promise<void> {
  await rm(/* turbopackIgnore: true */ previewFolder(upload, key), { recursive: true, force: true });
}

/** The options that the preview was asked for with. */
export async function previewOptions(upload: string, key: string): Promise<ImportOptions> {
  const text = await readFile(pathIn(previewFolder(upload, key), 'options.json'), 'utf8');
  return importOptions.parse(JSON.parse(text));
}

/** Null before anything was looked at. */
export async function readState(upload: string, key: string): Promise<PreviewState | null> {
  const path = pathIn(previewFolder(upload, key), 'state.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  return text === null ? null : previewState.parse(JSON.parse(text));
}

export async function writeState(upload: string, key: string, state: PreviewState): Promise<void> {
  const path = pathIn(previewFolder(upload, key), 'state.json');
  await writeFile(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Appends items to the preview; the state that counts them is written after. */
export class PreviewWriter {
  readonly #folder: string;
  #offset = 0;

  constructor(upload: string, key: string) {
    this.#folder = previewFolder(upload, key);
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
  const folder = previewFolder(upload, key);
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
export function readKeptEntry(upload: string, key: string, entry: number): Promise<string | null> {
  return readFile(keptEntry(upload, key, entry), 'utf8').catch(() => null);
}

/** Keeps it for the next visit. Nothing happens where the preview was dropped meanwhile. */
export async function keepEntry(upload: string, key: string, entry: number, json: string): Promise<void> {
  const path = keptEntry(upload, key, entry);
  try {
    await writeFile(`${path}.new`, json, { mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function keptEntry(upload: string, key: string, entry: number): string {
  return pathIn(previewFolder(upload, key), `entry-${z.int().positive().parse(entry)}.json`);
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
