/** Writes a whole database into a file. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { kindOf } from '../db/kind.ts';
import { migrationStatus } from '../db/migrate.ts';
import { BACKUP_FORMAT, LEFT_OUT, type Manifest } from './backup-format.ts';
import { openSnapshot, type Snapshot } from './backup-source.ts';

export interface BackupOptions {
  /** of the product */
  version: string;
  /** write over a file that is there */
  force?: boolean;
}

/**
 * Writes the database at `url` into `file` (mode 0600: it holds password hashes), as one moment saw it, a row at a time. The
 * file gets its name when it is whole. Throws when the file is there, or the database has not had all migrations.
 */
export async function writeBackup(url: string, file: string, options: BackupOptions): Promise<Manifest> {
  const { force = false, version } = options;
  if (existsSync(file) && !force) throw new Error(`${file} is there already; --force overwrites it.`);
  const { applied, pending } = await migrationStatus(url);
  if (applied.length === 0) throw new Error('There is no database yet: nothing to back up.');
  if (pending.length > 0)
    throw new Error('The database has not had all migrations: run npm run migrate first.');
  const snapshot = await openSnapshot(url);
  try {
    const manifest: Manifest = {
      spalte: 'backup',
      format: BACKUP_FORMAT,
      version,
      createdAt: new Date().toISOString(),
      database: kindOf(url),
      migrations: applied,
      leftOut: [...LEFT_OUT],
      tables: snapshot.tables,
    };
    await writeFile(file, manifest, snapshot, force);
    return manifest;
  } finally {
    await snapshot.close();
  }
}

async function writeFile(
  file: string,
  manifest: Manifest,
  snapshot: Snapshot,
  force: boolean,
): Promise<void> {
  const fresh = `${file}.${process.pid}.part`;
  const target = createWriteStream(fresh, { flags: 'wx', mode: 0o600, flush: true });
  const zip = createGzip();
  const failed = new Promise<never>((_, reject) => target.once('error', reject));
  failed.catch(() => {});
  zip.pipe(target);
  try {
    const lines = new Lines(
      (text) => zip.write(text),
      () => Promise.race([once(zip, 'drain'), failed]),
    );
    await writeLines(lines, manifest, snapshot);
    zip.end();
    await Promise.race([finished(target), failed]);
    if (force) renameSync(fresh, file);
    // unlike a rename it fails when somebody else has made the file meanwhile
    else linkSync(fresh, file);
  } finally {
    zip.destroy();
    target.destroy();
    rmSync(fresh, { force: true });
  }
}

async function writeLines(lines: Lines, manifest: Manifest, snapshot: Snapshot): Promise<void> {
  await lines.write(manifest);
  let rows = 0;
  for (const table of manifest.tables) {
    await lines.write({ table: table.name });
    for await (const row of snapshot.rows(table)) {
      await lines.write(row);
      rows += 1;
    }
  }
  await lines.write({ end: true, rows, sha256: lines.digest() });
}

/** Writes JSON lines, hashes them, and waits when whoever takes them is behind. */
class Lines {
  readonly #hash = createHash('sha256');
  readonly #put: (text: string) => boolean;
  readonly #wait: () => Promise<unknown>;
  #pending = '';

  constructor(put: (text: string) => boolean, wait: () => Promise<unknown>) {
    this.#put = put;
    this.#wait = wait;
  }

  async write(value: object): Promise<void> {
    const line = `${JSON.stringify(value)}\n`;
    this.#hash.update(line);
    this.#pending += line;
    // a call of zlib for each row would cost more than the row
    const isLast = 'end' in value;
    if (this.#pending.length < 64_000 && !isLast) return;
    const text = this.#pending;
    this.#pending = '';
    if (!this.#put(text)) await this.#wait();
  }

  /** Of everything written so far. */
  digest(): string {
    return this.#hash.copy().digest('hex');
  }
}
