/**
 * Applies prisma/migrations/<kind>/<name>/migration.sql in order, with the bookkeeping table of `prisma migrate
 * deploy`, whose engine binary we do without. It reads files by name, so nothing that the Next app imports may
 * import this module: Turbopack would trace the whole project into the build.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { kindOf } from './kind.ts';
import { applyToPostgres, postgresHistory } from './migrate-postgres.ts';
import { applyToSqlite, sqliteHistory } from './migrate-sqlite.ts';
import type { AppliedMigration, Migration, Plan } from './migration.ts';

export type MigrateOptions = {
  /** where the folders `sqlite` and `postgres` are; default: prisma/migrations of this project */
  folder?: string;
  /** is told of each step in a sentence */
  report?: (sentence: string) => void;
};

export type MigrationStatus = {
  applied: string[];
  pending: string[];
  /** applied, but the file says something else now */
  edited: string[];
  /** applied, but the file is gone: the database is of a newer Spalte */
  unknown: string[];
};

const FOLDER = path.resolve(import.meta.dirname, '../../prisma/migrations');

/** Brings the database up to date and returns the names of the migrations applied: none when it already was. */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const kind = kindOf(url);
  const all = readMigrations(path.join(options.folder ?? FOLDER, kind));
  const plan: Plan = (history) => {
    const { edited, unknown } = compare(all, history);
    if (edited.length > 0) throw new Error(`Edited after it was applied: migration ${edited.join(', ')}.`);
    if (unknown.length > 0) {
      throw new Error(
        `The database is of a newer Spalte: it has had migration ${unknown.join(', ')}, unknown here.`,
      );
    }
    const done = new Set(history.map((row) => row.name));
    return all.filter((migration) => !done.has(migration.name));
  };
  const report = options.report ?? (() => undefined);
  return kind === 'sqlite' ? applyToSqlite(url, plan, report) : applyToPostgres(url, plan, report);
}

/** What has been applied to the database and what has not; changes nothing. */
export async function migrationStatus(url: string, options: MigrateOptions = {}): Promise<MigrationStatus> {
  const kind = kindOf(url);
  const all = readMigrations(path.join(options.folder ?? FOLDER, kind));
  return compare(all, kind === 'sqlite' ? sqliteHistory(url) : await postgresHistory(url));
}

function compare(all: Migration[], history: AppliedMigration[]): MigrationStatus {
  const files = new Map(all.map((migration) => [migration.name, migration.checksum]));
  const done = new Set(history.map((row) => row.name));
  return {
    applied: history.map((row) => row.name),
    pending: all.map((migration) => migration.name).filter((name) => !done.has(name)),
    edited: history
      .filter((row) => (files.get(row.name) ?? row.checksum) !== row.checksum)
      .map((row) => row.name),
    unknown: history.filter((row) => !files.has(row.name)).map((row) => row.name),
  };
}

function readMigrations(folder: string): Migration[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const found = names.filter((name) => existsSync(path.join(folder, name, 'migration.sql')));
  if (found.length === 0) throw new Error(`There are no migrations in ${folder}.`);
  return found.map((name) => {
    const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}
