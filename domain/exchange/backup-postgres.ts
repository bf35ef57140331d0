/** A Postgres database that a backup is put into. */
import pg from 'pg';
import { BACKED_UP, type BackupTable, type Column, NEVER_EMPTY, type Value } from './backup-format.ts';
import type { Restoring } from './backup-restoring.ts';
import { postgresColumns, postgresSequence } from './backup-source.ts';

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/**
 * Opens the database and takes every table for itself. Foreign keys go for as long as rows come table by table, and come back
 * in the same transaction, which checks them all; an owner of the tables may do that, and need not be superuser.
 */
export async function openPostgres(url: string): Promise<Restoring> {
  const client = new pg.Client({ connectionString: url, application_name: 'spalte restore' });
  await client.connect();
  await client.query(`SET lock_timeout = '30s'; BEGIN`);
  await client.query(`LOCK TABLE ${(await ownTables(client)).join(', ')} IN ACCESS EXCLUSIVE MODE`);
  const keys = await foreignKeys(client);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  const before = await client.query<{ revision: number }>('SELECT "revision" FROM "SiteState"');
  return {
    columns: (table) => postgresColumns(client, table),
    isFilled: () => isFilled(client),
    empty: () => empty(client),
    insert: async (table, rows) => void (await client.query(insertInto(table, rows))),
    count: async ({ name, lastId }) => {
      const sequence = lastId === null ? null : await postgresSequence(client, name);
      if (sequence)
        await client.query('SELECT setval($1, greatest($2::int, 1), $2::int > 0)', [sequence, lastId]);
    },
    note: async (data) => {
      await client.query(
        `INSERT INTO "Event" ("actorName", "action", "subjectType", "subjectId", "data")
         VALUES ('Restore', 'database.restored', 'database', 'all', $1)`,
        [JSON.stringify(data)],
      );
      const revision = before.rows[0]?.revision ?? 0;
      await client.query('UPDATE "SiteState" SET "revision" = greatest("revision", $1) + 1', [revision]);
    },
    commit: async () => {
      for (const { table, name, definition } of keys) {
        await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
      }
      await client.query('COMMIT');
      await client.end();
    },
    // the server rolls back what a connection leaves open
    abandon: () => client.end(),
  };
}

async function foreignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname`,
  );
  return rows;
}

async function isFilled(client: pg.Client): Promise<boolean> {
  for (const name of BACKED_UP.filter((table) => !NEVER_EMPTY.includes(table))) {
    const { rowCount } = await client.query(`SELECT 1 FROM "${name}" LIMIT 1`);
    if (rowCount) return true;
  }
  return false;
}

/** Deletes rather than truncates: TRUNCATE would meet the third guard of the audit trail. */
async function empty(client: pg.Client): Promise<void> {
  await client.query('ALTER TABLE "Event" DISABLE TRIGGER USER');
  for (const name of await ownTables(client)) await client.query(`DELETE FROM ${name}`);
  await client.query('ALTER TABLE "Event" ENABLE TRIGGER USER');
}

/** All but the bookkeeping of migrations: also the search indexes, whose foreign keys are gone for the moment. */
async function ownTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'`,
  );
  return rows.map(({ name }) => name);
}

function insertInto({ name, columns }: BackupTable, rows: Value[][]): { text: string; values: unknown[] } {
  const list = columns.map((column) => `"${column.name}"`).join(', ');
  const places = rows.map(
    (_, row) =>
      `(${columns.map((column, index) => place(column, row * columns.length + index + 1)).join(', ')})`,
  );
  const values = rows.flatMap((row) => row.map((value, index) => toPostgres(value, columns[index])));
  return { text: `INSERT INTO "${name}" (${list}) VALUES ${places.join(', ')}`, values };
}

function place({ type }: Column, number: number): string {
  if (type === 'json') return `$${number}::jsonb`;
  return type === 'time' ? `$${number}::timestamp` : `$${number}`;
}

function toPostgres(value: Value, column: Column | undefined): Value | Buffer {
  if (value === null) return null;
  if (column?.type === 'bytes') return Buffer.from(String(value), 'base64');
  return column?.type === 'time' ? String(value).replace('Z', '') : value;
}
