import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { database, useDatabase } from './client.ts';
import { sqliteFile } from './kind.ts';
import { migrate, migrationStatus } from './migrate.ts';
import { type FreshDatabase, freshDatabase } from './testing.ts';

const { kind } = inject('databaseTemplate');
const OURS = path.resolve(import.meta.dirname, '../../prisma/migrations');
const NAMES = readdirSync(path.join(OURS, kind)).filter((name) => /^\d/.test(name));
const NEXT = '20990101000000_next';

let folder: string;
let fresh: FreshDatabase;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'spalte-migrations-'));
  cpSync(path.join(OURS, kind), path.join(folder, kind), { recursive: true });
  fresh = await freshDatabase(kind);
});

afterEach(async () => {
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

function addMigration(sql: string) {
  mkdirSync(path.join(folder, kind, NEXT));
  writeFileSync(path.join(folder, kind, NEXT, 'migration.sql'), sql);
}

describe('migrate', () => {
  it('applies nothing the second time', async () => {
    expect(await migrate(fresh.url)).toEqual([]);
    expect(await migrationStatus(fresh.url)).toEqual({
      applied: NAMES,
      pending: [],
      edited: [],
      unknown: [],
    });
  });

  it('applies what is new, and says so before and after', async () => {
    addMigration('CREATE TABLE "extra" ("id" INTEGER PRIMARY KEY);');
    expect(await migrationStatus(fresh.url, { folder })).toMatchObject({ pending: [NEXT] });
    const sentences: string[] = [];
    expect(await migrate(fresh.url, { folder, report: (sentence) => sentences.push(sentence) })).toEqual([
      NEXT,
    ]);
    expect(sentences.at(-1)).toBe(`applied ${NEXT}`);
    expect(await migrationStatus(fresh.url, { folder })).toMatchObject({
      pending: [],
      applied: [...NAMES, NEXT],
    });
  });

  it('refuses a migration that was edited after it was applied', async () => {
    writeFileSync(path.join(folder, kind, String(NAMES[0]), 'migration.sql'), '-- something else');
    await expect(migrate(fresh.url, { folder })).rejects.toThrow(
      `Edited after it was applied: migration ${NAMES[0]}`,
    );
    expect(await migrationStatus(fresh.url, { folder })).toMatchObject({ edited: [NAMES[0]] });
  });

  it('refuses a database that has had a migration it does not know', async () => {
    rmSync(path.join(folder, kind, String(NAMES.at(-1))), { recursive: true });
    await expect(migrate(fresh.url, { folder })).rejects.toThrow(/of a newer Spalte/);
  });

  it('leaves nothing of a migration that fails', async () => {
    addMigration('CREATE TABLE "half" ("id" INTEGER PRIMARY KEY); INSERT INTO "nowhere" VALUES (1);');
    await expect(migrate(fresh.url, { folder })).rejects.toThrow(`Migration ${NEXT} failed`);
    expect(await migrationStatus(fresh.url, { folder })).toMatchObject({ pending: [NEXT] });
    await useDatabase(fresh.url);
    await expect(database().$queryRaw`SELECT * FROM "half"`).rejects.toThrow(/half/);
  });

  it('is done once when several processes begin at the same time', async () => {
    addMigration('CREATE TABLE "extra" ("id" INTEGER PRIMARY KEY);');
    const results = await Promise.all([1, 2, 3].map(() => migrate(fresh.url, { folder })));
    expect(results.flat()).toEqual([NEXT]);
  });
});

describe.runIf(kind === 'sqlite')('migrate on SQLite', () => {
  it('makes the file and its folder, which nobody else may read', async () => {
    const url = `file:${path.join(folder, 'new/deep/spalte.db')}`;
    expect(await migrationStatus(url)).toMatchObject({ applied: [], pending: NAMES });
    expect(existsSync(sqliteFile(url))).toBe(false);
    expect(await migrate(url)).toEqual(NAMES);
    expect(statSync(sqliteFile(url)).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(sqliteFile(url)))).toEqual(['spalte.db']); // no copy of what was empty
  });

  it('keeps a copy of the database as it was', async () => {
    await useDatabase(fresh.url);
    await database().setting.create({ data: { key: 'kept', value: 1 } });
    addMigration('DELETE FROM "Setting";');
    await migrate(fresh.url, { folder });
    const copy = `${sqliteFile(fresh.url)}.before-${NEXT}.bak`;
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const db = new Database(copy, { readonly: true });
    expect(db.prepare('SELECT key FROM Setting').all()).toEqual([{ key: 'kept' }]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  it('refuses to leave rows that point at nothing', async () => {
    addMigration(`INSERT INTO "AnnotationBody" ("annotationId", "language", "text") VALUES (99, 'nb', '');`);
    await expect(migrate(fresh.url, { folder })).rejects.toThrow(/pointing at nothing/);
  });

  it('carries on a database whose file was moved', async () => {
    const moved = path.join(folder, 'moved.db');
    copyFileSync(sqliteFile(fresh.url), moved);
    expect(await migrate(`file:${moved}`)).toEqual([]);
  });
});
