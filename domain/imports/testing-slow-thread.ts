/** A thread for tests: it answers at once, except to files that are called endless, over which it never comes to an end. */
import { parentPort } from 'node:worker_threads';
import { type Job, refused } from './preparers.ts';

parentPort?.on('message', (jobs: Job[]) => {
  const paths = jobs.map((job) => (job.kind === 'bytes' ? job.file.path : job.path));
  while (paths.some((path) => path.startsWith('endless')));
  parentPort?.postMessage(paths.map((path) => refused(path, 'read')));
});
