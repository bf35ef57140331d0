/**
 * The database of this process: SQLite or Postgres, by DATABASE_URL. Everything is typed by the SQLite client, the
 * smaller dialect, so that nothing compiles that only Postgres can do; the Postgres client is cast to it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient as PostgresClient } from './generated/postgres/client.ts';
import { type Prisma, PrismaClient as SqliteClient } from './generated/sqlite/client.ts';
import { isWriteConflict, namedError, QueryRefused, refuseLooseConditions } from './guards.ts';
import { type DatabaseKind, kindOf, sqliteFile } from './kind.ts';
import { inPortions, isManyRows, takingLongLists } from './long-lists.ts';
import { closeDatabase, databaseUrl, sharedDatabase } from './shared.ts';
import { SerialSqlite } from './sqlite-adapter.ts';

export { DatabaseBusy, QueryRefused } from './guards.ts';
export type { DatabaseKind } from './kind.ts';
export { closeDatabase } from './shared.ts';

/** The models and raw queries. A function that only reads takes a Db, and so works inside a transaction as well. */
export type Db = Prisma.TransactionClient;
declare const insideTransaction: unique symbol;
/** The Db of a transaction; only inTransaction makes one, so whoever takes a Tx is always inside. */
export type Tx = Db & { readonly [insideTransaction]: true };

/** Milliseconds to wait for a transaction to begin, and those that it may take. */
export type TransactionLimits = { maxWait?: number; timeout?: number };
const LIMITS = { maxWait: 5_000, timeout: 5_000 };
const ATTEMPTS_AT_CONFLICT = 3;

const POOL = {
  max: 10,
  connectionTimeoutMillis: 2_000,
  statement_timeout: 5_000,
  // A little more than the server's own limit, for a server that does not answer at all.
  query_timeout: 6_000,
  idle_in_transaction_session_timeout: 10_000,
  keepAlive: true,
  // Nothing here takes long enough to be worth starting processes for, and a search by words looks as if it did.
  options: '-c max_parallel_workers_per_gather=0',
  application_name: 'spalte',
};

type Connected = {
  kind: DatabaseKind;
  /** for everybody: refuses to work inside a transaction's callback */
  outside: Db;
  /** for inTransaction alone: the same connections */
  inside: SqliteClient;
  close(): Promise<void>;
};
type CallbackScope = { running: boolean };

const shared = sharedDatabase<Connected, CallbackScope>();

/** The database outside of any transaction. */
export function database(): Db {
  return connected().outside;
}

/** Which of the two databases this process uses. */
export function databaseKind(): DatabaseKind {
  return connected().kind;
}

/** Uses the database of `url` from now on, for tests and scripts; closes the one before if it was another. */
export async function useDatabase(url: string): Promise<void> {
  if (shared.url === url) return;
  await closeDatabase();
  shared.url = url;
}

/**
 * Runs `run` in one transaction: all of it is written, or nothing. `run` may be called again after a deadlock, so it
 * must do nothing but queries, and those on `tx`: `database()` throws inside it.
 */
export async function inTransaction<T>(
  run: (tx: Tx) => Promise<T>,
  limits: TransactionLimits = {},
): Promise<T> {
  refuseInsideTransaction('inTransaction was called');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connected().inside.$transaction((tx) => inScope(() => run(tx as Tx)), {
        ...LIMITS,
        ...limits,
      });
    } catch (error) {
      if (!isWriteConflict(error) || attempt >= ATTEMPTS_AT_CONFLICT) throw namedError(error);
      await sleep(Math.random() * 50 * attempt);
    }
  }
}

/** The database's clock, to the millisecond. */
export async function databaseNow(db: Db): Promise<Date> {
  const [row] =
    databaseKind() === 'sqlite'
      ? await db.$queryRaw<{ now: string }[]>`SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now') AS "now"`
      : await db.$queryRaw<{ now: string }[]>`
          SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "now"`;
  if (row === undefined) throw new Error('The database did not tell its time.');
  return new Date(row.now);
}

function connected(): Connected {
  shared.connected ??= connect(databaseUrl());
  return shared.connected;
}

function connect(url: string): Connected {
  const kind = kindOf(url);
  const client = kind === 'sqlite' ? sqliteClient(url) : postgresClient(url);
  return {
    kind,
    outside: guarded(client, (operation, args) => {
      refuseInsideTransaction(`${operation} was called on database()`);
      refuseHalves(operation, args);
    }),
    inside: guarded(client, () => undefined),
    close: () => client.$disconnect(),
  };
}

function sqliteClient(url: string): SqliteClient {
  return new SqliteClient({ adapter: takingLongLists('sqlite', new SerialSqlite(sqliteFile(url))) });
}

function postgresClient(url: string): SqliteClient {
  const adapter = takingLongLists('postgres', new PrismaPg({ ...POOL, connectionString: url }));
  return new PostgresClient({ adapter }) as unknown as SqliteClient;
}

/** The client with a check before every operation, raw ones included. */
function guarded(client: SqliteClient, before: (operation: string, args: unknown) => void): SqliteClient {
  const extended = client.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        before(model === undefined ? operation : `${model}.${operation}`, args);
        refuseLooseConditions(model, operation, args);
        try {
          return isManyRows(operation, args) ? await inPortions(args, query) : await query(args);
        } catch (error) {
          throw namedError(error);
        }
      },
    },
  });
  return extended as unknown as SqliteClient;
}

function inScope<T>(run: () => Promise<T>): Promise<T> {
  const scope: CallbackScope = { running: true };
  return shared.scope.run(scope, async () => {
    try {
      return await run();
    } finally {
      // What the callback started and did not wait for may use the database again afterwards.
      scope.running = false;
    }
  });
}

/** Many rows are written in portions: without a transaction, some would stay when a later portion fails. */
function refuseHalves(operation: string, args: unknown): void {
  if (isManyRows(operation, args)) throw new QueryRefused(`${operation} of so many rows: use inTransaction.`);
}

function refuseInsideTransaction(what: string): void {
  if (shared.scope.getStore()?.running !== true) return;
  // On SQLite it would wait for the very transaction that waits for it; on Postgres it would not be rolled back.
  throw new QueryRefused(`${what} inside inTransaction: use the tx of the callback.`);
}
