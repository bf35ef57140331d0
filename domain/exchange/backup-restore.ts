/** Puts a backup into a database: all of it in one transaction, or nothing. */
import path from 'node:path';
import { kindOf, sqliteFile } from '../db/kind.ts';
import { migrate, migrationStatus } from '../db/migrate.ts';
import { BACKED_UP, type BackupTable, type Manifest, type Value } from './backup-format.ts';
import { openPostgres } from './backup-postgres.ts';
import { checkBackup, readBackup } from './backup-read.ts';
import type { Restoring } from './backup-restoring.ts';
import { openSqlite } from './backup-sqlite.ts';

export interface RestoreOptions {
  /** the name of the database whose content is to be thrown away: its file's name, or what Postgres calls it */
  replace?: string | undefined;
}

/** What `--replace` must name: `spalte.db` or the name of the Postgres database. */
export function databaseName(url: string): string {
  if (kindOf(url) === 'sqlite') return path.basename(sqliteFile(url));
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/**
 * Restores `file` into the database at `url`, which is migrated first when there is none. The file is read and checked whole
 * before anything is written, and again while it is; a kill at any moment leaves what was there. Throws BadBackup, or says why
 * the database does not take it. People sign in again afterwards.
 */
export async function restoreBackup(
  url: string,
  file: string,
  options: RestoreOptions = {},
): Promise<Manifest> {
  const { replace } = options;
  if (replace !== undefined && replace !== databaseName(url)) {
    throw new Error(
      `--replace names “${replace}”, but the database is “${databaseName(url)}”. Nothing was changed.`,
    );
  }
  const manifest = await checkBackup(file);
  if ((await migrationStatus(url)).applied.length === 0) await migrate(url);
  refuseOtherSchema(manifest, (await migrationStatus(url)).applied);
  const restoring = await (kindOf(url) === 'sqlite' ? openSqlite(sqliteFile(url)) : openPostgres(url));
  try {
    await refuseOtherColumns(manifest, restoring);
    if (replace === undefined && (await restoring.isFilled())) {
      throw new Error(
        `There is something in the database. --replace ${databaseName(url)} throws it away first.`,
      );
    }
    await restoring.empty();
    await insertAll(file, restoring);
    await restoring.note({ file: path.basename(file), written: manifest.createdAt, from: manifest.database });
    await restoring.commit();
  } catch (error) {
    await restoring.abandon();
    throw error;
  }
  return manifest;
}

function refuseOtherSchema({ migrations, version }: Manifest, applied: readonly string[]): void {
  if (migrations.join() === applied.join()) return;
  const [theirs, ours] = [migrations.at(-1), applied.at(-1)];
  throw new Error(
    `The backup was made by Spalte ${version} after migration ${theirs}; this database has had ${ours}. ` +
      'Restore it with the version that wrote it, then upgrade: npm start migrates.',
  );
}

async function refuseOtherColumns({ tables }: Manifest, restoring: Restoring): Promise<void> {
  const names = new Set(tables.map((table) => table.name));
  const missing = BACKED_UP.filter((name) => !names.has(name));
  if (missing.length > 0) throw new Error(`The backup has no table ${missing.join(', ')}.`);
  for (const { name, columns } of tables) {
    if (!BACKED_UP.includes(name)) throw new Error(`The database has no table ${name}.`);
    const here = new Map((await restoring.columns(name)).map((column) => [column.name, column.type]));
    const other = columns.filter((column) => here.get(column.name) !== column.type);
    if (other.length > 0 || here.size !== columns.length) {
      throw new Error(`The columns of ${name} are not those of the backup.`);
    }
  }
}

async function insertAll(file: string, restoring: Restoring): Promise<void> {
  let batch: Batch | undefined;
  for await (const entry of readBackup(file)) {
    if ('table' in entry) {
      await batch?.finish();
      batch = new Batch(entry.table, restoring);
    } else if ('row' in entry) await batch?.add(entry.row);
  }
  await batch?.finish();
}

/** Rows wait for one another up to this size: a table of files has few of them, a table of sentences many. */
const BATCH_ROWS = 200;
const BATCH_CHARACTERS = 4_000_000;

class Batch {
  readonly #table: BackupTable;
  readonly #restoring: Restoring;
  #rows: Value[][] = [];
  #characters = 0;

  constructor(table: BackupTable, restoring: Restoring) {
    this.#table = table;
    this.#restoring = restoring;
  }

  async add(row: Value[]): Promise<void> {
    this.#rows.push(row);
    for (const value of row) this.#characters += typeof value === 'string' ? value.length : 8;
    if (this.#rows.length >= BATCH_ROWS || this.#characters >= BATCH_CHARACTERS) await this.#flush();
  }

  async finish(): Promise<void> {
    await this.#flush();
    await this.#restoring.count(this.#table);
  }

  async #flush(): Promise<void> {
    if (this.#rows.length > 0) await this.#restoring.insert(this.#table, this.#rows);
    this.#rows = [];
    this.#characters = 0;
  }
}
