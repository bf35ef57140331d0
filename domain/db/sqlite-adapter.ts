/**
 * SQLite for Prisma without lost writes. The stock adapter runs everything on one connection, so a query of one
 * request lands inside the open transaction of another: it reads what is not committed, and a confirmed write is
 * gone when that transaction rolls back. Here reads have a connection of their own, and everything else waits at a
 * gate for the one connection that writes (docs/decisions, security.md section 0).
 */
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import {
  DriverAdapterError,
  type IsolationLevel,
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import type { Database } from 'better-sqlite3';

/** How long SQLite itself waits for another process's lock; it blocks the whole process meanwhile, so: briefly. */
const BLOCKING_WAIT_MS = 5;
/** How long we try again, without blocking anybody, before the error 'busy'. */
const PATIENCE_MS = 2_000;
/** SQLite answers at once, and so one reader with many questions would keep all others waiting: after so long they come first. */
const TURN_MS = 15;

// FULL, because better-sqlite3 is compiled to relax to NORMAL in WAL mode, which may lose the last commits when the
// power fails.
// The log is copied into the database every 48 MB, not every 4: an import does it by itself, not the save of a sentence.
const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'cache_size = -16000',
  'wal_autocheckpoint = 12000',
];

/** One connection of the stock adapter, with the driver's handle that it keeps. */
type Connection = SqlDriverAdapter & { readonly client: Database };

/** The adapter factory to give to PrismaClient: `new SerialSqlite('/path/to/file.db')`. The file must exist. */
export class SerialSqlite implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite';
  readonly adapterName = '@prisma/adapter-better-sqlite3';
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  async connect(): Promise<SqlDriverAdapter> {
    const writer = await this.#open(PRAGMAS);
    const reader = await this.#open([...PRAGMAS, 'query_only = ON']);
    return new SerialAdapter(reader, writer);
  }

  async #open(pragmas: string[]): Promise<Connection> {
    const stock = new PrismaBetterSqlite3({
      url: this.#file,
      timeout: BLOCKING_WAIT_MS,
      fileMustExist: true,
    });
    const connection = (await stock.connect()) as Connection;
    await untilFree(async () => pragmas.forEach((pragma) => void connection.client.pragma(pragma)));
    return connection;
  }
}

class SerialAdapter implements SqlDriverAdapter {
  readonly provider = 'sqlite';
  readonly adapterName = '@prisma/adapter-better-sqlite3';
  readonly #reader: Connection;
  readonly #writer: Connection;
  readonly #gate = new Gate();
  #turnBegan = performance.now();

  constructor(reader: Connection, writer: Connection) {
    this.#reader = reader;
    this.#writer = writer;
  }

  queryRaw(query: SqlQuery) {
    if (this.#isRead(query.sql)) return this.#read(() => this.#reader.queryRaw(query));
    return this.#write(() => this.#writer.queryRaw(query));
  }

  executeRaw(query: SqlQuery) {
    return this.#write(() => this.#writer.executeRaw(query));
  }

  executeScript(script: string) {
    return this.#write(() => this.#writer.executeScript(script));
  }

  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    if (level !== undefined && level !== 'SERIALIZABLE') {
      throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level });
    }
    const deadline = patience();
    const release = await this.#gate.enter();
    try {
      // Takes the write lock now: a deferred BEGIN would fail later, at the first write after a read.
      await untilFree(async () => void this.#writer.client.exec('BEGIN IMMEDIATE'), deadline);
    } catch (error) {
      release();
      throw error;
    }
    return new SerialTransaction(this.#writer, release);
  }

  getConnectionInfo() {
    return { supportsRelationJoins: false };
  }

  dispose(): Promise<void> {
    return this.#gate.run(async () => {
      await this.#reader.dispose();
      await this.#writer.dispose();
    });
  }

  async #read<T>(work: () => Promise<T>): Promise<T> {
    if (performance.now() - this.#turnBegan > TURN_MS) {
      await breathe();
      this.#turnBegan = performance.now();
    }
    return untilFree(work);
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    const deadline = patience();
    return this.#gate.run(() => untilFree(work, deadline));
  }

  /** `INSERT … RETURNING` and `WITH … UPDATE` come as queries too: only what surely reads may go to the reader. */
  #isRead(sql: string): boolean {
    if (/^\s*(SELECT|EXPLAIN)\b/i.test(sql)) return true;
    return /^\s*WITH\b/i.test(sql) && this.#reader.client.prepare(sql).readonly;
  }
}

/** An open transaction; it holds the gate until it has ended, whatever way that happens. */
class SerialTransaction implements Transaction {
  readonly provider = 'sqlite';
  readonly adapterName = '@prisma/adapter-better-sqlite3';
  readonly options = { usePhantomQuery: false };
  readonly #writer: Connection;
  readonly #release: () => void;
  #ended = false;

  constructor(writer: Connection, release: () => void) {
    this.#writer = writer;
    this.#release = release;
  }

  async queryRaw(query: SqlQuery) {
    this.#mustBeOpen();
    return this.#writer.queryRaw(query);
  }

  async executeRaw(query: SqlQuery) {
    if (query.sql === 'ROLLBACK') return this.#end();
    this.#mustBeOpen();
    if (query.sql !== 'COMMIT') return this.#writer.executeRaw(query);
    try {
      return await this.#writer.executeRaw(query);
    } finally {
      this.#end();
    }
  }

  async commit() {
    this.#end();
  }

  async rollback() {
    this.#end();
  }

  async createSavepoint(name: string) {
    this.#run(`SAVEPOINT ${name}`);
  }

  async rollbackToSavepoint(name: string) {
    this.#run(`ROLLBACK TO ${name}`);
  }

  async releaseSavepoint(name: string) {
    this.#run(`RELEASE SAVEPOINT ${name}`);
  }

  #run(sql: string) {
    this.#mustBeOpen();
    this.#writer.client.exec(sql);
  }

  /**
   * Refuses a statement that comes late: it would run in another's transaction, or be committed on its own after
   * SQLite has rolled back by itself (disk full, I/O error).
   */
  #mustBeOpen() {
    if (!this.#ended && this.#writer.client.inTransaction) return;
    throw new DriverAdapterError({ kind: 'TransactionAlreadyClosed', cause: 'The transaction has ended.' });
  }

  #end(): number {
    if (this.#ended) return 0;
    this.#ended = true;
    try {
      // Still open unless it was committed: also after a COMMIT that failed.
      if (this.#writer.client.inTransaction) this.#writer.client.exec('ROLLBACK');
    } finally {
      this.#release();
    }
    return 0;
  }
}

/** Lets one in at a time, in the order of arrival. */
class Gate {
  #last: Promise<void> = Promise.resolve();

  async enter(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#last;
    this.#last = promise;
    await before;
    return resolve;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

/** Taken on arrival, before the gate: else a queue would wait this long for each of those in it. */
function patience(): number {
  return performance.now() + PATIENCE_MS;
}

/** Tries at least once, and again with random pauses while another process holds the lock. */
async function untilFree<T>(attempt: () => Promise<T>, deadline = patience()): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() >= deadline) throw new DriverAdapterError({ kind: 'SocketTimeout' });
      await sleep(1 + Math.random() * 3);
    }
  }
}

function isBusy(error: unknown): boolean {
  if (isDriverAdapterError(error)) return error.cause.kind === 'SocketTimeout';
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
