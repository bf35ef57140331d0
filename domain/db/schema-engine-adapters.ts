/** The driver adapters as the schema engine needs them: both fall short of it in places, mended here. */
import { randomUUID } from 'node:crypto';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { DatabaseKind } from './kind.ts';

/** A factory that can close what it opened: the engine leaves its connections to the caller. */
export type EngineFactory = SqlMigrationAwareDriverAdapterFactory & { close(): Promise<void> };

/** The factory for `url`; SQLite does without one, in memory. */
export function engineFactory(kind: DatabaseKind, url: string | undefined): EngineFactory {
  if (kind === 'sqlite') return sqliteFactory(url ?? ':memory:');
  if (url === undefined) throw new Error('The schema engine needs the URL of a Postgres server.');
  return postgresFactory(url);
}

function sqliteFactory(url: string): EngineFactory {
  const inner = new PrismaBetterSqlite3({ url });
  const opened: SqlDriverAdapter[] = [];
  return {
    provider: 'sqlite',
    adapterName: inner.adapterName,
    async connect() {
      const adapter = takingScripts(await inner.connect());
      opened.push(adapter);
      return adapter;
    },
    async connectToShadowDb() {
      return takingScripts(await inner.connectToShadowDb());
    },
    async close() {
      for (const adapter of opened.splice(0)) await adapter.dispose();
    },
  };
}

/** The engine sends several statements through executeRaw; better-sqlite3 prepares one at a time. */
function takingScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await adapter.executeScript(query.sql);
    return 0;
  };
  return adapter;
}

function postgresFactory(url: string): EngineFactory {
  const opened: SqlDriverAdapter[] = [];
  const open = async (target: string) =>
    mendedPostgres(await new PrismaPg({ connectionString: target }).connect());
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    async connect() {
      const adapter = await open(url);
      opened.push(adapter);
      return adapter;
    },
    // The adapter's own shadow connection goes to the main database when it was given a URL, and the engine would
    // replay every migration there.
    async connectToShadowDb() {
      const name = `spalte_shadow_${randomUUID().replaceAll('-', '')}`;
      await onServer(url, `CREATE DATABASE "${name}"`);
      const target = new URL(url);
      target.pathname = `/${name}`;
      const adapter = await open(target.href);
      const dispose = adapter.dispose.bind(adapter);
      adapter.dispose = async () => {
        await dispose();
        await onServer(url, `DROP DATABASE "${name}" WITH (FORCE)`);
      };
      return adapter;
    },
    async close() {
      for (const adapter of opened.splice(0)) await adapter.dispose();
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const CHAR_OID = 18;
const BPCHAR_OID = 1042;

type PostgresResult = { fields: { dataTypeID: number }[] };
type PostgresAdapter = SqlDriverAdapter & {
  underlyingDriver(): pg.Pool;
  performIO(query: SqlQuery): Promise<PostgresResult>;
};

function mendedPostgres(stock: SqlDriverAdapter): SqlDriverAdapter {
  const adapter = stock as PostgresAdapter;
  // The original splits a script on every ";", also within the $$ bodies of functions.
  adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script));
  // The catalogue has columns of type "char" (OID 18), which the adapter refuses.
  const performIO = adapter.performIO.bind(adapter);
  let chars: boolean[] = [];
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    chars = result.fields.map((field) => field.dataTypeID === CHAR_OID);
    for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = BPCHAR_OID;
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, i) => (chars[i] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  return adapter;
}
