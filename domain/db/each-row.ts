/** Values of their own for many rows: with Prisma it is a statement for each, and a long text has tens of thousands. */
import { databaseKind, type Tx } from './client.ts';
import { Prisma } from './generated/sqlite/client.ts';

/** So that no statement takes as long as Postgres is told to wait for one. */
const ROWS_AT_ONCE = 1_000;

/** `text?` may be null. */
type ColumnType = 'int' | 'text' | 'text?';
type Value = { int: number; text: string; 'text?': string | null };
type Columns = Record<string, ColumnType>;
type Row<Own extends Columns> = { id: number } & { [Name in keyof Own]: Value[Own[Name]] };

/** Gives each row of a table, known by its id, its own values, and makes its `version` one higher. */
export async function updateEach<const Own extends Columns>(
  tx: Tx,
  table: Prisma.ModelName,
  columns: Own,
  rows: readonly Row<Own>[],
): Promise<void> {
  await inPortions(tx, { table, columns, isVersioned: true, isGuarded: false }, rows);
}

/** The same for rows that are still at `version`. Returns how many were. */
export function updateEachAt<const Own extends Columns>(
  tx: Tx,
  table: Prisma.ModelName,
  columns: Own,
  rows: readonly (Row<Own> & { version: number })[],
): Promise<number> {
  return inPortions(tx, { table, columns, isVersioned: true, isGuarded: true }, rows);
}

/** The same for rows that have no version. */
export async function setEach<const Own extends Columns>(
  tx: Tx,
  table: Prisma.ModelName,
  columns: Own,
  rows: readonly Row<Own>[],
): Promise<void> {
  await inPortions(tx, { table, columns, isVersioned: false, isGuarded: false }, rows);
}

interface Change {
  table: Prisma.ModelName;
  columns: Columns;
  isVersioned: boolean;
  isGuarded: boolean;
}

async function inPortions(tx: Tx, change: Change, rows: readonly object[]): Promise<number> {
  const statement = databaseKind() === 'sqlite' ? onSqlite : onPostgres;
  let count = 0;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const portion = JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE));
    count += await tx.$executeRaw(statement(change, portion));
  }
  return count;
}

function onSqlite(change: Change, rows: string): Prisma.Sql {
  const given = (name: string) => `json_extract(given.value, '$.${name}')`;
  return Prisma.sql`UPDATE ${Prisma.raw(`"${change.table}" SET ${settings(change, given)}`)}
    FROM json_each(${rows}) AS given
    WHERE ${Prisma.raw(condition(change, given))}`;
}

function onPostgres(change: Change, rows: string): Prisma.Sql {
  const given = (name: string) => `given."${name}"`;
  const guard = change.isGuarded ? { version: 'int' } : {};
  const types = Object.entries({ id: 'int', ...guard, ...change.columns }).map(
    ([name, type]) => `"${name}" ${type.replace('?', '')}`,
  );
  return Prisma.sql`UPDATE ${Prisma.raw(`"${change.table}" SET ${settings(change, given)}`)}
    FROM jsonb_to_recordset(${rows}::jsonb) AS ${Prisma.raw(`given(${types.join(', ')})`)}
    WHERE ${Prisma.raw(condition(change, given))}`;
}

function settings({ table, columns, isVersioned }: Change, given: (name: string) => string): string {
  const own = Object.keys(columns).map((name) => `"${name}" = ${given(name)}`);
  return (isVersioned ? [...own, `"version" = "${table}"."version" + 1`] : own).join(', ');
}

function condition({ table, isGuarded }: Change, given: (name: string) => string): string {
  const columns = isGuarded ? ['id', 'version'] : ['id'];
  return columns.map((name) => `"${table}"."${name}" = ${given(name)}`).join(' AND ');
}
