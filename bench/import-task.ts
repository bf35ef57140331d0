/** Importing in a process of its own: through the product's importer, or only the part of it that needs no database. */
import { closeDatabase, useDatabase as openDatabase } from '#domain/db/client.ts';
import { finishRun, importFile, startRun } from '#domain/imports/mutations.ts';
import { isRefused, prepare } from '#domain/imports/prepare.ts';
import { systemViewer } from '#domain/people/person.ts';
import { articleFile } from './articles.ts';
import { percentile, processorTime } from './kit.ts';

const VIEWER = systemViewer('benchmark');

interface Job {
  url: string;
  /** the number of the first article */
  first: number;
  /** at most so many, and for at most so many seconds */
  count: number;
  seconds: number;
}

/** Imports articles one after the other. Making their text is not counted. */
export async function importArticles({ url, first, count, seconds }: Job) {
  await openDatabase(url);
  const run = await startRun(VIEWER, {});
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const before = processorTime();
  while (times.length < count && performance.now() < until) {
    const position = times.length;
    const file = articleFile(first + position);
    const start = performance.now();
    const { status, reason } = await importFile(VIEWER, run, position, file, {});
    times.push(performance.now() - start);
    if (status !== 'created') throw new Error(`Article ${first + position} is ${status}: ${reason}`);
  }
  const processor = (processorTime() - before) / times.length;
  await finishRun(VIEWER, run);
  await closeDatabase();
  const tenth = Math.max(1, Math.floor(times.length / 10));
  return {
    imported: times.length,
    /** milliseconds of a processor per article */
    processor,
    perSecond: rate(times),
    firstTenth: rate(times.slice(0, tenth)),
    lastTenth: rate(times.slice(-tenth)),
    p99: percentile(times, 0.99),
  };
}

/** What becomes of files before anything is stored: decoded, parsed, language, sentences, checks. */
export async function prepareArticles({ count }: { count: number }) {
  const times: number[] = [];
  const before = processorTime();
  for (let n = 0; n < count; n++) {
    const file = articleFile(n);
    const start = performance.now();
    if (isRefused(prepare(file, {}))) throw new Error(`Article ${n} is refused.`);
    times.push(performance.now() - start);
  }
  return { perSecond: rate(times), processor: (processorTime() - before) / count };
}

function rate(times: readonly number[]): number {
  return (times.length / times.reduce((sum, time) => sum + time, 0)) * 1000;
}
