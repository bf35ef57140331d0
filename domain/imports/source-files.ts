/** From paths and patterns to files: folders are walked, patterns expanded, nothing but regular files is ever opened. */
import { isUtf8 } from 'node:buffer';
import { type Dirent, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { isUnshowable } from '../text/invisible.ts';
import { containerOf } from './containers.ts';
import { whyNotOurs } from './endings.ts';
import { UNSHOWABLE_PATH } from './import.ts';
import { type LeftOut, SKIPPED } from './left-out.ts';
import { isLitter } from './litter.ts';
import type { Job } from './preparers.ts';

export interface Found {
  /** as it was named, or below the folder that was named */
  path: string;
  /** bytes; null when it cannot be read */
  size: number | null;
  /** why it cannot be read */
  problem: string | null;
  /** where it lies, when that is not below the folder under its own path */
  file?: string;
}

/**
 * Files in the order of their paths, each once; found while they are asked for, so that a million of them need no more
 * memory than ten. Relative patterns start from `folder`. A path that matches nothing, or cannot be read, is a problem,
 * not silence. `leftOut` is told of what is skipped in folders.
 */
export async function* findFiles(
  patterns: readonly string[],
  folder: string,
  leftOut?: LeftOut,
): AsyncGenerator<Found> {
  const starts = await startsOf(patterns, folder);
  // of one start nothing can come twice
  const seen = starts.length > 1 ? new Set<string>() : null;
  for (const start of starts) {
    const found = typeof start === 'string' ? walk({ start, base: folder, leftOut }) : [start];
    for (const file of found) {
      if (seen?.has(file.path)) continue;
      seen?.add(file.path);
      yield showable(file);
    }
  }
}

/** Refused by the same rule as at the desk (cleanPath in domain/uploads/upload.ts): the name would forge what is reported of it. */
function showable(file: Found): Found {
  return file.problem === null && isUnshowable(file.path) ? unreadable(file.path, UNSHOWABLE_PATH) : file;
}

/** In bytes. */
interface Limits {
  articleBytes: number;
  runBytes: number;
  /** of all files together */
  allBytes?: number;
}

/**
 * What is to be prepared of the files that were found. What would be more than `runBytes` in sum is refused, and what is
 * refused does not count, nor does a single article that is too large to be read.
 */
export async function* jobsOf(
  files: Iterable<Found> | AsyncIterable<Found>,
  folder: string,
  { articleBytes, runBytes, allBytes = 0 }: Limits,
): AsyncGenerator<Job> {
  let bytes = 0;
  const shareOf = sharesOf(allBytes);
  for await (const { path: label, size: known, problem, file } of files) {
    const share = shareOf(known ?? 0);
    if (problem !== null) {
      yield { kind: 'problem', path: label, reason: problem };
      continue;
    }
    const size = known ?? 0;
    const job: Job = { kind: 'disk', path: label, file: file ?? path.resolve(folder, label), size, share };
    // refused by its size wherever it is prepared
    if (size > articleBytes && (await containerOf(job)) === null) yield job;
    else if (bytes + size > runBytes) yield { kind: 'problem', path: label, reason: tooMuch(size, runBytes) };
    else {
      bytes += size;
      yield job;
    }
  }
}

/** Called for each file: the share of all bytes before it, and with it. A file may have grown since it was measured. */
function sharesOf(allBytes: number): (size: number) => readonly [number, number] | undefined {
  let before = 0;
  return (size) => {
    if (allBytes === 0) return undefined;
    const from = before;
    before += size;
    return [Math.min(1, from / allBytes), Math.min(1, before / allBytes)];
  };
}

function tooMuch(size: number, mostBytes: number): string {
  const most = `One import reads at most ${mostBytes / 1_000_000} MB`;
  return size > mostBytes
    ? `${most}, and this file has ${(size / 1_000_000).toFixed(1)} MB. Split it.`
    : `${most}, and the files before this one leave no room for it. Import the rest by itself.`;
}

/**
 * One file has one label, however its path is spelled: relative below `folder`, else absolute. By it an article is known
 * again.
 */
function labelOf(named: string, folder: string): string {
  const absolute = path.resolve(folder, named);
  const relative = path.relative(folder, absolute);
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isOutside ? absolute : relative || '.';
}

/** The files and folders that the patterns name, in their order; a problem for each that names nothing. */
async function startsOf(patterns: readonly string[], folder: string): Promise<(string | Found)[]> {
  const starts = new Set<string | Found>();
  for (const pattern of patterns) {
    const matches: string[] = [];
    if (existsSync(path.resolve(folder, pattern))) matches.push(pattern);
    else for await (const match of glob(pattern, { cwd: folder })) matches.push(match);
    for (const match of matches.sort()) starts.add(labelOf(match, folder));
    if (matches.length === 0) starts.add(unreadable(pattern, pattern.includes(UNKNOWN) ? NOT_UTF8 : NO_SUCH));
  }
  return [...starts];
}

const NO_SUCH = 'There is no such file or folder. Check the path.';
const NO_FILE = 'This is not a regular file. Hand in files and folders only.';
const LINK =
  'This is a link, and links in a folder are not followed: it may lead out of the folder, or round in a circle. Name it by itself.';

/** The file or folder that was named, and where relative names start from. */
interface Walk {
  start: string;
  base: string;
  leftOut: LeftOut | undefined;
}

/** A file that was named itself, whatever its ending, or the files below a folder. */
function* walk(from: Walk): Generator<Found> {
  const { start, base } = from;
  try {
    const info = statSync(path.resolve(base, start));
    if (info.isFile()) yield { path: start, size: info.size, problem: null };
    else if (info.isDirectory()) yield* below(start, from);
    else yield unreadable(start, NO_FILE);
  } catch (error) {
    yield unreadable(start, cannotBeRead(error, start));
  }
}

/**
 * Asked at once, not by another thread: that takes ten times as long for each file. What is neither file nor folder is a
 * problem whatever its ending: whoever put it there meant it to be read.
 */
function* below(folder: string, walked: Walk): Generator<Found> {
  const { start, base, leftOut } = walked;
  for (const entry of entriesOf(path.resolve(base, folder))) {
    if (entry instanceof Error) {
      yield unreadable(folder, cannotBeRead(entry, folder));
      continue;
    }
    const label = path.join(folder, entry.name);
    const why = entry.isFile() ? whyNotOurs(entry.name) : null;
    if (isLitter(entry.name)) leftOut?.add(start, SKIPPED.hidden);
    else if (entry.isDirectory()) yield* below(label, walked);
    else if (why !== null)
      leftOut?.skip(label, start, `Not read: ${why}. If it is a text, name it by itself.`);
    else yield fileOf(entry, label, base);
  }
}

function fileOf(entry: Dirent | Misnamed, label: string, base: string): Found {
  if (entry instanceof Misnamed) return unreadable(label, NOT_UTF8);
  if (entry.isSymbolicLink()) return unreadable(label, LINK);
  return entry.isFile() ? sized(label, base) : unreadable(label, NO_FILE);
}

/** In the order that their whole paths have. */
function entriesOf(folder: string): (Dirent | Misnamed | Error)[] {
  try {
    const key = (entry: Dirent) => (entry.isDirectory() ? `${entry.name}${path.sep}` : entry.name);
    const all = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (key(a) < key(b) ? -1 : 1));
    if (!all.some(({ name }) => name.includes(UNKNOWN))) return all;
    // the mark may also stand in a name by itself
    const isThere = ({ name }: Dirent) => !name.includes(UNKNOWN) || existsSync(path.join(folder, name));
    return [...all.filter(isThere), ...misnamedIn(folder)];
  } catch (error) {
    return [error instanceof Error ? error : new Error(String(error))];
  }
}

