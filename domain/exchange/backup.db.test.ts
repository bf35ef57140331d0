/** The whole database out and back, on each database and from one to the other. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { closeDatabase, database } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import { freshDatabase, stopTesting, takeTemplate } from '../db/testing.ts';
import { searchEditions } from '../search/queries.ts';
import { createTag } from '../tags/mutations.ts';
import { OFFICE } from '../testing/people.ts';
import { BACKED_UP, LEFT_OUT } from './backup-format.ts';
import { restoreBackup } from './backup-restore.ts';
import { openSnapshot } from './backup-source.ts';
import { writeBackup } from './backup-write.ts';
import {
  type BackupRoom,
  enterRoom,
  everything,
  expectGuarded,
  expectSame,
  lookInto,
  OPTIONS,
} from './testing-backup.ts';

const template = inject('databaseTemplate');
const { kind } = template;

let room: BackupRoom;
beforeEach(async () => {
  room = await enterRoom(kind);
});
afterEach(() => room.leave());

describe('a backup', () => {
  it('has every model of the schema, but for those that are left out on purpose', async () => {
    const { tables } = await writeBackup(room.source.url, room.file, OPTIONS);
    const all: string[] = Object.values(Prisma.ModelName);
    expect([...tables.map(({ name }) => name), ...LEFT_OUT].sort()).toEqual(all.sort());
  });

  it('knows every table of the database: those that are no model are indexes that are filled by themselves', async () => {
    const rows =
      kind === 'sqlite'
        ? await database().$queryRaw<{ name: string }[]>`SELECT name FROM sqlite_master WHERE type = 'table'`
        : await database().$queryRaw<
            { name: string }[]
          >`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
    const filledByTriggers = /^(sqlite_|_prisma_|(edition|article|memory)_(fts|tsv))/;
    const others = rows.map(({ name }) => name).filter((name) => !filledByTriggers.test(name));
    expect(others.sort()).toEqual([...BACKED_UP, ...LEFT_OUT].sort());
  });

  it('can be read by its owner alone, and never overwrites a file unasked', async () => {
    await writeBackup(room.source.url, room.file, OPTIONS);
    expect(statSync(room.file).mode & 0o777).toBe(0o600);
    const written = readFileSync(room.file);
    await expect(writeBackup(room.source.url, room.file, OPTIONS)).rejects.toThrow('is there already');
    expect(readFileSync(room.file)).toEqual(written);
    await writeBackup(room.source.url, room.file, { ...OPTIONS, force: true });
  });

  it('shows one moment: what is written while it is made is not in it', async () => {
    await createTag(OFFICE, { kind: 'place', labels: { nb: 'Oslo' } });
    const snapshot = await openSnapshot(room.source.url);
    const table = snapshot.tables.find(({ name }) => name === 'Tag');
    await createTag(OFFICE, { kind: 'place', labels: { nb: 'Bergen' } });
    const rows: unknown[] = [];
    for await (const row of snapshot.rows(table ?? expect.fail('no table'))) rows.push(row);
    await snapshot.close();
    expect([table?.rows, rows.length]).toEqual([1, 1]);
  });

  it('holds no session and no token', async () => {
    await room.backUp();
    expect(gunzipSync(readFileSync(room.file)).toString()).not.toContain('secret');
  });
});

describe('a restore', () => {
  it('into an empty database gives everything back', async () => {
    const before = await room.backUp();
    const target = await room.another();
    await restoreBackup(target.url, room.file);
    await lookInto(target.url);
    expectSame(await everything(), before);
  });

  // Only once, since it takes both databases: here SQLite is the quick one to have besides.
  it.runIf(kind === 'postgres')('takes a newsroom from Postgres to SQLite and back', async () => {
    const before = await room.backUp();
    const [sqlite, postgres] = [await freshDatabase('sqlite'), await room.another()];
    try {
      await restoreBackup(sqlite.url, room.file);
      await lookInto(sqlite.url);
      const there = await everything();
      expectSame(there, before);
      const second = path.join(room.folder, 'second.gz');
      await writeBackup(sqlite.url, second, OPTIONS);
      await restoreBackup(postgres.url, second);
      await lookInto(postgres.url);
      const { Event: events, SiteState: _state, ...rest } = await everything();
      expect(rest).toEqual({
        ...before,
        Event: undefined,
        SiteState: undefined,
        Session: [],
        OneTimeToken: [],
        RateLimit: [],
        Presence: [],
        MemoryWord: expect.arrayContaining(before.MemoryWord ?? []),
      });
      expect(events).toHaveLength((before.Event?.length ?? 0) + 2);
    } finally {
      await closeDatabase();
      await sqlite.drop();
      await stopTesting();
      takeTemplate(template);
    }
  });

  it.runIf(kind === 'sqlite')('makes the database itself where there is none', async () => {
    const before = await room.backUp();
    const url = `file:${path.join(room.folder, 'new.db')}`;
    await restoreBackup(url, room.file);
    await lookInto(url);
    expectSame(await everything(), before);
  });

  it('leaves a newsroom that works: new rows have new numbers, search finds, the audit trail is guarded', async () => {
    await room.backUp();
    const last = await database().tag.findFirst({ orderBy: { id: 'desc' } });
    const target = await room.another();
    await restoreBackup(target.url, room.file);
    await lookInto(target.url);
    const { id } = await createTag(OFFICE, { kind: 'place', labels: { nb: 'Bergen' } });
    expect(id).toBeGreaterThan(last?.id ?? 0);
    const found = await searchEditions({ q: 'lederne', language: 'nb', limit: 5 });
    expect(found.total).toBe(1);
    await expectGuarded();
  });

  it('never gives an id again that was given before the backup', async () => {
    const { id } = await createTag(OFFICE, { kind: 'place', labels: { nb: 'Oslo' } });
    await database().tag.delete({ where: { id } });
    await writeBackup(room.source.url, room.file, OPTIONS);
    const target = await room.another();
    await restoreBackup(target.url, room.file);
    await lookInto(target.url);
    expect((await createTag(OFFICE, { kind: 'place', labels: { nb: 'Bergen' } })).id).toBe(id + 1);
  });
});

it('nothing is left behind by a backup that fails', async () => {
  await expect(
    writeBackup(room.source.url, path.join(room.folder, 'no', 'folder.gz'), OPTIONS),
  ).rejects.toThrow();
  expect(existsSync(room.file)).toBe(false);
});
