/** Migrations on Postgres: each in a transaction of its own, one migrator at a time. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { EnvironmentError } from '../environment.ts';
import type { AppliedMigration, Migration, Plan } from './migration.ts';

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
/** The advisory lock that Prisma's own engine takes. */
const MIGRATION_LOCK = 72707369;

/** What has been applied to the database. */
export function postgresHistory(url: string): Promise<AppliedMigration[]> {
  return withClient(url, history);
}

/** Applies what `plan` chooses. */
export function applyToPostgres(
  url: string,
  plan: Plan,
  report: (sentence: string) => void,
): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]); // ends with the connection
    await client.query(HISTORY_TABLE);
    const todo = plan(await history(client));
    for (const migration of todo) {
      await applyOne(client, migration);
      report(`applied ${migration.name}`);
    }
    return todo.map((migration) => migration.name);
  });
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    const startedAt = new Date();
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations"
         (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       VALUES ($1, $2, now(), $3, $4, 1)`,
      [randomUUID(), migration.checksum, migration.name, startedAt],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${migration.name} failed and was undone: ${String(error)}`, { cause: error });
  }
}

async function history(client: pg.Client): Promise<AppliedMigration[]> {
  const table = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`);
  if (table.rows[0]?.there !== true) return [];
  const result = await client.query<AppliedMigration>(
    `SELECT migration_name AS "name", checksum FROM "_prisma_migrations"
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return result.rows;
}

async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'spalte',
  });
  await connect(client);
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** Throws EnvironmentError that names the server and what it, or the way to it, said. The message holds no password. */
async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const { host, port, database } = client;
    const { code, message } = error as { code?: string; message: string };
    const why = code === undefined || message.includes(code) ? message : `${message}, ${code}`;
    throw new EnvironmentError(
      'DATABASE_URL',
      `names a Postgres at ${host}:${port}, whose database ${database ?? ''} cannot be opened (${why}).`,
    );
  }
}
