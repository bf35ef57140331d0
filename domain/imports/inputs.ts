/** What a run reads: its files found, and prepared in threads beside this one. */
import { environment } from '../environment.ts';
import { Invalid } from '../errors.ts';
import type { ImportOptions, RunInputs } from './import.ts';
import { preparePool } from './prepare-pool.ts';
import type { Job, Preparer } from './preparers.ts';
import { type Found, findFiles, jobsOf } from './source-files.ts';

export interface Reading {
  /** how many files there are; a file of many articles counts as one */
  total: number;
  jobs: AsyncIterable<Job>;
  prepare: Preparer;
  close(): Promise<void>;
}

/** Finds the files and makes ready to read them. Throws Invalid for what cannot be read again. */
export async function readInputs(inputs: RunInputs, options: ImportOptions): Promise<Reading> {
  const { articleBytes, runBytes } = environment().importLimits;
  const { files, folder } = await filesOf(inputs);
  const pool = preparePool(options, articleBytes);
  return { total: files.length, jobs: jobsOf(files, folder, runBytes), ...pool };
}

async function filesOf(inputs: RunInputs): Promise<{ files: Found[]; folder: string }> {
  if (inputs.kind === 'given') {
    throw new Invalid('This import was handed its files by a program. Start it again there.');
  }
  // with it comes Prisma, which an import from the command line need not have in memory
  if (inputs.kind === 'upload') return (await import('./uploads.ts')).uploadedFiles(inputs.upload);
  const files = await findFiles(inputs.patterns, inputs.folder);
  return { files: files.slice(0, inputs.limit ?? files.length), folder: inputs.folder };
}
