/** From the paths of a command line to files: folders are walked, patterns expanded, nothing but regular files is opened. */
import { glob, lstat, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportFile } from '#domain/imports/prepare.ts';

const EXTENSIONS = new Set(['.txt']);

export interface Found {
  path: string;
  /** why it cannot be read, when it cannot */
  problem: string | null;
}

/** Files in a stable order. A path that matches nothing is a problem, not silence. */
export async function collectFiles(patterns: string[]): Promise<Found[]> {
  const found = new Map<string, Found>();
  for (const pattern of patterns) {
    for (const file of await expand(pattern)) found.set(file.path, file);
  }
  return [...found.values()];
}

async function expand(pattern: string): Promise<Found[]> {
  const named = await stat(pattern).catch(() => null);
  if (named) return walk(pattern);
  const matches: string[] = [];
  for await (const match of glob(pattern)) matches.push(match);
  if (matches.length === 0)
    return [{ path: pattern, problem: 'There is no such file or folder. Check the path.' }];
  return (await Promise.all(matches.sort().map(walk))).flat();
}

async function walk(start: string): Promise<Found[]> {
  const info = await stat(start);
  if (info.isFile()) return [{ path: start, problem: null }];
  if (!info.isDirectory())
    return [{ path: start, problem: 'This is not a regular file. Hand in files and folders only.' }];
  const files: Found[] = [];
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = (await readdir(folder)).sort();
    for (const entry of entries) {
      const full = path.join(folder, entry);
      // links inside a folder are not followed: they may lead out of it, or round in a circle
      const kind = await lstat(full);
      if (kind.isDirectory()) folders.push(full);
      else if (kind.isFile() && EXTENSIONS.has(path.extname(entry).toLowerCase()))
        files.push({ path: full, problem: null });
    }
  }
  return files.sort((a, b) => a.path.localeCompare(b.path));
}

/** Reads one file whole; the size limit is the importer's to judge. */
export async function readImportFile(file: string): Promise<ImportFile> {
  return { name: path.basename(file), path: file, bytes: new Uint8Array(await readFile(file)) };
}
