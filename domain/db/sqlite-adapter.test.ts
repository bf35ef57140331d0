/** What only SQLite can get wrong: another process that holds the lock, and what counts as reading. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, DatabaseBusy, database, inTransaction, useDatabase } from './client.ts';
import { Prisma } from './generated/sqlite/client.ts';
import { sqliteFile } from './kind.ts';
import { type FreshDatabase, freshDatabase, stopTesting } from './testing.ts';

let fresh: FreshDatabase;
const other: Database.Database[] = [];

beforeEach(async () => {
  fresh = await freshDatabase('sqlite');
  await useDatabase(fresh.url);
});

afterEach(async () => {
  for (const db of other.splice(0)) db.close();
  await closeDatabase();
  await fresh.drop();
});

afterAll(stopTesting);

const setting = (key: string) => ({ data: { key, value: 1 } });

/** Holds the write lock as another process would; returns what lets go. */
function lockFromOutside(): () => void {
  const db = new Database(sqliteFile(fresh.url));
  other.push(db);
  db.exec('BEGIN IMMEDIATE');
  return () => void db.exec('ROLLBACK');
}

it('lets others have their turn while one reader asks question after question', async () => {
  await database().setting.count();
  let turns = 0;
  const turn = () => {
    turns++;
    waiting = setImmediate(turn);
  };
  let waiting = setImmediate(turn);
  const until = performance.now() + 300;
  while (performance.now() < until) await database().setting.count();
  clearImmediate(waiting);
  expect(turns).toBeGreaterThan(5);
});

describe('a lock held by another process', () => {
  it('is waited for without stopping this one', async () => {
    await database().setting.count();
    const unlock = lockFromOutside();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const writes = [
      database().setting.create(setting('plain')),
      inTransaction((tx) => tx.setting.create(setting('transaction'))),
    ];
    setTimeout(unlock, 700);
    await database().setting.count(); // reads do not wait at all
    await Promise.all(writes);
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(400);
    expect(await database().setting.count()).toBe(2);
  });

  it('ends in the error busy, after which everything works again', async () => {
    const unlock = lockFromOutside();
    const start = performance.now();
    await Promise.all([
      expect(inTransaction((tx) => tx.setting.create(setting('a')))).rejects.toThrow(DatabaseBusy),
      expect(database().setting.create(setting('b'))).rejects.toMatchObject({ code: 'busy' }),
    ]);
    expect(performance.now() - start).toBeLessThan(3_000); // those in the queue wait no longer than the first
    unlock();
    await inTransaction((tx) => tx.setting.create(setting('c')));
    await database().setting.create(setting('d'));
    const rows = await database().setting.findMany({ select: { key: true }, orderBy: { key: 'asc' } });
    expect(rows.map((row) => row.key)).toEqual(['c', 'd']);
  });

  it('does not keep a transaction that came too late from giving way', async () => {
    const held = Promise.withResolvers<void>();
    const long = inTransaction(() => held.promise);
    const impatient = inTransaction((tx) => tx.setting.create(setting('late')), { maxWait: 100 });
    await expect(impatient).rejects.toThrow(DatabaseBusy);
    held.resolve();
    await long;
    await inTransaction((tx) => tx.setting.create(setting('after')));
    expect(await database().setting.count()).toBe(1);
  });
});

describe('the connections', () => {
  it('are set up to keep what was confirmed', async () => {
    const ask = (sql: string) =>
      inTransaction((tx) => tx.$queryRaw<Record<string, unknown>[]>(Prisma.raw(sql)));
    expect(await ask('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await ask('PRAGMA synchronous')).toMatchObject([{ synchronous: 2n }]);
    expect(await ask('PRAGMA foreign_keys')).toMatchObject([{ foreign_keys: 1n }]);
  });

  it('send writes that answer with rows to the one that writes', async () => {
    const db = database();
    await db.$queryRaw`INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES ('a', '1', '2026-01-01') RETURNING "key"`;
    await db.$queryRaw`WITH x AS (SELECT 2 AS n) UPDATE "Setting" SET "version" = (SELECT n FROM x) RETURNING "key"`;
    const rows = await db.$queryRaw<
      { version: unknown }[]
    >`WITH s AS (SELECT "version" FROM "Setting") SELECT * FROM s`;
    expect(rows.map((row) => Number(row.version))).toEqual([2]);
  });

  it('do not make a file that is not there', async () => {
    await useDatabase(`${fresh.url}-not-there`);
    await expect(database().setting.count()).rejects.toThrow(/unable to open|SQLITE_CANTOPEN/i);
  });
});

describe('a process that is killed', () => {
  it('leaves every confirmed transaction, and no half one', async () => {
    const script = `
      import { inTransaction, useDatabase } from '${import.meta.dirname}/client.ts';
      await useDatabase(process.argv[1]);
      for (let i = 0; ; i++) {
        await inTransaction(async (tx) => {
          await tx.setting.create({ data: { key: 'first-' + i, value: i } });
          await tx.setting.create({ data: { key: 'second-' + i, value: i } });
        });
        process.stdout.write(i + '\\n');
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, fresh.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let confirmed = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      confirmed += String(chunk).split('\n').length - 1;
      if (confirmed >= 20) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const firsts = await database().setting.count({ where: { key: { startsWith: 'first-' } } });
    const seconds = await database().setting.count({ where: { key: { startsWith: 'second-' } } });
    expect(firsts).toBe(seconds);
    expect(firsts).toBeGreaterThanOrEqual(confirmed);
  });
});
