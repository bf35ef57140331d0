/** Values of their own for many rows: with Prisma it is a statement for each, and a long text has tens of thousands. */
import { databaseKind, type Tx } from './client.ts';
import { Prisma } from './generated/sqlite/client.ts';

/** So that no statement takes as long as Postgres is told to wait for one. */
const ROWS_AT_ONCE = 1_000;

type ColumnType = 'int' | 'text';
type Row<Columns> = { id: number } & {
  [Name in keyof Columns]: Columns[Name] extends 'int' ? number : string;
};

/** Gives each row of a table, known by its id, its own values, and makes its `version` one higher. */
export async function updateEach<const Columns extends Record<string, ColumnType>>(
  tx: Tx,
  table: Prisma.ModelName,
  columns: Columns,
  rows: readonly Row<Columns>[],
): Promise<void> {
  const statement = databaseKind() === 'sqlite' ? onSqlite : onPostgres;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const portion = JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE));
    await tx.$executeRaw(statement(table, columns, portion));
  }
}

function onSqlite(table: string, columns: Record<string, ColumnType>, rows: string): Prisma.Sql {
  const given = (name: string) => `json_extract(given.value, '$.${name}')`;
  return Prisma.sql`UPDATE ${Prisma.raw(`"${table}" SET ${settings(columns, given)}`)}
    FROM json_each(${rows}) AS given
    WHERE ${Prisma.raw(`"${table}"."id" = ${given('id')}`)}`;
}

function onPostgres(table: string, columns: Record<string, ColumnType>, rows: string): Prisma.Sql {
  const given = (name: string) => `given."${name}"`;
  const types = Object.entries({ id: 'int', ...columns }).map(([name, type]) => `"${name}" ${type}`);
  return Prisma.sql`UPDATE ${Prisma.raw(`"${table}" SET ${settings(columns, given)}`)}
    FROM jsonb_to_recordset(${rows}::jsonb) AS ${Prisma.raw(`given(${types.join(', ')})`)}
    WHERE ${Prisma.raw(`"${table}"."id" = ${given('id')}`)}`;
}

function settings(columns: Record<string, ColumnType>, given: (name: string) => string): string {
  const own = Object.keys(columns).map((name) => `"${name}" = ${given(name)}`);
  return [...own, '"version" = "version" + 1'].join(', ');
}
