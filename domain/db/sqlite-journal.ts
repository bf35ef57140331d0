/**
 * The write-ahead log of a database into which one process writes much. SQLite would force each commit to the disk, and
 * now and then copy the log into the database, while everybody waits for the lock. Here both happen when the lock is free
 * again (https://sqlite.org/wal.html, “Performance Considerations”).
 */
import { close, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Database } from 'better-sqlite3';

const [force, shut] = [promisify(fdatasync), promisify(close)];

/** A connection that writes and leaves the rest to a journal needs these. */
export const JOURNAL_PRAGMAS = ['journal_mode = WAL', 'synchronous = NORMAL', 'wal_autocheckpoint = 0'];

export class SqliteJournal {
  readonly #db: Database;
  #log: number | null = null;
  #copiedAt = performance.now();

  /** `db`: the connection that writes. */
  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * To be called after each commit: resolves when it would survive a power failure. Throws when the disk is full.
   * `copyEvery`: after so many milliseconds the log is copied. Often enough for the server never to do it at the save of a
   * sentence (sqlite-adapter.ts): what an import writes in 400 ms is about 5,000 pages. Seldom is faster, for what is written
   * again and again is copied each time; often leaves the disk to others sooner.
   */
  async committed(copyEvery: number): Promise<void> {
    // the file is there from the first commit until the last connection closes
    this.#log ??= openSync(`${this.#db.name}-wal`, 'r+');
    await force(this.#log);
    if (performance.now() - this.#copiedAt < copyEvery) return;
    // takes no lock from those who read or write; what one of them still reads stays for the next time
    this.#db.pragma('wal_checkpoint(PASSIVE)');
    this.#copiedAt = performance.now();
  }

  async close(): Promise<void> {
    if (this.#log !== null) await shut(this.#log);
  }
}
