/** From paths and patterns to files: folders are walked, patterns expanded, nothing but regular files is ever opened. */
import { glob, lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FORMAT_FACTS } from './formats/format.ts';
import type { Job } from './preparers.ts';

/** Files of a folder with other endings are not articles; a file that is named itself is taken at its word. */
const EXTENSIONS = new Set(Object.values(FORMAT_FACTS).flatMap(({ extensions }) => extensions));

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
 * Files in a stable order, each once. Relative patterns start from `folder`. A path that matches nothing is a problem,
 * not silence.
 */
export async function findFiles(patterns: readonly string[], folder: string): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const pattern of patterns) {
    for (const file of await expand(pattern, folder)) found.set(file.path, file);
  }
  return [...found.values()];
}

/** What is to be prepared of the files that were found. Above `mostBytes` in sum the rest is refused. */
export async function* jobsOf(
  files: readonly Found[],
  folder: string,
  mostBytes: number,
): AsyncGenerator<Job> {
  let bytes = 0;
  for (const { path: label, size, problem, file } of files) {
    bytes += size ?? 0;
    if (problem !== null) yield { kind: 'problem', path: label, reason: problem };
    else if (bytes > mostBytes) yield { kind: 'problem', path: label, reason: tooMuch(mostBytes) };
    else yield { kind: 'disk', path: label, file: file ?? path.resolve(folder, label), size: size ?? 0 };
  }
}

function tooMuch(mostBytes: number): string {
  return `One import reads at most ${mostBytes / 1_000_000} MB, and the files before this one have them. Import the rest by itself.`;
}

async function expand(pattern: string, folder: string): Promise<Found[]> {
  if (await stat(path.resolve(folder, pattern)).catch(() => null)) return walk(pattern, folder);
  const matches: string[] = [];
  for await (const match of glob(pattern, { cwd: folder })) matches.push(match);
  if (matches.length === 0) return [unreadable(pattern, 'There is no such file or folder. Check the path.')];
  const found: Found[] = [];
  for (const match of matches.sort()) found.push(...(await walk(match, folder)));
  return found;
}

async function walk(start: string, base: string): Promise<Found[]> {
  const info = await stat(path.resolve(base, start)).catch((error: Error) => error);
  if (info instanceof Error) return [unreadable(start, `It cannot be read (${info.message}).`)];
  if (info.isFile()) return [{ path: start, size: info.size, problem: null }];
  if (!info.isDirectory())
    return [unreadable(start, 'This is not a regular file. Hand in files and folders only.')];
  return below(start, base);
}

/** The files of a folder and of those in it, in the order of their names. */
async function below(start: string, base: string): Promise<Found[]> {
  const files: Found[] = [];
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(path.resolve(base, folder))) {
      const full = path.join(folder, entry);
      // links inside a folder are not followed: they may lead out of it, or round in a circle
      const kind = await lstat(path.resolve(base, full));
      if (kind.isDirectory()) folders.push(full);
      else if (kind.isFile() && EXTENSIONS.has(path.extname(entry).slice(1).toLowerCase()))
        files.push({ path: full, size: kind.size, problem: null });
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function unreadable(label: string, problem: string): Found {
  return { path: label, size: null, problem };
}
