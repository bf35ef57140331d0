/** Empties a test database in place, which is quicker than a new copy and keeps the client's connections. */
import Database from 'better-sqlite3';
import pg from 'pg';
import { kindOf, sqliteFile } from './kind.ts';

export type Reset = { run(): Promise<void>; close(): Promise<void> };

// What the migrations themselves insert.
const FIRST_ROWS = `INSERT INTO "SiteState" ("id", "revision") VALUES (1, 0); INSERT INTO "BandProgress" VALUES (1, 0)`;

/** A connection of its own beside the client's: `run` brings the database back to what the migrations made. */
export async function openReset(url: string): Promise<Reset> {
  return kindOf(url) === 'sqlite' ? sqliteReset(sqliteFile(url)) : postgresReset(url);
}

function sqliteReset(file: string): Reset {
  const db = new Database(file, { timeout: 6_000 });
  db.pragma('foreign_keys = OFF');
  db.pragma('synchronous = OFF');
  const objects = (type: string) =>
    db
      .prepare<[string], { name: string; sql: string }>('SELECT name, sql FROM sqlite_master WHERE type = ?')
      .all(type);
  const tables = objects('table').filter(
    ({ name }) => !/^(sqlite_|edition_fts|article_fts|memory_fts|_prisma)/.test(name),
  );
  const guards = objects('trigger').filter(({ name }) => name.startsWith('Event_'));
  const switchGuards = (on: boolean) => {
    for (const { name, sql } of guards) db.exec(on ? sql : `DROP TRIGGER "${name}"`);
  };
  const empty = (table: string) => {
    // The audit trail is append-only: its triggers go and come back within the transaction.
    if (table === 'Event') switchGuards(false);
    db.exec(`DELETE FROM "${table}"`);
    if (table === 'Event') switchGuards(true);
  };
  const isFilled = (table: string) => db.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined;
  const reset = db.transaction(() => {
    for (const { name } of tables) if (isFilled(name)) empty(name);
    db.exec(`DELETE FROM sqlite_sequence; ${FIRST_ROWS}`);
  });
  return { run: async () => reset.immediate(), close: async () => void db.close() };
}

async function postgresReset(url: string): Promise<Reset> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // As a replica: neither foreign keys nor the guards of the audit trail fire.
  await client.query(`SET session_replication_role = replica; SET lock_timeout = '6s'`);
  const script = `DO $$
    DECLARE
      each record;
      filled boolean;
    BEGIN
      FOR each IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
      LOOP
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I)', each.name) INTO filled;
        IF filled THEN EXECUTE format('DELETE FROM %I', each.name); END IF;
      END LOOP;
      PERFORM setval(format('%I', sequencename)::regclass, 1, false)
        FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
      ${FIRST_ROWS};
    END $$`;
  return { run: async () => void (await client.query(script)), close: () => client.end() };
}
