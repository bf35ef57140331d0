/** Prepares files in threads beside this one, which meanwhile writes to the database. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ImportOptions } from './import.ts';
import type { PreparedOrRefused } from './prepare.ts';
import { type Job, type Preparer, refused } from './preparers.ts';

/** Jobs of one message: fewer messages, and still a short queue. */
const JOBS_AT_ONCE = 16;
/** A message is closed by so many bytes, too: memory is bounded by bytes, not by files. */
const BYTES_AT_ONCE = 2_000_000;
/** Messages under way for each thread: one is being worked on while the next waits. */
const AHEAD = 2;
const MOST_THREADS = 4;

/** Threads that prepare; close it when the import is over. */
export function preparePool(options: ImportOptions, mostBytes: number) {
  const count = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
  const threads = Array.from({ length: count }, () => new Thread({ options, mostBytes }));
  let next = 0;
  const prepare: Preparer = async function* prepareAll(jobs) {
    const underway: Promise<PreparedOrRefused[]>[] = [];
    for await (const some of grouped(jobs)) {
      const thread = threads[next++ % count] as Thread;
      const outcomes = thread.prepare(some);
      outcomes.catch(() => undefined); // told when its turn comes
      underway.push(outcomes);
      if (underway.length >= count * AHEAD) yield* await (underway.shift() as Promise<PreparedOrRefused[]>);
    }
    for (const outcomes of underway) yield* await outcomes;
  };
  return {
    prepare,
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

async function* grouped(jobs: AsyncIterable<Job>): AsyncGenerator<Job[]> {
  let group: Job[] = [];
  let bytes = 0;
  for await (const job of jobs) {
    group.push(job);
    bytes += job.kind === 'bytes' ? job.file.bytes.byteLength : 0;
    if (group.length < JOBS_AT_ONCE && bytes < BYTES_AT_ONCE) continue;
    yield group;
    [group, bytes] = [[], 0];
  }
  if (group.length > 0) yield group;
}

interface Waiting {
  jobs: Job[];
  resolve(outcomes: PreparedOrRefused[]): void;
}

/** One worker thread, started again when a file was too much for it. */
class Thread {
  readonly #data: object;
  readonly #queue: Waiting[] = [];
  #worker: Worker | null = null;

  constructor(data: object) {
    this.#data = data;
  }

  prepare(jobs: Job[]): Promise<PreparedOrRefused[]> {
    const { promise, resolve } = Promise.withResolvers<PreparedOrRefused[]>();
    this.#queue.push({ jobs, resolve });
    this.#send(jobs);
    return promise;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #send(jobs: Job[]): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(jobs);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { workerData: this.#data });
    worker.on('message', (outcomes: PreparedOrRefused[]) => this.#queue.shift()?.resolve(outcomes));
    worker.on('error', (error) => this.#failed(worker, error));
    return worker;
  }

  /** The thread ended over a file: which one is found by giving it the files of that message one by one. */
  #failed(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const [first, ...rest] = this.#queue.splice(0);
    if (!first) return;
    void this.#oneByOne(first, error).then(first.resolve);
    for (const waiting of rest) void this.prepare(waiting.jobs).then(waiting.resolve);
  }

  async #oneByOne({ jobs }: Waiting, error: unknown): Promise<PreparedOrRefused[]> {
    const [only] = jobs;
    if (jobs.length === 1 && only) {
      const label = only.kind === 'bytes' ? only.file.path : only.path;
      return [refused(label, `It could not be read: ${error instanceof Error ? error.message : error}`)];
    }
    const outcomes = await Promise.all(jobs.map((job) => this.prepare([job])));
    return outcomes.flat();
  }
}
