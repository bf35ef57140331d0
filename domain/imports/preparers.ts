/** Who prepares files: this thread, or others beside it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TextEncoding } from '../text/decode.ts';
import type { ContainerFormat } from './formats/format.ts';
import type { ImportOptions } from './import.ts';
import { measured } from './measured.ts';
import { type ImportFile, type PreparedOrRefused, type Refused, tooLarge } from './prepared.ts';

/**
 * One thing to be read: a file on disk (`bytes`: all of it, when it was read in passing), bytes that are here already, or
 * something that cannot be read, and why. `share`: how much of the bytes of all files there is before it, and with it.
 */
export type Job =
  | {
      kind: 'disk';
      path: string;
      file: string;
      size: number;
      share?: Stretch | undefined;
      bytes?: Uint8Array;
    }
  | { kind: 'bytes'; file: ImportFile }
  | { kind: 'problem'; path: string; reason: string; record?: RefusedText };

type Stretch = readonly [from: number, to: number];

/** What could not be cut out of a file of many as an article, and is one place in it all the same. */
export interface RefusedText {
  /** as it stands in the file, one character a byte */
  raw: string;
  encoding: TextEncoding;
  format: ContainerFormat;
}

/** Prepares jobs, and answers in their order. */
export type Preparer = (jobs: AsyncIterable<Job>) => AsyncGenerator<PreparedOrRefused>;

/** Prepares one job after the other in this thread. */
export function inThisThread(options: ImportOptions, mostBytes: number): Preparer {
  return async function* prepareEach(jobs) {
    for await (const job of jobs) yield await prepareJob(job, options, mostBytes);
  };
}

/** Bytes of a file that is too large, up to which it is read all the same for its SHA-256: half a second. */
const MOST_HASHED = 100_000_000;

/** Loaded only where it is done: the thread that writes need not have it in memory. */
let prepare: typeof import('./prepare.ts').prepare | undefined;

/** Does one job. Never throws: what goes wrong is the file's refusal, and the others go on. */
export async function prepareJob(
  job: Job,
  options: ImportOptions,
  mostBytes: number,
): Promise<PreparedOrRefused> {
  if (job.kind === 'problem') return refused(job.path, job.reason);
  const label = job.kind === 'disk' ? job.path : job.file.path;
  prepare ??= (await import('./prepare.ts')).prepare;
  try {
    if (job.kind === 'bytes') return await prepare(job.file, options, mostBytes);
    // at once: this thread has nothing else to do, and asking another for each small file takes longer than reading it
    const names = { name: path.basename(job.path), path: job.path, share: job.share?.[1] };
    if (job.size > mostBytes) {
      const isHashed = job.size <= MOST_HASHED;
      return { ...tooLarge(names, job.size, mostBytes), ...(isHashed ? await measured(job.file) : {}) };
    }
    const bytes = job.bytes ?? new Uint8Array(readFileSync(job.file));
    return await prepare({ ...names, bytes }, options, mostBytes);
  } catch (error) {
    return refused(label, `It could not be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** The refusal of what ended its thread, with the size and the SHA-256 that it has all the same. Never throws. */
export async function refusedUnread(job: Job, reason: string): Promise<Refused> {
  if (job.kind === 'problem') return refused(job.path, reason);
  const source = job.kind === 'bytes' ? job.file.bytes : job.file;
  return {
    ...refused(job.kind === 'bytes' ? job.file.path : job.path, reason),
    ...(await measured(source)),
  };
}

/** A file that was not even read. */
export function refused(label: string, reason: string): Refused {
  return { file: { name: path.basename(label), path: label }, byteLength: null, sha256: null, reason };
}
