/** The tables of a database as one moment saw them, row by row, from either database. */
import Database from 'better-sqlite3';
import pg from 'pg';
import { kindOf, sqliteFile } from '../db/kind.ts';
import { BACKED_UP, type BackupTable, type Column, columnType, type Value } from './backup-format.ts';

/** One read transaction: what others write meanwhile is not seen. */
export interface Snapshot {
  tables: BackupTable[];
  rows(table: BackupTable): AsyncIterable<Value[]>;
  close(): Promise<void>;
}

export function openSnapshot(url: string): Promise<Snapshot> {
  return kindOf(url) === 'sqlite' ? sqliteSnapshot(sqliteFile(url)) : postgresSnapshot(url);
}

async function sqliteSnapshot(file: string): Promise<Snapshot> {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 30_000 });
  // the first read pins what the transaction sees
  db.exec('BEGIN');
  return {
    tables: BACKED_UP.map((name) => sqliteTable(db, name)),
    rows: (table) => sqliteRows(db, table),
    close: async () => void db.close(),
  };
}

export function sqliteColumns(db: Database.Database, table: string): Column[] {
  const columns = db.pragma(`table_info("${table}")`) as { name: string; type: string }[];
  return columns.map(({ name, type }) => ({ name, type: columnType(type, `${table}.${name}`) }));
}

function sqliteTable(db: Database.Database, name: string): BackupTable {
  const { rows } = db.prepare(`SELECT count(*) AS rows FROM "${name}"`).get() as { rows: number };
  const counted = db.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(name) as
    | { seq: number }
    | undefined;
  return { name, columns: sqliteColumns(db, name), rows, lastId: counted?.seq ?? null };
}

async function* sqliteRows(db: Database.Database, { name, columns }: BackupTable): AsyncGenerator<Value[]> {
  const list = columns.map((column) => `"${column.name}"`).join(', ');
  const key = sqliteKey(db, name);
  const statement = db.prepare(`SELECT ${list} FROM "${name}" ORDER BY ${key}`).raw();
  for (const row of statement.iterate() as IterableIterator<unknown[]>) {
    yield columns.map(({ type }, index) => fromSqlite(row[index], type));
  }
}

function sqliteKey(db: Database.Database, table: string): string {
  const columns = db.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return key.map(({ name }) => `"${name}"`).join(', ');
}

function fromSqlite(value: unknown, type: Column['type']): Value {
  if (value === null || value === undefined) return null;
  if (type === 'boolean') return value === 1;
  if (type === 'bytes') return (value as Buffer).toString('base64');
  if (type === 'time') return instantOf(value as string | number);
  return value as Value;
}

/** Prisma writes ISO with an offset; SQLite's own CURRENT_TIMESTAMP has a space and no zone, and means UTC. */
function instantOf(value: string | number): string {
  const isBare = typeof value === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/.test(value);
  return new Date(isBare ? `${value.replace(' ', 'T')}Z` : value).toISOString();
}

async function postgresSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: url, application_name: 'spalte backup' });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const tables: BackupTable[] = [];
  // one after the other: a connection does one thing at a time
  for (const name of BACKED_UP) tables.push(await postgresTable(client, name));
  return { tables, rows: (table) => postgresRows(client, table), close: () => client.end() };
}

export async function postgresColumns(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
    [table],
  );
  return rows.map(({ name, type }) => ({ name, type: columnType(type, `${table}.${name}`) }));
}

async function postgresTable(client: pg.Client, name: string): Promise<BackupTable> {
  const columns = await postgresColumns(client, name);
  const counted = await client.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM "${name}"`);
  const sequence = await postgresSequence(client, name);
  const last = sequence
    ? await client.query<{ id: number }>(
        `SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS id FROM ${sequence}`,
      )
    : null;
  return { name, columns, rows: counted.rows[0]?.rows ?? 0, lastId: last?.rows[0]?.id ?? null };
}

/** The sequence that counts a table's ids, ready to be put into SQL; null when nothing counts them. */
export async function postgresSequence(client: pg.Client, table: string): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT pg_get_serial_sequence($1, 'id') AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $2 AND column_name = 'id'`,
    [`"${table}"`, table],
  );
  return rows[0]?.name ?? null;
}

/** Files are megabytes, rows are not: few at a time where there are bytes. */
async function* postgresRows(client: pg.Client, { name, columns }: BackupTable): AsyncGenerator<Value[]> {
  const list = columns.map((column) => postgresValue(column)).join(', ');
  const key = await postgresKey(client, name);
  await client.query(`DECLARE backup NO SCROLL CURSOR FOR SELECT ${list} FROM "${name}" ORDER BY ${key}`);
  const fetch = `FETCH ${columns.some(({ type }) => type === 'bytes') ? 5 : 500} FROM backup`;
  for (;;) {
    const { rows } = await client.query<Value[]>({ text: fetch, rowMode: 'array' });
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query('CLOSE backup');
}

async function postgresKey(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(a.attname) AS name FROM pg_index x, unnest(x.indkey) WITH ORDINALITY AS k(number, place), pg_attribute a
     WHERE x.indrelid = quote_ident($1)::regclass AND x.indisprimary AND a.attrelid = x.indrelid AND a.attnum = k.number
     ORDER BY k.place`,
    [table],
  );
  return rows.map(({ name }) => name).join(', ');
}

function postgresValue({ name, type }: Column): string {
  if (type === 'time') return `to_char("${name}", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  if (type === 'json') return `"${name}"::text`;
  // encode() breaks lines as MIME does
  if (type === 'bytes') return `replace(encode("${name}", 'base64'), E'\\n', '')`;
  return `"${name}"`;
}
