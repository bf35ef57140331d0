/**
 * Prisma's schema engine as WebAssembly: writes migrations and finds drift without the engine binary, which the
 * CLI would download. For development and tests only; nothing that runs in production imports this file.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type {
  DiffResult,
  DiffTarget,
  MigrationList,
  SchemaEngine,
  SchemaFilter,
} from '@prisma/schema-engine-wasm';
import type { DatabaseKind } from './kind.ts';
import { type EngineFactory, engineFactory } from './schema-engine-adapters.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Objects that only SQL knows (search, see the migration `guards_and_search`): Prisma must leave them alone. */
const OUTSIDE_PRISMA: Record<DatabaseKind, string[]> = {
  sqlite: ['edition_fts', 'article_fts', 'memory_fts'].flatMap((table) => [
    table,
    ...['data', 'idx', 'docsize', 'config'].map((part) => `${table}_${part}`),
  ]),
  postgres: ['public.edition_tsv', 'public.article_tsv', 'public.memory_tsv'],
};

/** What `diff` found: nothing, or the SQL (or a summary in words) that leads from one side to the other. */
export type Difference = { empty: boolean; text: string };

/** The folder of a database's migrations. */
export function migrationsFolder(kind: DatabaseKind): string {
  return path.join(ROOT, 'prisma/migrations', kind);
}

/** The SQL that makes the whole schema on an empty database. On Postgres the engine wants a server to talk to. */
export function scriptFromNothing(kind: DatabaseKind, url?: string): Promise<Difference> {
  return diff(kind, engineFactory(kind, url), { tag: 'empty' }, true);
}

/**
 * The SQL that leads from what the migrations make to the schema. The migrations are replayed in a throw-away
 * database: SQLite in memory, Postgres in one that is created and dropped on the server of `url`.
 */
export function scriptFromMigrations(kind: DatabaseKind, url?: string): Promise<Difference> {
  return diff(kind, engineFactory(kind, url), { tag: 'migrations', ...migrationList(kind) }, true);
}

/** What a live database has that differs from the schema, in words. */
export function drift(kind: DatabaseKind, url: string): Promise<Difference> {
  const from: DiffTarget = { tag: 'schemaDatasource', files: schemaFiles(kind), configDir: ROOT };
  return diff(kind, engineFactory(kind, url), from, false);
}

async function diff(
  kind: DatabaseKind,
  factory: EngineFactory,
  from: DiffTarget,
  script: boolean,
): Promise<Difference> {
  const files = schemaFiles(kind);
  try {
    const { SchemaEngine } = await loadEngine();
    const engine = await SchemaEngine.new(
      { datamodels: files.map((file) => [file.path, file.content]) },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(factory),
    );
    const to: DiffTarget = { tag: 'schemaDatamodel', files };
    // The engine reads `filters`; its published type does not name it.
    const filters: SchemaFilter = { externalTables: OUTSIDE_PRISMA[kind], externalEnums: [] };
    const request = { from, to, script, shadowDatabaseUrl: null, exitCode: true, filters };
    const result: DiffResult = await engine.diff(request);
    return { empty: result.exitCode === 0, text: result.stdout ?? '' };
  } finally {
    // SQLite keeps an exclusive lock after the replay until the connection is closed.
    await factory.close();
  }
}

let engineModule: Promise<{ SchemaEngine: typeof SchemaEngine }> | undefined;

/** Loads the module by hand: its own entry point imports the .wasm file, which Node does not do unasked. */
function loadEngine(): Promise<{ SchemaEngine: typeof SchemaEngine }> {
  engineModule ??= (async () => {
    const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bindings: WebAssembly.ModuleImports & {
      SchemaEngine: typeof SchemaEngine;
      __wbg_set_wasm(e: unknown): void;
    } = await import(script);
    const bytes = readFileSync(script.replace(/\.js$/, '.wasm'));
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return bindings;
  })();
  return engineModule;
}

function schemaFiles(kind: DatabaseKind): { path: string; content: string }[] {
  const folder = path.join(ROOT, 'prisma', kind);
  const names = readdirSync(folder).filter((name) => name.endsWith('.prisma'));
  return names
    .map((name) => path.join(folder, name))
    .map((file) => ({ path: file, content: readFileSync(file, 'utf8') }));
}

function migrationList(kind: DatabaseKind): MigrationList {
  const baseDir = migrationsFolder(kind);
  const names = existsSync(baseDir)
    ? readdirSync(baseDir)
        .filter((name) => /^\d/.test(name))
        .sort()
    : [];
  const read = (name: string) => readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8');
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: lockfile(kind) },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: read(name) } },
    })),
  };
}

/** What Prisma wants to find beside the migrations. */
export function lockfile(kind: DatabaseKind): string {
  return `provider = "${kind === 'sqlite' ? 'sqlite' : 'postgresql'}"\n`;
}
