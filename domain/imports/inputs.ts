/** What a run reads: its files found, and prepared in threads beside this one. */
import { environment } from '../environment.ts';
import { Invalid } from '../errors.ts';
import type { ImportOptions, RunInputs } from './import.ts';
import type { LeftOut } from './left-out.ts';
import { preparePool } from './prepare-pool.ts';
import type { Job, Preparer } from './preparers.ts';
import { type Found, findFiles, jobsOf } from './source-files.ts';

export interface Reading {
  /** how many files there are, with those that were read before; a file of many articles counts as one */
  total: number;
  jobs: AsyncIterable<Job>;
  prepare: Preparer;
  close(): Promise<void>;
}

/**
 * Counts the files and makes ready to read them; `leftOut` is told of those that are skipped. `read`: the paths of files that
 * the run has read already, which count also where they are gone by now; those that are not are taken out of it, since a second
 * list of a million would be twice the memory. Throws Invalid for what cannot be read again.
 */
export async function readInputs(
  inputs: RunInputs,
  options: ImportOptions,
  leftOut?: LeftOut,
  read: Set<string> = new Set(),
): Promise<Reading> {
  assertNamed(inputs);
  const { articleBytes, runBytes } = environment().importLimits;
  const pool = preparePool(options, articleBytes);
  try {
    const { total, allBytes, files, folder } = await filesOf(inputs, leftOut, read);
    return { total, jobs: jobsOf(files, folder, { articleBytes, runBytes, allBytes }), ...pool };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/** Throws Invalid when what is to be read has no name: an empty one would be the folder one stands in, with all that is in it. */
export function assertNamed(inputs: RunInputs): void {
  if (inputs.kind !== 'paths' || inputs.patterns.every((pattern) => pattern.trim() !== '')) return;
  throw new Invalid(
    'One of the paths is empty, as when a variable of the shell is not set. Name the files or folders; “.” is the folder you are in.',
  );
}

interface Files {
  total: number;
  /** of all of them, as they are now */
  allBytes: number;
  files: Iterable<Found> | AsyncIterable<Found>;
  folder: string;
}

async function filesOf(inputs: RunInputs, leftOut: LeftOut | undefined, read: Set<string>): Promise<Files> {
  if (inputs.kind === 'given') {
    throw new Invalid('This import was handed its files by a program. Start it again there.');
  }
  // with it comes Prisma, which an import from the command line need not have in memory
  if (inputs.kind === 'upload') return (await import('./uploads.ts')).uploadedFiles(inputs.upload, leftOut);
  const { patterns, folder, limit } = inputs;
  // looked for twice: the list of a million files would be most of what an import has in memory
  const files = (told?: LeftOut) =>
    upTo(limit ?? Number.POSITIVE_INFINITY, findFiles(patterns, folder, told));
  let [total, allBytes] = [0, 0];
  for await (const { path, size } of files()) {
    total++;
    allBytes += size ?? 0;
    read.delete(path);
  }
  return { total: total + read.size, allBytes, files: files(leftOut), folder };
}

async function* upTo<T>(count: number, items: AsyncIterable<T>): AsyncGenerator<T> {
  let left = count;
  for await (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}
