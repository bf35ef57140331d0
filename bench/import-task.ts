/** Importing in a process of its own: through the product's importer, or only the part of it that needs no database. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { closeDatabase, useDatabase as openDatabase } from '#domain/db/client.ts';
import { type ItemResult, MAX_ARTICLE_BYTES } from '#domain/imports/import.ts';
import { doRun, startRun } from '#domain/imports/mutations.ts';
import { prepare } from '#domain/imports/prepare.ts';
import { isRefused } from '#domain/imports/prepared.ts';
import { systemViewer } from '#domain/people/person.ts';
import { articleFile } from './articles.ts';
import { processorTime } from './kit.ts';

const VIEWER = systemViewer('benchmark');

interface Job {
  url: string;
  /** the number of the first article */
  first: number;
  /** at most so many, and for at most so many seconds */
  count: number;
  seconds: number;
}

/** Imports a folder of articles by the product's command-line way. Making their text is not counted. */
export async function importArticles({ url, first, count, seconds }: Job) {
  await openDatabase(url);
  const folder = await mkdtemp(path.join(tmpdir(), 'spalte-bench-import-'));
  await writeArticles(folder, first, count);
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
  await closeDatabase();
  await rm(folder, { recursive: true });
  const tenth = Math.max(1, Math.floor(times.length / 10));
  return {
    imported: times.length,
    /** milliseconds of a processor per article */
    processor,
    perSecond: rateOf(times, 0, times.length),
    firstTenth: rateOf(times, 0, tenth),
    lastTenth: rateOf(times, times.length - tenth, times.length),
  };
}

/** As the import command does. */
const NICE = 10;

/** Writes articles to import below a folder. */
export async function writeArticles(folder: string, first: number, count: number): Promise<void> {
  for (let n = first; n < first + count; n++) {
    const { name, bytes } = articleFile(n);
    // one folder of 100,000 files is slow to list
    const below = path.join(folder, String(Math.floor(n / 1000)));
    if (n === first || n % 1000 === 0) await mkdir(below, { recursive: true });
    await writeFile(path.join(below, name), bytes);
  }
}

/** Articles a second between two of them, of the times at which they were done. */
function rateOf(times: readonly number[], from: number, to: number): number {
  const milliseconds = (times[to - 1] ?? 0) - (times[from - 1] ?? 0);
  return ((to - from) / milliseconds) * 1000;
}

/** What becomes of files before anything is stored: decoded, parsed, language, sentences, checks. */
export async function prepareArticles({ count }: { count: number }) {
  const times: number[] = [];
  const before = processorTime();
  for (let n = 0; n < count; n++) {
    const file = articleFile(n);
    const start = performance.now();
    if (isRefused(await prepare(file, {}, MAX_ARTICLE_BYTES))) throw new Error(`Article ${n} is refused.`);
    times.push(performance.now() - start);
  }
  return { perSecond: rate(times), processor: (processorTime() - before) / count };
}

function rate(times: readonly number[]): number {
  return (times.length / times.reduce((sum, time) => sum + time, 0)) * 1000;
}
