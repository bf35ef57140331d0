/**
 * Queries over as many rows as an article has. Prisma reads the children of rows by a list of their parents, with a parameter
 * for each, and refuses a list that is longer than the database takes (P2029): 999 on SQLite, 32,766 on Postgres; a file
 * of 5 MB has more sentences. Here a long list goes to the database as one parameter, whatever query it stands in.
 */
import type {
  ArgType,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
} from '@prisma/driver-adapter-utils';
import type { DatabaseKind } from './kind.ts';

/** Shorter lists stay as they are: the planner of Postgres sees their values, and most queries have one or none. */
const LONG = 200;
/** Far below what the databases take (32,766 parameters), with the most columns that a table has. */
const ROWS_AT_ONCE = 500;

/** Prisma wants 32 bits. */
const ANY_NUMBER = 0xffffffff;

const LISTS = {
  sqlite: /(NOT )?IN \((\?(?:, ?\?)+)\)|\?/g,
  postgres: /(NOT )?IN \((\$\d+(?:, ?\$\d+)+)\)|\$\d+/g,
};

/** The adapters of `factory`, taking lists of any length. */
export function takingLongLists(
  kind: DatabaseKind,
  factory: SqlDriverAdapterFactory,
): SqlDriverAdapterFactory {
  const { provider, adapterName } = factory;
  return { provider, adapterName, connect: async () => takingLists(kind, await factory.connect()) };
}

function takingLists(kind: DatabaseKind, adapter: SqlDriverAdapter): SqlDriverAdapter {
  shortening(kind, adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (level) => shortening(kind, await startTransaction(level));
  const info = adapter.getConnectionInfo?.() ?? { supportsRelationJoins: false };
  // Prisma counts before the list has been shortened
  adapter.getConnectionInfo = () => ({ ...info, maxBindValues: ANY_NUMBER });
  return adapter;
}

function shortening<Queries extends Pick<SqlDriverAdapter, 'queryRaw' | 'executeRaw'>>(
  kind: DatabaseKind,
  queries: Queries,
): Queries {
  const queryRaw = queries.queryRaw.bind(queries);
  const executeRaw = queries.executeRaw.bind(queries);
  queries.queryRaw = (query) => queryRaw(shortened(kind, query));
  queries.executeRaw = (query) => executeRaw(shortened(kind, query));
  return queries;
}

/** The query with each long list of numbers or of texts as one parameter: a JSON array on SQLite, an array on Postgres. */
export function shortened(kind: DatabaseKind, query: SqlQuery): SqlQuery {
  if (query.args.length <= LONG) return query;
  const args: unknown[] = [];
  const argTypes: ArgType[] = [];
  let taken = 0;
  const passed = (value: unknown, type: ArgType | undefined) => {
    args.push(value);
    if (type) argTypes.push(type);
    return kind === 'sqlite' ? '?' : `$${args.length}`;
  };
  const sql = query.sql.replace(LISTS[kind], (_, not: string | undefined, list: string | undefined) => {
    const from = taken;
    taken += list === undefined ? 1 : list.split(',').length;
    const values = query.args.slice(from, taken);
    const type = query.argTypes[from];
    if (type && isLongList(values, query.argTypes.slice(from, taken)))
      return oneParameter(kind, values, type, not, passed);
    const marks = values.map((value, index) => passed(value, query.argTypes[from + index]));
    return list === undefined ? marks.join() : `${not ?? ''}IN (${marks.join()})`;
  });
  // a mark that is none, in a literal: then nothing here is sure of what it counts
  return taken === query.args.length ? { sql, args, argTypes } : query;
}

function oneParameter(
  kind: DatabaseKind,
  values: unknown[],
  type: ArgType,
  not: string | undefined,
  passed: (value: unknown, type: ArgType) => string,
): string {
  if (kind === 'sqlite') {
    const mark = passed(JSON.stringify(values), { scalarType: 'string', arity: 'scalar' });
    return `${not ?? ''}IN (SELECT value FROM json_each(${mark}))`;
  }
  return `${not ? '<> ALL' : '= ANY'}(${passed(values, { ...type, arity: 'list' })})`;
}

/** Numbers or texts that the adapters pass on as they are; a date or bytes they would change. */
function isLongList(values: unknown[], types: ArgType[]): boolean {
  if (values.length <= LONG) return false;
  return (
    values.every((value, index) => typeof value === 'number' && types[index]?.scalarType === 'int') ||
    values.every((value, index) => typeof value === 'string' && types[index]?.scalarType === 'string')
  );
}

/**
 * Runs a createMany in portions, since its rows are no list that could be one parameter. All or nothing as before: many
 * rows are written inside a transaction only, and the caller sees to that.
 */
export async function inPortions(
  args: { data: readonly unknown[] },
  query: (args: unknown) => Promise<unknown>,
): Promise<unknown> {
  const results: unknown[] = [];
  for (let from = 0; from < args.data.length; from += ROWS_AT_ONCE) {
    results.push(await query({ ...args, data: args.data.slice(from, from + ROWS_AT_ONCE) }));
  }
  const counts = results as { count: number }[];
  return results.every(Array.isArray)
    ? results.flat()
    : { count: counts.reduce((sum, { count }) => sum + count, 0) };
}

/** Whether an operation, with or without its model's name, writes more rows than go into one statement. */
export function isManyRows(operation: string, args: unknown): args is { data: readonly unknown[] } {
  if (!/\bcreateMany(AndReturn)?$/.test(operation)) return false;
  const data = (args as { data?: unknown } | undefined)?.data;
  return Array.isArray(data) && data.length > ROWS_AT_ONCE;
}
