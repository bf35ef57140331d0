/**
 * The loop of an import: files are prepared (often in other threads) while the ones before are judged and stored here, in
 * transactions so short that the site hardly notices. It may end at any instant: what was told is stored, and what was not
 * is done again when the run is resumed.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bulk, BulkReader } from '../db/bulk.ts';
import { openBulk } from '../db/open-bulk.ts';
import { isOvertaken, isRefusedValue } from '../db/violations.ts';
import type { Viewer } from '../people/person.ts';
import {
  counted,
  type Entry,
  lookAround,
  type RunContext,
  type Stretch,
  type Written,
  writeBatch,
} from './batch.ts';
import { KnownNames } from './corpus-names.ts';
import { reported } from './identity.ts';
import type { Counts, ImportOptions, ItemResult, RunStatus } from './import.ts';
import { type Bands, NearSearch } from './near-search.ts';
import { isRefused } from './prepared.ts';
import type { Job, Preparer } from './preparers.ts';
import { closeRun, ownerName, RunTaken, runState, takeRun } from './runs.ts';
import { settleNames } from './settle-names.ts';
import { Slugs } from './slugs.ts';

/** Where an import tells how far it is: called after each file's outcome is stored. */
export type OnItem = (result: ItemResult) => void;

export interface Work {
  viewer: Viewer;
  run: number;
  options: ImportOptions;
  /** how many files there are, when that is known */
  total?: number;
  /** each of one article: files of many are cut before */
  jobs: AsyncIterable<Job>;
  prepare: Preparer;
  onItem: OnItem;
  /** tells of an updated file what its text does to the work on its article */
  listsChanges?: boolean | undefined;
  /** stops after the batch that is being written; the run stays as it is, to be resumed */
  signal?: AbortSignal | undefined;
  /** goes on also with a run that somebody stopped */
  resumes?: boolean | undefined;
}

export interface Worked {
  status: RunStatus;
  counts: Counts;
  /** who stopped it meanwhile at the desk; null when nobody did */
  stoppedBy: string | null;
  /** files that were counted when it began, and were neither read nor there when it was resumed */
  goneFiles: number;
}

const MOST_ENTRIES = 200;
const MOST_ATTEMPTS = 8;
const BEAT_EVERY_MS = 4_000;

/** Does a run, from where it is to its end, or until somebody stops it. Throws what `takeRun` throws, and RunTaken. */
export async function work(job: Work): Promise<Worked> {
  const { viewer, run, options } = job;
  const owner = ownerName(randomUUID());
  const bulk = await openBulk();
  let pulse: NodeJS.Timeout | undefined;
  try {
    const counts = await takeRun(bulk, viewer, run, { owner, resumes: job.resumes });
    const goneFiles = job.total === undefined ? 0 : await setTotal(bulk, run, job.total);
    const names = new KnownNames();
    if (Object.values(counts).some((count) => count > 0)) names.forget();
    const { listsChanges = false } = job;
    const [slugs, near] = [new Slugs(), new NearSearch(bulk)];
    const context: Context = { viewer, run, owner, options, slugs, names, near, listsChanges, share: null };
    const loop = new Loop(bulk, context, counts, job.onItem);
    pulse = setInterval(() => loop.isQuiet() && void stillHere(run, owner), BEAT_EVERY_MS);
    const done = (status: RunStatus, stoppedBy: string | null = null) => ({
      status,
      counts: loop.counts,
      stoppedBy,
      goneFiles,
    });
    try {
      await loop.all(job);
      if (job.signal?.aborted) return done('processing');
      await settleNames(bulk, names.noted);
      return done(await closeRun(bulk, viewer, run, owner));
    } catch (error) {
      const by = error instanceof RunTaken ? (await runState(bulk, run)).stoppedBy : null;
      if (by === null) throw error;
      return done('processing', by);
    }
  } finally {
    clearInterval(pulse);
    await bulk.close();
  }
}

/** Counted anew when a run is resumed: gives how many files have gone since it began, as far as fewer tell it. */
async function setTotal(bulk: Bulk, run: number, total: number): Promise<number> {
  const sql = `UPDATE "ImportRun" SET "total" = ?,
    "goneFiles" = CASE WHEN "total" > ? THEN COALESCE("goneFiles", 0) + "total" - ? ELSE "goneFiles" END
    WHERE "id" = ? RETURNING "goneFiles"`;
  const [row] = await bulk.transaction((tx) => tx.run(sql, [total, total, total, run]));
  return Number(row?.goneFiles ?? 0);
}

/** A file that takes long to read is no reason to take the run for stopped. A failure shows at the next batch. */
async function stillHere(run: number, owner: string): Promise<void> {
  const bulk = await openBulk().catch(() => null);
  await bulk
    ?.transaction(async (tx) => {
      const values = [await tx.now(), run, owner];
      await tx.run('UPDATE "ImportRun" SET "beatAt" = ? WHERE "id" = ? AND "owner" = ?', values);
    })
    .catch(() => undefined);
  await bulk?.close();
}

/** Each batch says how far the run is as it is stored. */
interface Context extends RunContext {
  share: number | null;
}

class Loop {
  counts: Counts;
  readonly #bulk: Bulk;
  readonly #context: Context;
  readonly #onItem: OnItem;
  #size = 8;
  /** what is still to be done of the batch that was written last */
  #before: Promise<void> = Promise.resolve();
  #writtenAt = Number.NEGATIVE_INFINITY;

