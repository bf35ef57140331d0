/** Prepares files in threads beside this one, which meanwhile writes to the database. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ImportOptions } from './import.ts';
import type { PreparedOrRefused } from './prepared.ts';
import { type Job, type Preparer, refusedUnread } from './preparers.ts';
import { TimeLimit } from './time-limit.ts';

/** Jobs of one message: fewer messages, and still a short queue. */
const JOBS_AT_ONCE = 16;
/** A message is closed by so many bytes, too: memory is bounded by bytes, not by files. */
const BYTES_AT_ONCE = 500_000;
/** What is read ahead while this thread writes: enough for its largest transaction, and at most so many bytes. */
const [MESSAGES_AHEAD, BYTES_AHEAD] = [16, 6_000_000];
const MOST_THREADS = 4;
/** A thread ends at once; one that does not, since V8 now and then takes the way out of a loop, is not waited for. */
const MOST_MS_TO_END = 2_000;
/** Megabytes of a thread: a hundred articles, or one of the largest that may be. */
const THREAD_MEMORY = { maxOldGenerationSizeMb: 80, maxYoungGenerationSizeMb: 8 };

/** Threads that prepare; close it when the import is over. */
export function preparePool(options: ImportOptions, mostBytes: number, settings: ThreadSettings = {}) {
  const count = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
  const threads = Array.from({ length: count }, () => new Thread({ options, mostBytes }, settings));
  let next = 0;
  const prepare: Preparer = async function* prepareAll(jobs) {
    const underway: { outcomes: Promise<PreparedOrRefused[]>; bytes: number }[] = [];
    let bytesAhead = 0;
    const first = async () => {
      const group = underway.shift();
      bytesAhead -= group?.bytes ?? 0;
      return (await group?.outcomes) ?? [];
    };
    for await (const { jobs: some, bytes } of grouped(jobs)) {
      while (underway.length >= MESSAGES_AHEAD || (underway.length > 0 && bytesAhead + bytes > BYTES_AHEAD))
        yield* await first();
      const thread = threads[next++ % count] as Thread;
      underway.push({ outcomes: thread.prepare(some), bytes });
      bytesAhead += bytes;
    }
    while (underway.length > 0) yield* await first();
  };
  return {
    prepare,
    close: async () => void (await Promise.all(threads.map((thread) => thread.close()))),
  };
}

async function* grouped(jobs: AsyncIterable<Job>): AsyncGenerator<{ jobs: Job[]; bytes: number }> {
  let group: Job[] = [];
  let bytes = 0;
  for await (const job of jobs) {
    group.push(job);
    bytes += sizeOf(job);
    if (group.length < JOBS_AT_ONCE && bytes < BYTES_AT_ONCE) continue;
    yield { jobs: group, bytes };
    [group, bytes] = [[], 0];
  }
  if (group.length > 0) yield { jobs: group, bytes };
}

function sizeOf(job: Job): number {
  if (job.kind === 'disk') return job.size;
  return job.kind === 'bytes' ? job.file.bytes.byteLength : 0;
}

const PREPARES = new URL('./prepare-worker.ts', import.meta.url);

/** For tests; else what an import needs. */
interface ThreadSettings {
  mostMs?: number;
  script?: URL;
}

interface Waiting {
  jobs: Job[];
  resolve(outcomes: PreparedOrRefused[]): void;
}

/** One worker thread, started again when a file was too much for it. */
class Thread {
  readonly #data: object;
  readonly #queue: Waiting[] = [];
  readonly #limit: TimeLimit;
  readonly #script: URL;
  #worker: Worker | null = null;
  #isClosed = false;

  constructor(data: object, { mostMs, script = PREPARES }: ThreadSettings) {
    this.#data = data;
    this.#script = script;
    this.#limit = new TimeLimit((error) => this.#late(error), mostMs);
    // it makes itself ready while the files are still looked for
    this.#worker = this.#start();
  }

  prepare(jobs: Job[]): Promise<PreparedOrRefused[]> {
    const { promise, resolve } = Promise.withResolvers<PreparedOrRefused[]>();
    if (this.#queue.push({ jobs, resolve }) === 1) this.#limit.next(!this.#isClosed);
    this.#send(jobs);
    return promise;
  }

  /** What it has not answered it never answers. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#isClosed = true;
    this.#worker = null;
    this.#limit.next(false);
    if (!worker) return;
    const tired = AbortSignal.timeout(MOST_MS_TO_END);
    await Promise.race([worker.terminate(), once(tired, 'abort')]);
  }

  #send(jobs: Job[]): void {
    // whoever still reads when all is over begins nothing
    if (this.#isClosed) return;
    this.#worker ??= this.#start();
    this.#worker.postMessage(jobs);
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      workerData: this.#data,
      resourceLimits: THREAD_MEMORY,
    });
    worker.on('message', (outcomes: PreparedOrRefused[]) => {
      this.#queue.shift()?.resolve(outcomes);
      this.#limit.next(this.#queue.length > 0 && !this.#isClosed);
    });
    worker.on('error', (error) => this.#failed(worker, error));
    return worker;
  }

  /** The thread reads on and on: another takes its place. */
  #late(error: Error): void {
    const worker = this.#worker;
    if (!worker) return;
    void worker.terminate();
    this.#failed(worker, error);
  }

  /** The thread ended over a file: which one is found by giving it the files of that message one by one. */
  #failed(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const [first, ...rest] = this.#queue.splice(0);
    this.#limit.next(false);
    if (!first) return;
    void this.#oneByOne(first, error).then(first.resolve);
    for (const waiting of rest) void this.prepare(waiting.jobs).then(waiting.resolve);
  }

  async #oneByOne({ jobs }: Waiting, error: unknown): Promise<PreparedOrRefused[]> {
    const [only] = jobs;
    if (jobs.length === 1 && only) {
      return [await refusedUnread(only, `It could not be read: ${whyEnded(error)}`)];
    }
    const outcomes = await Promise.all(jobs.map((job) => this.prepare([job])));
    return outcomes.flat();
  }
}

/** For the person who handed the file in: a thread without memory says what only programmers understand. */
function whyEnded(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'it unfolds to more than an article has, and reading it took too much memory. Divide it, or leave out what is no text.';
  return error.message;
}
