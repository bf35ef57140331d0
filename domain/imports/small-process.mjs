/**
 * How a process is started that imports: beside the site on the same machine, it must be a small neighbour however many files
 * it reads. Two threads that share one pool of memory leave 45 MB fewer behind than with a pool each (glibc's MALLOC_ARENA_MAX).
 * Plain JavaScript, for scripts/run.mjs has nothing else on a fresh clone.
 */
export const SMALL_PROCESS = {
  flags: ['--max-semi-space-size=2', '--max-old-space-size=128'],
  env: { MALLOC_ARENA_MAX: '1' },
};
