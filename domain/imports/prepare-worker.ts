/** A thread that prepares files for an import (prepare-pool.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportOptions } from './import.ts';
import { isRefused, type PreparedOrRefused } from './prepared.ts';
import { type Job, prepareJob } from './preparers.ts';
// what a file needs is loaded before the first one comes
import './prepare.ts';

const { options, mostBytes } = workerData as { options: ImportOptions; mostBytes: number };

/** One message after the other: the answers must come in the order of the questions. */
let turn: Promise<void> = Promise.resolve();

parentPort?.on('message', (jobs: Job[]) => {
  turn = turn.then(() => answer(jobs));
});

async function answer(jobs: Job[]): Promise<void> {
  const outcomes: PreparedOrRefused[] = [];
  for (const job of jobs) outcomes.push(await prepareJob(job, options, mostBytes));
  // the bytes are handed over, not copied
  const buffers = outcomes.flatMap((outcome) => (isRefused(outcome) ? [] : [outcome.file.bytes.buffer]));
  parentPort?.postMessage(outcomes, [...new Set(buffers)] as ArrayBuffer[]);
}
