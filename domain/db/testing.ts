/**
 * Databases for tests. Each is a copy of one that was migrated once, so a fresh one takes milliseconds. Works in
 * vitest (where testing-global-setup.ts makes the templates once for the run) and alone:
 *
 *   const fresh = await freshDatabase('sqlite');
 *   await useDatabase(fresh.url);
 *   …
 *   await closeDatabase(); await fresh.drop(); await stopTesting();
 */
import { randomUUID } from 'node:crypto';
import { constants, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from './embedded-postgres.ts';
import { type DatabaseKind, sqliteFile } from './kind.ts';
import { migrate } from './migrate.ts';

export { startPostgres } from './embedded-postgres.ts';

/** A migrated database to copy: the URL of the file, or of the database on a running server. */
export type Template = { kind: DatabaseKind; url: string };
export type FreshDatabase = { url: string; drop(): Promise<void> };

const TEMPLATE_DATABASE = 'spalte_template';
type Made = { template: Template; stop(): Promise<void> };
const made = new Map<DatabaseKind, Promise<Made>>();

/** A migrated, empty database of its own. */
export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  if (!made.has(kind)) made.set(kind, makeTemplate(kind));
  const { template } = (await made.get(kind)) as Made;
  return kind === 'sqlite' ? freshFile(template.url) : freshOnServer(template.url);
}

/**
 * A database of its own for a test file: fresh on SQLite; on Postgres one that another file has given back, if there
 * is one, since a new one is some 300 files on the disk. The borrower empties it (testing-reset.ts).
 */
export async function borrowDatabase(template: Template): Promise<FreshDatabase> {
  if (template.kind === 'sqlite') return freshFile(template.url);
  // The lock of this connection says that the database is taken; it ends with the connection, whatever happens.
  const holder = new pg.Client({ connectionString: withDatabase(template.url, 'postgres') });
  await holder.connect();
  for (let number = 1; ; number += 1) {
    const { rows } = await holder.query('SELECT pg_try_advisory_lock($1) AS free', [number]);
    if (rows[0]?.free !== true) continue;
    const name = `spalte_borrowed_${number}`;
    const known = await holder.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) await holder.query(`CREATE DATABASE "${name}" TEMPLATE "${TEMPLATE_DATABASE}"`);
    return { url: withDatabase(template.url, name), drop: () => holder.end() };
  }
}

/** Makes the template of a kind; `stop` removes it, and ends the server it is on. */
export async function makeTemplate(kind: DatabaseKind): Promise<Made> {
  if (kind === 'sqlite') {
    const folder = await mkdtemp(path.join(tmpdir(), 'spalte-template-'));
    const url = `file:${path.join(folder, 'template.db')}`;
    await migrate(url);
    return { template: { kind, url }, stop: () => rm(folder, { recursive: true, force: true }) };
  }
  const server = await startPostgres();
  try {
    await onServer(server.url, `CREATE DATABASE "${TEMPLATE_DATABASE}"`);
    const url = withDatabase(server.url, TEMPLATE_DATABASE);
    await migrate(url);
    return { template: { kind, url }, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Copies this template from now on, made by another process. */
export function takeTemplate(template: Template): void {
  made.set(template.kind, Promise.resolve({ template, stop: async () => undefined }));
}

/** Removes what this process made, the running Postgres included. */
export async function stopTesting(): Promise<void> {
  const all = [...made.values()];
  made.clear();
  for (const each of all) await (await each).stop();
}

async function freshFile(templateUrl: string): Promise<FreshDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'spalte-test-'));
  const file = path.join(folder, 'test.db');
  await copyFile(sqliteFile(templateUrl), file, constants.COPYFILE_FICLONE);
  return { url: `file:${file}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

async function freshOnServer(templateUrl: string): Promise<FreshDatabase> {
  const name = `spalte_${randomUUID().replaceAll('-', '')}`;
  await onServer(templateUrl, `CREATE DATABASE "${name}" TEMPLATE "${TEMPLATE_DATABASE}"`);
  return {
    url: withDatabase(templateUrl, name),
    drop: () => onServer(templateUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}

/** Runs one statement in the server's maintenance database: a template must not have anyone connected to it. */
async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}
