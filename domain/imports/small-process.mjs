import { availableParallelism } from 'node:os';

/** V8 has four otherwise, on however few processors. */
const HELPERS = Math.min(4, Math.max(1, availableParallelism() - 1));

/**
 * How a process is started that imports: beside the site on the same machine, it must be a small neighbour however many files
 * it reads. Plain JavaScript, for scripts/run.mjs has nothing else on a fresh clone. Measured with 10,000 articles:
 * - room for 8 MB of young objects in each thread: with 2 MB a fifth of all processor time goes into sweeping them up;
 * - threads that share one pool of memory leave 45 MB fewer behind than with a pool each (glibc's MALLOC_ARENA_MAX);
 * - what is freed in large pieces goes back to the system (glibc raises both thresholds to 32 MB by itself otherwise): with
 *   100,000 articles 212 MB, and 222 to 256 from run to run without;
 * - each thread sweeps up its own young objects, and V8 has no more helpers than there are processors beside: on two, threads
 *   that wait for a processor to help with 2 ms of work made an import a twentieth slower;
 * - compiled code is kept from process to process, in the folder of the product: what translates TypeScript would take 35 MB.
 */
export const SMALL_PROCESS = {
  flags: [
    '--max-semi-space-size=8',
    '--max-old-space-size=128',
    '--no-parallel-scavenge',
    `--v8-pool-size=${HELPERS}`,
  ],
  env: {
    MALLOC_ARENA_MAX: '1',
    MALLOC_MMAP_THRESHOLD_: '131072',
    MALLOC_TRIM_THRESHOLD_: '131072',
    NODE_COMPILE_CACHE: 'node_modules/.cache/compiled',
  },
};
