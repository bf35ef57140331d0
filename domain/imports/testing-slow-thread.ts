/**
 * A thread for tests: it answers at once, except to files that are called endless, over which it never comes to an end, and
 * to those that are called huge, over which it has no memory left.
 */
import { parentPort } from 'node:worker_threads';
import { type Job, refused } from './preparers.ts';

parentPort?.on('message', (jobs: Job[]) => {
  const paths = jobs.map((job) => (job.kind === 'bytes' ? job.file.path : job.path));
  while (paths.some((path) => path.startsWith('endless')));
  const heap: number[][] = [];
  while (paths.some((path) => path.startsWith('huge'))) heap.push(new Array(100_000).fill(heap.length + 0.5));
  parentPort?.postMessage(paths.map((path) => refused(path, 'read')));
});