/** What the system gives in place of bytes that are no letters; under such a name nothing is found. */
const UNKNOWN = '\ufffd';
const NOT_UTF8 =
  'Its name is not UTF-8, so that it cannot be opened by it. Rename it in its folder, and import it again.';

/** An entry of a folder whose name is not UTF-8. */
class Misnamed {
  /** with `\\xE6` for a byte that is no letter, so that two of them can be told apart */
  readonly name: string;
  readonly #entry: Dirent<Buffer>;

  constructor(entry: Dirent<Buffer>) {
    this.name = entry.name
      .toString('latin1')
      .replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    this.#entry = entry;
  }

  isFile(): boolean {
    return this.#entry.isFile();
  }

  /** Whatever is in it, none of it can be reached. */
  isDirectory(): false {
    return false;
  }
}

function misnamedIn(folder: string): Misnamed[] {
  const entries = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  return entries.filter(({ name }) => !isUtf8(name)).map((entry) => new Misnamed(entry));
}

function sized(file: string, base: string): Found {
  try {
    return { path: file, size: lstatSync(path.resolve(base, file)).size, problem: null };
  } catch (error) {
    return unreadable(file, cannotBeRead(error, file));
  }
}

function cannotBeRead(error: unknown, label: string): string {
  if (label.includes(UNKNOWN)) return NOT_UTF8;
  return `It cannot be read (${error instanceof Error ? error.message : error}).`;
}

function unreadable(label: string, problem: string): Found {
  return { path: label, size: null, problem };
}
