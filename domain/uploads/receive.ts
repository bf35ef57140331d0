/** Writes what is being sent to the disk as it comes, counting and hashing; keeps it only when it is whole. */
import { createHash, randomBytes } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { environment } from '../environment.ts';
import { Invalid, NotFound } from '../errors.ts';
import { addToManifest, diskPath, filesOf, folderOf } from './folder.ts';
import { MOST_FILES, type UploadedFile, writeAbove, writeBytes } from './upload.ts';

/** What the browser says of a file before its bytes come. */
export interface Announced {
  path: string;
  /** null inside a form, which tells only how long all of it is */
  byteLength: number | null;
  /** null where the browser cannot compute it */
  sha256: string | null;
}

/** What this process knows of an upload, so that the manifest is not read again for every file. */
interface Ledger {
  files: Map<string, UploadedFile>;
  /** of the files that are there, and of those under way */
  bytes: number;
  underWay: number;
  next: number;
}

// on globalThis: Next gives every route a copy of this module, and the limit counts for all of them together
const globals = globalThis as typeof globalThis & { spalteUploads?: Map<string, Promise<Ledger>> };
globals.spalteUploads ??= new Map();
const ledgers = globals.spalteUploads;

/** Forgets an upload that was started or discarded. */
export function closeLedger(id: string): void {
  ledgers.delete(id);
}

/**
 * Stores one file of an upload. A file of the same path that was sent before is replaced. Throws Invalid when it is too
 * long, the upload is full, or what arrived is not what was announced; then nothing of it is kept.
 */
export async function receive(
  id: string,
  announced: Announced,
  body: AsyncIterable<Uint8Array>,
): Promise<UploadedFile> {
  const ledger = await openLedger(id);
  const most = reserve(ledger, announced);
  let kept: UploadedFile | null = null;
  try {
    kept = await write(id, ledger, announced, body, most);
    return kept;
  } finally {
    settle(ledger, announced.path, most, kept);
  }
}

function openLedger(id: string): Promise<Ledger> {
  const open = ledgers.get(id) ?? readLedger(id);
  ledgers.set(id, open);
  return open;
}

async function readLedger(id: string): Promise<Ledger> {
  const files = await filesOf(id);
  return {
    files: new Map(files.map((file) => [file.path, file])),
    bytes: files.reduce((sum, { byteLength }) => sum + byteLength, 0),
    underWay: 0,
    next: files.reduce((most, { number }) => Math.max(most, number), 0) + 1,
  };
}

/** The most bytes that the file may have, set aside for it. Refused before a byte is read. */
function reserve(ledger: Ledger, { path, byteLength }: Announced): number {
  const { fileBytes, runBytes } = environment().importLimits;
  if (byteLength !== null && byteLength > fileBytes) throw tooLong(byteLength);
  const room = runBytes - ledger.bytes + (ledger.files.get(path)?.byteLength ?? 0);
  if ((byteLength ?? 0) > room) throw tooMuch();
  if (!ledger.files.has(path) && ledger.files.size + ledger.underWay >= MOST_FILES)
    throw new Invalid(`An upload may have ${MOST_FILES} files. Import them in several parts.`);
  const most = byteLength ?? Math.min(fileBytes, room);
  ledger.bytes += most;
  ledger.underWay += 1;
  return most;
}

function tooLong(byteLength: number): Invalid {
  const [size, limit] = writeAbove(byteLength, environment().importLimits.fileBytes);
  return new Invalid(`The file has ${size}; a file may have ${limit}. Split it.`);
}

function tooMuch(): Invalid {
  const limit = writeBytes(environment().importLimits.runBytes);
  return new Invalid(`Together the files are longer than ${limit}. Import them in several parts.`);
}

/** Gives back what was set aside and not used, or what the replaced file had. */
function settle(ledger: Ledger, path: string, most: number, kept: UploadedFile | null): void {
  ledger.underWay -= 1;
  ledger.bytes -= most;
  if (!kept) return;
  ledger.bytes += kept.byteLength - (ledger.files.get(path)?.byteLength ?? 0);
  ledger.files.set(path, kept);
}

async function write(
  id: string,
  ledger: Ledger,
  announced: Announced,
  body: AsyncIterable<Uint8Array>,
  most: number,
): Promise<UploadedFile> {
  const part = join(/* turbopackIgnore: true */ folderOf(id), 'parts', randomBytes(8).toString('hex'));
  try {
    // without a length a broken connection would pass for the end of the file
    const bytes = announced.byteLength === null ? body : untilBroken(body);
    const arrived = await writePart(part, bytes, most);
    compare(announced, arrived, most);
    const number = await giveNumber(id, ledger, part);
    const file = { number, path: announced.path, ...arrived };
    await addToManifest(id, file);
    const before = ledger.files.get(announced.path);
    if (before) await rm(/* turbopackIgnore: true */ diskPath(id, before), { force: true });
    return file;
  } catch (error) {
    throw explained(error);
  } finally {
    await rm(/* turbopackIgnore: true */ part, { force: true });
  }
}

type Arrived = Pick<UploadedFile, 'byteLength' | 'sha256'>;

/** Writes until the end, the break of the connection, or the first byte over `most`. */
async function writePart(part: string, body: AsyncIterable<Uint8Array>, most: number): Promise<Arrived> {
  const hash = createHash('sha256');
  let byteLength = 0;
  const handle = await open(/* turbopackIgnore: true */ part, 'wx', 0o600);
  try {
    for await (const chunk of body) {
      byteLength += chunk.byteLength;
      if (byteLength > most) break;
      hash.update(chunk);
      await handle.appendFile(chunk);
    }
  } finally {
    await handle.close();
  }
  return { byteLength, sha256: hash.digest('hex') };
}

/** Throws Invalid when what arrived is not what was announced. */
function compare({ byteLength, sha256 }: Announced, arrived: Arrived, most: number): void {
  if (byteLength === null && arrived.byteLength > most)
    throw most < environment().importLimits.fileBytes ? tooMuch() : tooLong(arrived.byteLength);
  if (byteLength !== null && arrived.byteLength !== byteLength)
    throw new Invalid(
      `${arrived.byteLength} of ${byteLength} bytes arrived; nothing was kept. Send the file again.`,
    );
  if (sha256 !== null && sha256 !== arrived.sha256)
    throw new Invalid(
      'What arrived is not what was sent (another SHA-256); nothing was kept. Send it again.',
    );
}

/** A connection that breaks is a body that ends: the count says that it was too early. */
async function* untilBroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    // what arrived until now is counted
  }
}

/** Linked, not moved: of two processes that take the same number one fails and takes the next. */
async function giveNumber(id: string, ledger: Ledger, part: string): Promise<number> {
  for (;;) {
    const number = ledger.next++;
    try {
      await link(/* turbopackIgnore: true */ part, diskPath(id, { number }));
      return number;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function explained(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return new NotFound('That upload');
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Invalid('The server has no room left on its disk; the file was not kept.');
  return error;
}
