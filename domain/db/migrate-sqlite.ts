/** Migrations on SQLite: all of them or none, in one transaction, after a copy of what was there. */
import { randomUUID } from 'node:crypto';
import { chmodSync, closeSync, existsSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from '../folders.ts';
import { sqliteFile } from './kind.ts';
import type { AppliedMigration, Migration, Plan } from './migration.ts';

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "checksum" TEXT NOT NULL,
    "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL,
    "logs" TEXT,
    "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;
const LOCK_WAIT_MS = 30_000;

/** What has been applied to the file; nothing when there is no file. */
export function sqliteHistory(url: string): AppliedMigration[] {
  const file = sqliteFile(url);
  if (!existsSync(file)) return [];
  const db = new Database(file, { readonly: true, timeout: LOCK_WAIT_MS });
  try {
    return history(db);
  } finally {
    db.close();
  }
}

/** Applies what `plan` chooses; makes the file and its folder when they are not there. */
export function applyToSqlite(url: string, plan: Plan, report: (sentence: string) => void): string[] {
  const file = sqliteFile(url);
  makeFolder(path.dirname(file));
  // Made by us so that nobody else on the machine can read it; SQLite gives its side files the same mode.
  closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: LOCK_WAIT_MS });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // Tables that are redefined are dropped on the way; it cannot be switched inside a transaction.
    db.pragma('foreign_keys = OFF');
    const first = plan(history(db))[0];
    if (first === undefined) return [];
    if (!isEmpty(db)) backUp(db, `${file}.before-${first.name}.bak`, report);
    return applyInOneTransaction(db, plan, report);
  } finally {
    db.close();
  }
}

function applyInOneTransaction(
  db: Database.Database,
  plan: Plan,
  report: (sentence: string) => void,
): string[] {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(HISTORY_TABLE);
    // Asked again now that nobody else can write: another process may have migrated since.
    const todo = plan(history(db));
    for (const migration of todo) {
      applyOne(db, migration);
      report(`applied ${migration.name}`);
    }
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new Error(`The migration would leave ${broken.length} rows pointing at nothing.`);
    db.exec('COMMIT');
    return todo.map((migration) => migration.name);
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function applyOne(db: Database.Database, migration: Migration): void {
  const startedAt = Date.now();
  try {
    db.exec(migration.sql);
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed; nothing was changed: ${String(error)}`, {
      cause: error,
    });
  }
  db.prepare(
    `INSERT INTO "_prisma_migrations"
       ("id", "checksum", "finished_at", "migration_name", "started_at", "applied_steps_count")
     VALUES (?, ?, ?, ?, ?, 1)`,
  ).run(randomUUID(), migration.checksum, Date.now(), migration.name, startedAt);
}

function history(db: Database.Database): AppliedMigration[] {
  const table = db.prepare(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`).get();
  if (table === undefined) return [];
  return db
    .prepare<[], AppliedMigration>(
      `SELECT "migration_name" AS "name", "checksum" FROM "_prisma_migrations"
       WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY "migration_name"`,
    )
    .all();
}

function isEmpty(db: Database.Database): boolean {
  return db.prepare(`SELECT 1 FROM sqlite_master LIMIT 1`).get() === undefined;
}

/** VACUUM INTO: a consistent copy of a live database, which copying the file is not. */
function backUp(db: Database.Database, target: string, report: (sentence: string) => void): void {
  rmSync(target, { force: true });
  closeSync(openSync(target, 'wx', 0o600)); // VACUUM INTO accepts an empty file, and keeps its mode
  db.prepare('VACUUM INTO ?').run(target);
  chmodSync(target, 0o600);
  report(`kept a copy of the database as ${target}`);
}
