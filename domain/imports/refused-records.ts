/**
 * What stays of an upload when its import is over: the files that were refused, and of a file of many articles those that
 * were. Put right and sent again, they bring nothing that came in before.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { addToManifest, diskPath, filesOf } from '../uploads/folder.ts';
import type { UploadedFile } from '../uploads/upload.ts';
import { containerOf } from './containers.ts';
import { excerptOf } from './formats/excerpt.ts';
import type { ImportOptions } from './import.ts';

/** The refused items of a run, by the file that they are in. An item is a file, or an article in it (`FILE#KEY`). */
export class RefusedPaths {
  readonly #items = new Map<string, Set<string>>();

  constructor(paths: readonly string[]) {
    for (const path of paths) {
      this.#add(path, path);
      // a file may have the mark in its own name
      for (let at = path.indexOf('#'); at >= 0; at = path.indexOf('#', at + 1))
        this.#add(path.slice(0, at), path);
    }
  }

  /** Whether something of a file was refused. */
  has(file: string): boolean {
    return this.#items.has(file);
  }

  /** The refused articles of a file; null when it was refused as a whole. */
  recordsOf(file: string): Set<string> | null {
    const items = this.#items.get(file);
    return items?.has(file) ? null : new Set(items);
  }

  #add(file: string, item: string): void {
    const items = this.#items.get(file);
    if (items) items.add(item);
    else this.#items.set(file, new Set([item]));
  }
}

/** Removes from an upload what was not refused. What cannot be cut out of its file stays with the whole file. */
export async function keepRefused(
  upload: string,
  refused: RefusedPaths,
  options: ImportOptions,
): Promise<void> {
  const files = await filesOf(upload);
  let number = Math.max(0, ...files.map((file) => file.number));
  for (const file of files) {
    const records = refused.has(file.path) ? refused.recordsOf(file.path) : new Set<string>();
    if (records === null) continue;
    const own = records.size > 0 ? await cutOut(upload, file, ++number, records, options) : null;
    if (own) await addToManifest(upload, own);
    if (own || records.size === 0)
      await rm(/* turbopackIgnore: true */ diskPath(upload, file), { force: true });
  }
}

/** Writes the records of a file to another; null, and nothing, when not all of them can be cut out. */
async function cutOut(
  upload: string,
  file: UploadedFile,
  number: number,
  records: Set<string>,
  options: ImportOptions,
): Promise<UploadedFile | null> {
  const from = diskPath(upload, file);
  const to = diskPath(upload, { number });
  const format = await containerOf({ kind: 'disk', path: file.path, file: from, size: file.byteLength });
  if (!format) return null;
  const hash = createHash('sha256');
  let byteLength = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteLength += chunk.length;
      done(null, chunk);
    },
  });
  const wanted = new Set(records);
  const chunks = createReadStream(/* turbopackIgnore: true */ from);
  const excerpt = excerptOf({ format, name: file.path, chunks, options, wanted });
  try {
    const out = createWriteStream(/* turbopackIgnore: true */ to, { mode: 0o600 });
    await pipeline(excerpt, measure, out);
  } catch (error) {
    console.error(`The refused articles of “${file.path}” could not be cut out: ${error}`);
    wanted.add(file.path);
  }
  if (wanted.size === 0) return { number, path: file.path, byteLength, sha256: hash.digest('hex') };
  await rm(/* turbopackIgnore: true */ to, { force: true });
  return null;
}

const NUMBERED = /^row-\d+\+*$/;

/**
 * The path under which the refused records of a file are given back. Under the old one they are known by their ids when
 * they come again; records that have only numbers would be taken for others, and get another name.
 */
export function pathToSend(file: string, refused: RefusedPaths): string {
  const records = [...(refused.recordsOf(file) ?? [])].map((item) => item.slice(file.length + 1));
  if (!records.some((key) => NUMBERED.test(key))) return file;
  const dot = file.lastIndexOf('.');
  return dot > file.lastIndexOf('/') + 1
    ? `${file.slice(0, dot)}.refused${file.slice(dot)}`
    : `${file}.refused`;
}
