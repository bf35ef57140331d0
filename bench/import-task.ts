/** Importing in a process of its own, through the product's importer. */
import { setPriority } from 'node:os';
import type { ItemResult } from '#domain/imports/import.ts';
import { doRun, startRun } from '#domain/imports/mutations.ts';
import { systemViewer } from '#domain/people/person.ts';
import { processorTime, rates } from './kit.ts';

const VIEWER = systemViewer('benchmark');

interface Job {
  /** also in DATABASE_URL (processes.ts): as the import command is told, which has no Prisma in memory */
  url: string;
  folder: string;
  /** for at most so many */
  seconds: number;
}

/** Imports a folder of articles by the product's command-line way. */
export async function importArticles({ folder, seconds }: Job) {
  setPriority(NICE);
  const run = await startRun(VIEWER, { kind: 'paths', folder, patterns: ['.'], limit: null }, {});
  const times: number[] = [];
  const before = processorTime();
  const start = performance.now();
  const signal = AbortSignal.timeout(Math.min(seconds * 1000, 2 ** 31 - 1));
  const onItem = ({ file, status, reason }: ItemResult) => {
    times.push(performance.now() - start);
    if (status !== 'created') throw new Error(`${file} is ${status}: ${reason}`);
  };
  await doRun(VIEWER, run, { onItem, signal });
  const processor = (processorTime() - before) / times.length;
  return {
    imported: times.length,
    /** milliseconds of a processor per article */
    processor,
    ...rates(times),
  };
}

/** As the import command does. */
const NICE = 10;
