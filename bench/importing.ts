/** An import of articles that are made for it beforehand, elsewhere: what is measured is the importer's own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProcess } from './processes.ts';

/** A folder with `count` articles, from the one of number `first` on. */
export async function written(first: number, count: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'spalte-bench-import-'));
  await inProcess('writeArticles', { folder, first, count });
  return folder;
}

/** Imports such a folder, for at most so many seconds, and removes it. */
export async function imported(url: string, folder: string, seconds: number) {
  try {
    return await inProcess('importArticles', { url, folder, seconds });
  } finally {
    await rm(folder, { recursive: true });
  }
}
