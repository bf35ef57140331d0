/** Bulk rows on SQLite: prepared statements, kept; a connection of its own beside Prisma's. */
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Bulk, BulkRow, BulkTx, BulkValue, Lookup } from './bulk.ts';
import { JOURNAL_PRAGMAS, SqliteJournal } from './sqlite-journal.ts';

/** How long to try for the lock of another process that writes, before giving up. */
const PATIENCE_MS = 30_000;
/** Rows in one INSERT: fewer calls, and still far from SQLite's most parameters. */
const ROWS_AT_ONCE = 20;

/** What was reported done survives a power failure nevertheless: the journal sees to it, outside the lock. */
const PRAGMAS = [...JOURNAL_PRAGMAS, 'foreign_keys = ON', 'cache_size = -8000'];

/** Alone, few transactions are fastest. Whoever saves a sentence beside an import should hardly notice it. */
const ALONE = { spell: 40, rest: 4, copyEvery: 400 };
const BESIDE_OTHERS = { spell: 4, rest: 14, copyEvery: 150 };
/** How long it is remembered that somebody else wrote: who types saves again soon. */
const REMEMBERED_MS = 3_000;

type Stored = string | number | Buffer | null;
/** each by itself, or all in one list */
type Values = (Stored | Stored[])[];
type Prepared = Database.Statement<Values, BulkRow>;

/** Opens `file`, which must exist and be migrated. */
export function openSqliteBulk(file: string): Bulk {
  const db = new Database(file, { fileMustExist: true, timeout: 20 });
  for (const pragma of PRAGMAS) db.pragma(pragma);
  const journal = new SqliteJournal(db);
  const pace = paceBeside(db);
  const statements = new Map<string, Prepared>();
  const prepared = (sql: string) => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = db.prepare<Values, BulkRow>(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  const tx = bulkTx(prepared);
  let kept = Promise.resolve();
  const committed: Bulk['committed'] = async (work) => {
    await kept;
    await beginImmediate(db);
    try {
      const result = await work(tx);
      db.exec('COMMIT');
      kept = journal.committed(pace().copyEvery);
      // whoever waits for it is told, and so is the next transaction
      kept.catch(() => undefined);
      return { result, kept };
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK');
    }
  };
  return {
    pace,
    lookUp: tx.lookUp,
    committed,
    async transaction(work) {
      const { result, kept } = await committed(work);
      await kept;
      return result;
    },
    async close() {
      await kept.catch(() => undefined);
      await journal.close();
      db.close();
    },
  };
}

/** Asked after each transaction: SQLite counts what other connections commit. */
function paceBeside(db: Database.Database): () => typeof ALONE {
  const commits = () => db.pragma('data_version', { simple: true });
  let known = commits();
  let writtenAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = commits();
    if (now !== known) writtenAt = performance.now();
    known = now;
    return performance.now() - writtenAt < REMEMBERED_MS ? BESIDE_OTHERS : ALONE;
  };
}

function bulkTx(prepared: (sql: string) => Prepared): BulkTx {
  return {
    async lookUp({ sql }: Lookup, values) {
      if (values.length === 0) return [];
      return prepared(withList(sql)).all(JSON.stringify(values));
    },
    async change({ sql }, values) {
      if (values.length > 0) prepared(withList(sql)).run(JSON.stringify(values));
    },
    lock: () => Promise.resolve(),
    async now() {
      const row = prepared(`SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now') || '+00:00' AS "now"`).get();
      return String(row?.now);
    },
    async ids(table, count) {
      const row = prepared('SELECT "seq" FROM "sqlite_sequence" WHERE "name" = ?').get(table);
      const last = Number(row?.seq ?? 0);
      return Array.from({ length: count }, (_, index) => last + 1 + index);
    },
    async insert(table, columns, rows) {
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        const to = Math.min(from + ROWS_AT_ONCE, rows.length);
        const values: Stored[] = [];
        for (let at = from; at < to; at++) for (const value of rows[at] ?? []) values.push(stored(value));
        prepared(insertInto(table, columns, to - from)).run(values);
      }
    },
    async insertMissing(table, columns, all) {
      const atOnce = ROWS_AT_ONCE * columns.length;
      for (let from = 0; from < all.length; from += atOnce) {
        const values = Array.from(all.subarray(from, from + atOnce));
        const sql = insertInto(table, columns, values.length / columns.length);
        prepared(`${sql} ON CONFLICT DO NOTHING`).run(values);
      }
    },
    async run(sql, values) {
      const statement = prepared(sql);
      if (statement.reader) return statement.all(...values.map(stored));
      statement.run(...values.map(stored));
      return [];
    },
  };
}

function withList(sql: string): string {
  return sql.replace('$VALUES', 'SELECT value FROM json_each(?)');
}

function insertInto(table: string, columns: readonly string[], rows: number): string {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  return `INSERT INTO "${table}" (${names}) VALUES ${Array(rows).fill(row).join(', ')}`;
}

function stored(value: BulkValue): Stored {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value;
}

/** Takes the write lock now, and waits for others without blocking this process for more than 20 ms at a time. */
async function beginImmediate(db: Database.Database): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      db.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const isBusy =
        error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
      if (!isBusy || performance.now() > deadline) throw error;
      await sleep(2 + Math.random() * 10);
    }
  }
}
