/**
 * Writes a migration for both databases: what leads from the migrations there are to prisma/models.prisma.
 *
 *   npm run migrate:create -- NAME      a new migration
 *   npm run migrate:create -- --initial the first migration again from the schema, and both clients (only before
 *                                       the first release: databases that have had it refuse the edited one)
 *
 * Postgres is needed to replay the migrations: the one of DATABASE_URL if it names one, else one of our own.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '#domain/db/embedded-postgres.ts';
import type { DatabaseKind } from '#domain/db/kind.ts';
import * as engine from '#domain/db/schema-engine.ts';

const KINDS: DatabaseKind[] = ['sqlite', 'postgres'];
const INITIAL = '20261122000000_initial';
/** Tables with triggers that SQLite drops with the table when Prisma redefines it. */
const WITH_TRIGGERS = [
  'Event',
  'EditionText',
  'ArticleWords',
  'MemoryUnit',
  'Target',
  'Segment',
  'Article',
  'TargetRendering',
];

const { values, positionals } = parseArgs({
  options: { initial: { type: 'boolean' } },
  allowPositionals: true,
});
const name = positionals[0];
if (values.initial !== true && (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name))) {
  console.error('Usage: npm run migrate:create -- NAME   (lower case, digits and _)');
  process.exit(1);
}
await withPostgres(values.initial === true ? writeInitial : (url) => writeNext(String(name), url));

async function withPostgres(run: (url: string) => Promise<void>): Promise<void> {
  const given = process.env.DATABASE_URL ?? '';
  if (/^postgres(ql)?:/.test(given)) return run(given);
  const postgres = await startPostgres();
  try {
    await run(postgres.url);
  } finally {
    await postgres.stop();
  }
}

async function writeInitial(url: string): Promise<void> {
  await import('./generate.ts');
  for (const kind of KINDS) {
    const { text } = await engine.scriptFromNothing(kind, kind === 'postgres' ? url : undefined);
    // The engine begins with CREATE SCHEMA "public": it always exists, and only the database's owner may say that.
    write(kind, INITIAL, text.replace(/^-- CreateSchema\nCREATE SCHEMA .*\n\n/, ''));
  }
}

async function writeNext(label: string, url: string): Promise<void> {
  const sqlite = await engine.scriptFromMigrations('sqlite');
  const postgres = await engine.scriptFromMigrations('postgres', url);
  if (sqlite.empty && postgres.empty) {
    console.log(
      'Nothing to write: the migrations already make the schema. For SQL of your own, add the files by hand.',
    );
    return;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const nothing = '-- Nothing to do on this database.\nSELECT 1;\n';
  write('sqlite', `${stamp}_${label}`, sqlite.empty ? nothing : sqlite.text);
  write('postgres', `${stamp}_${label}`, postgres.empty ? nothing : postgres.text);
  for (const table of WITH_TRIGGERS.filter((each) => sqlite.text.includes(`DROP TABLE "${each}"`))) {
    console.warn(
      `The SQLite migration redefines "${table}" and so drops its triggers: create them again at its end.`,
    );
  }
}

function write(kind: DatabaseKind, folder: string, sql: string): void {
  const target = path.join(engine.migrationsFolder(kind), folder);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, 'migration.sql'), sql);
  const lock = path.join(engine.migrationsFolder(kind), 'migration_lock.toml');
  if (!existsSync(lock)) writeFileSync(lock, engine.lockfile(kind));
  console.log(`wrote ${path.relative(process.cwd(), target)}/migration.sql`);
}
