/** A database's tables as it describes them itself, in words that both databases share, so that they can be compared. */
import Database from 'better-sqlite3';
import pg from 'pg';
import { kindOf, sqliteFile } from './kind.ts';

export type TableDescription = {
  /** `name type null|not null default` */
  columns: string[];
  /** the columns of each unique index, the primary key included */
  unique: string[];
  indexes: string[];
  /** `columns → table on delete action` */
  references: string[];
};

/** Search is built differently on each; the bookkeeping is Prisma's. */
const LEFT_OUT = /^(sqlite_|_prisma|edition_fts|edition_tsv|article_fts|article_tsv|memory_fts|memory_tsv)/;

const TYPES: Record<string, string> = {
  INTEGER: 'integer',
  TEXT: 'text',
  DATETIME: 'time',
  'timestamp without time zone': 'time',
  BOOLEAN: 'boolean',
  JSONB: 'jsonb',
  REAL: 'float',
  'double precision': 'float',
  BLOB: 'bytes',
  bytea: 'bytes',
};

/** Describes every table that the schema makes. */
export function describeSchema(url: string): Promise<Record<string, TableDescription>> {
  return kindOf(url) === 'sqlite' ? Promise.resolve(describeSqlite(sqliteFile(url))) : describePostgres(url);
}

function column(name: string, type: string, notNull: boolean, defaultValue: string | null): string {
  // Postgres counts with a sequence where SQLite has AUTOINCREMENT, and names the type of a text.
  const value = defaultValue?.startsWith('nextval(') ? null : defaultValue?.replace(/::\w+$/, '');
  return [name, TYPES[type] ?? type, notNull ? 'not null' : 'null', value].filter(Boolean).join(' ');
}

function describeSqlite(file: string): Record<string, TableDescription> {
  const db = new Database(file, { readonly: true });
  try {
    const tables = db
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .all();
    const ours = tables.map((table) => table.name).filter((name) => !LEFT_OUT.test(name));
    return Object.fromEntries(ours.sort().map((name) => [name, sqliteTable(db, name)]));
  } finally {
    db.close();
  }
}

type SqliteColumn = { name: string; type: string; notnull: number; dflt_value: string | null; pk: number };
type SqliteReference = { id: number; table: string; from: string; on_delete: string };

function sqliteTable(db: Database.Database, table: string): TableDescription {
  const columns = db.pragma(`table_info("${table}")`) as SqliteColumn[];
  const indexes = db.pragma(`index_list("${table}")`) as { name: string; unique: number }[];
  const keys = indexes.map((index) => {
    const parts = db.pragma(`index_info("${index.name}")`) as { name: string }[];
    return { unique: index.unique === 1, columns: parts.map((part) => part.name).join(', ') };
  });
  const primary = columns.filter((each) => each.pk > 0).sort((a, b) => a.pk - b.pk);
  const references = db.pragma(`foreign_key_list("${table}")`) as SqliteReference[];
  return {
    columns: columns.map((each) => column(each.name, each.type, each.notnull === 1, each.dflt_value)).sort(),
    unique: distinct([
      primary.map((each) => each.name).join(', '),
      ...keys.filter((key) => key.unique).map((key) => key.columns),
    ]),
    indexes: distinct(keys.filter((key) => !key.unique).map((key) => key.columns)),
    references: references
      .map((each) => `${each.from} → ${each.table} on delete ${each.on_delete.toLowerCase()}`)
      .sort(),
  };
}

type PostgresTable = {
  name: string;
  columns: PostgresColumn[];
  keys: PostgresKey[] | null;
  refs: string[] | null;
};
type PostgresColumn = { name: string; type: string; notNull: boolean; default: string | null };
type PostgresKey = { unique: boolean; columns: string };

const POSTGRES_TABLES = `
  SELECT c.relname AS name,
    (SELECT json_agg(json_build_object('name', a.attname, 'type', i.data_type, 'notNull', a.attnotnull,
        'default', i.column_default))
      FROM pg_attribute a JOIN information_schema.columns i
        ON i.table_schema = 'public' AND i.table_name = c.relname AND i.column_name = a.attname
      WHERE a.attrelid = c.oid) AS columns,
    (SELECT json_agg(json_build_object('unique', x.indisunique, 'columns',
        (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
          FROM unnest(x.indkey) WITH ORDINALITY AS k(number, place)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number)))
      FROM pg_index x WHERE x.indrelid = c.oid) AS keys,
    (SELECT json_agg((SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = f.conkey[1])
        || ' → ' || f.confrelid::regclass::text || ' on delete '
        || CASE f.confdeltype WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'r' THEN 'restrict' ELSE f.confdeltype::text END)
      FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') AS refs
  FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname COLLATE "C"`;

async function describePostgres(url: string): Promise<Record<string, TableDescription>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<PostgresTable>(POSTGRES_TABLES);
    const ours = rows.filter((row) => !LEFT_OUT.test(row.name));
    return Object.fromEntries(ours.map((row) => [row.name, postgresTable(row)]));
  } finally {
    await client.end();
  }
}

function postgresTable(row: PostgresTable): TableDescription {
  const keys = row.keys ?? [];
  return {
    columns: row.columns.map((each) => column(each.name, each.type, each.notNull, each.default)).sort(),
    unique: distinct(keys.filter((key) => key.unique).map((key) => key.columns)),
    indexes: distinct(keys.filter((key) => !key.unique).map((key) => key.columns)),
    references: (row.refs ?? []).map((each) => each.replaceAll('"', '')).sort(),
  };
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}