  constructor(bulk: Bulk, context: Context, counts: Counts, onItem: OnItem) {
    this.#bulk = bulk;
    this.#context = context;
    this.counts = counts;
    this.#onItem = onItem;
  }

  async all({ jobs, prepare, signal }: Work): Promise<void> {
    const done = await doneBefore(this.#bulk, this.#context.run);
    let position = done.next;
    let entries: Entry[] = [];
    for await (const outcome of prepare(notYetDone(jobs, done.paths))) {
      if (signal?.aborted) break;
      entries.push({ position: position++, outcome });
      if (entries.length < this.#size) continue;
      await this.#write(entries);
      entries = [];
    }
    if (entries.length > 0 && !signal?.aborted) await this.#write(entries);
    await this.#before;
    await this.#context.near.pending.store(this.#bulk);
  }

  async #write(entries: Entry[]): Promise<void> {
    const share = entries.at(-1)?.outcome.file.share;
    // while the disk takes the batch before
    const bands = await lookAround(this.#bulk, this.#context, entries);
    await this.#before;
    this.#context.share = share ?? this.#context.share;
    const written = await this.#written(entries, bands);
    this.#writtenAt = performance.now();
    const { spell, rest } = this.#bulk.pace();
    // twice as many at most: one quick batch says little about the next
    const wanted = Math.round(this.#size * Math.min(2, spell / written.held));
    this.#size = Math.min(MOST_ENTRIES, Math.max(1, wanted));
    this.#before = this.#settled(written, this.#writtenAt + rest);
    this.#before.catch(() => undefined); // told at the next batch, or at the end
    // what is known of an article changes: the next batch is to be compared with what it will be
    if (written.left.length > 0) await this.#before;
  }

  /** Each batch says of itself that the run goes on. */
  isQuiet(): boolean {
    return performance.now() - this.#writtenAt > BEAT_EVERY_MS;
  }

  /** Told when it is kept, and the lock left to others until `next`. */
  async #settled({ done, left, kept }: Written, next: number): Promise<void> {
    await kept;
    this.#told(done);
    for (const stretch of left) await this.#inTurn(stretch);
    await sleep(Math.max(0, next - performance.now()));
  }

  async #inTurn({ isClose, entries }: Stretch): Promise<void> {
    if (isClose) {
      for (const entry of entries) await this.#closely(entry);
      return;
    }
    // judged anew: one before it may have changed its article
    const written = await this.#written(entries);
    await this.#settled(written, performance.now() + this.#bulk.pace().rest);
  }

  #told(done: Written['done']): void {
    this.counts = counted(this.counts, done);
    for (const { outcome } of done) this.#onItem(reported(outcome));
  }

  /** One file that may change an article. */
  async #closely(entry: Entry): Promise<void> {
    // Prisma is loaded only for the files that change an article
    const { changeOne } = await import('./change-one.ts');
    const closely = await changeOne(this.#bulk, this.#context, entry, this.counts);
    if ('outcome' in closely) return this.#told([{ entry, outcome: closely.outcome }]);
    const { done, kept } = await this.#written([{ ...entry, outcome: closely.fresh, isNew: true }]);
    await kept;
    this.#told(done);
  }

  /** Once more when somebody took an address, or took an article back, at the same instant; and what cannot be stored is found, and refused. */
  async #written(entries: Entry[], known?: Bands, attempt = 1): Promise<Written> {
    try {
      const bands = known ?? (await lookAround(this.#bulk, this.#context, entries));
      return await writeBatch(this.#bulk, this.#context, entries, bands, this.counts);
    } catch (error) {
      if (isOvertaken(error) && attempt < MOST_ATTEMPTS)
        return this.#written(entries, undefined, attempt + 1);
      if (!isRefusedValue(error) || entries.every(({ outcome }) => isRefused(outcome))) throw error;
      return this.#halves(entries, error);
    }
  }

  async #halves(entries: Entry[], error: unknown): Promise<Written> {
    const [only] = entries;
    if (entries.length === 1 && only) return this.#written([refusedToStore(only, error)]);
    const middle = Math.ceil(entries.length / 2);
    const first = await this.#written(entries.slice(0, middle));
    await first.kept;
    this.#told(first.done);
    // what comes after one that may change an article waits for it
    for (const stretch of first.left) await this.#inTurn(stretch);
    return this.#written(entries.slice(middle));
  }
}

function refusedToStore({ position, outcome }: Entry, error: unknown): Entry {
  if (isRefused(outcome)) throw error;
  const { file, sha256 } = outcome;
  const why = error instanceof Error ? error.message : String(error);
  const reason = `The database refused it: ${why}`;
  return { position, outcome: { file, byteLength: file.bytes.byteLength, sha256, reason } };
}

async function doneBefore(reader: BulkReader, run: number): Promise<{ next: number; paths: Set<string> }> {
  const sql = 'SELECT "position", "path" FROM "ImportItem" WHERE "runId" IN ($VALUES)';
  const items = await reader.lookUp({ sql, type: 'int' }, [run]);
  const next = items.reduce((most, { position }) => Math.max(most, Number(position) + 1), 0);
  return { next, paths: new Set(items.map((item) => String(item.path))) };
}

async function* notYetDone(jobs: AsyncIterable<Job>, done: ReadonlySet<string>): AsyncGenerator<Job> {
  for await (const job of jobs) {
    if (!done.has(job.kind === 'bytes' ? job.file.path : job.path)) yield job;
  }
}
