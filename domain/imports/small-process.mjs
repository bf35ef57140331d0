/**
 * How a process is started that imports: beside the site on the same machine, it must be a small neighbour however many files
 * it reads. Plain JavaScript, for scripts/run.mjs has nothing else on a fresh clone. Measured with 10,000 articles:
 * - room for 8 MB of young objects in each thread: with 2 MB a fifth of all processor time goes into sweeping them up;
 * - threads that share one pool of memory leave 45 MB fewer behind than with a pool each (glibc's MALLOC_ARENA_MAX);
 * - compiled code is kept from process to process, in the folder of the product: what translates TypeScript would take 35 MB.
 */
export const SMALL_PROCESS = {
  flags: ['--max-semi-space-size=8', '--max-old-space-size=128'],
  env: { MALLOC_ARENA_MAX: '1', NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' },
};
