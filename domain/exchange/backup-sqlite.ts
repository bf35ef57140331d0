/** A SQLite file that a backup is put into. */
import Database from 'better-sqlite3';
import { BACKED_UP, type BackupTable, type Column, NEVER_EMPTY, type Value } from './backup-format.ts';
import type { Restoring } from './backup-restoring.ts';
import { sqliteColumns } from './backup-source.ts';

/** Opens the file and takes its write lock, for which it waits half a minute. */
export async function openSqlite(file: string): Promise<Restoring> {
  const db = new Database(file, { fileMustExist: true, timeout: 30_000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // rows come table by table; they are checked together before the commit
  db.pragma('foreign_keys = OFF');
  db.exec('BEGIN IMMEDIATE');
  const statements = new Map<string, Database.Statement>();
  const before = revisionOf(db);
  return {
    columns: async (table) => sqliteColumns(db, table),
    isFilled: async () => BACKED_UP.some((name) => !NEVER_EMPTY.includes(name) && holdsRows(db, name)),
    empty: async () => empty(db),
    insert: async (table, rows) => {
      const statement = statements.get(table.name) ?? db.prepare(insertInto(table));
      statements.set(table.name, statement);
      for (const row of rows) statement.run(row.map((value, index) => toSqlite(value, table.columns[index])));
    },
    count: async ({ name, lastId }) => {
      if (lastId === null) return;
      db.prepare('DELETE FROM sqlite_sequence WHERE name = ?').run(name);
      db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(name, lastId);
    },
    note: async (data) => {
      const at = new Date().toISOString().replace('Z', '+00:00');
      db.prepare(
        `INSERT INTO "Event" ("at", "actorName", "action", "subjectType", "subjectId", "data")
         VALUES (?, 'Restore', 'database.restored', 'database', 'all', ?)`,
      ).run(at, JSON.stringify(data));
      db.prepare('UPDATE "SiteState" SET "revision" = max("revision", ?) + 1').run(before);
    },
    commit: async () => {
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} rows of the backup point at nothing.`);
      db.exec('COMMIT');
      db.close();
    },
    abandon: async () => {
      if (!db.open) return;
      if (db.inTransaction) db.exec('ROLLBACK');
      db.close();
    },
  };
}

function revisionOf(db: Database.Database): number {
  const row = db.prepare('SELECT "revision" FROM "SiteState"').get() as { revision: number } | undefined;
  return row?.revision ?? 0;
}

function holdsRows(db: Database.Database, table: string): boolean {
  return db.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined;
}

function empty(db: Database.Database): void {
  const guards = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Event'`,
    )
    .all();
  for (const { name } of guards) db.exec(`DROP TRIGGER "${name}"`);
  // the triggers of the search indexes follow each row that goes
  for (const name of ownTables(db)) db.exec(`DELETE FROM "${name}"`);
  for (const { sql } of guards) db.exec(sql);
}

/** All but the bookkeeping of migrations and the search indexes, which are virtual. */
function ownTables(db: Database.Database): string[] {
  const tables = db.pragma('table_list') as { name: string; type: string }[];
  return tables
    .filter(({ name, type }) => type === 'table' && !/^(sqlite_|_prisma_)/.test(name))
    .map(({ name }) => name);
}

function insertInto({ name, columns }: BackupTable): string {
  const list = columns.map((column) => `"${column.name}"`).join(', ');
  return `INSERT INTO "${name}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`;
}

function toSqlite(value: Value, column: Column | undefined): string | number | Buffer | null {
  if (value === null) return null;
  if (column?.type === 'bytes') return Buffer.from(String(value), 'base64');
  // as Prisma's adapter writes it
  if (column?.type === 'time') return String(value).replace('Z', '+00:00');
  return typeof value === 'boolean' ? Number(value) : value;
}
