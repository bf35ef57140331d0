/**
 * A thread for tests: it answers at once, except to files that are called endless, over which it never comes to an end, and
 * to those that are called huge, over which it has no memory left.
 */
import { parentPort } from 'node:worker_threads';
import { type Job, refused } from './preparers.ts';

parentPort?.on('message', (jobs: Job[]) => {
  const paths = jobs.map((job) => (job.kind === 'bytes' ? job.file.path : job.path));
  const isEndless = paths.some((path) => path.startsWith('endless'));
  // nothing is called in it: of a loop whose calls V8 inlines the optimised code may not be stoppable, and the thread never ends
  while (isEndless);
  const heap: number[][] = [];
  const isHuge = paths.some((path) => path.startsWith('huge'));
  while (isHuge) heap.push(new Array(100_000).fill(heap.length + 0.5));
  parentPort?.postMessage(paths.map((path) => refused(path, 'read')));
});
