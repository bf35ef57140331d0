/** A restore where something is already, or from a file that is not what it should be: everything or nothing. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { closeDatabase } from '../db/client.ts';
import type { FreshDatabase } from '../db/testing.ts';
import { searchEditions } from '../search/queries.ts';
import { importedArticle } from '../testing/articles.ts';
import { databaseName, restoreBackup } from './backup-restore.ts';
import {
  type BackupRoom,
  type Contents,
  enterRoom,
  everything,
  expectGuarded,
  expectSame,
  lookInto,
} from './testing-backup.ts';

const template = inject('databaseTemplate');

let room: BackupRoom;
beforeEach(async () => {
  room = await enterRoom(template.kind);
});
afterEach(() => room.leave());

describe('a database that is not empty', () => {
  let target: FreshDatabase;
  let standing: Contents;
  let before: Contents;
  beforeEach(async () => {
    before = await room.backUp();
    target = await room.another();
    await lookInto(target.url);
    await importedArticle('date 2023-01-02 En annen\n\nNoe helt annet skjedde i Bergen.\n');
    standing = await everything();
  });

  it('is left alone', async () => {
    await expect(restoreBackup(target.url, room.file)).rejects.toThrow(
      `--replace ${databaseName(target.url)} throws it away first`,
    );
    expect(await everything()).toEqual(standing);
  });

  it('is left alone when --replace names another', async () => {
    await expect(restoreBackup(target.url, room.file, { replace: 'other.db' })).rejects.toThrow(
      /names “other.db”/,
    );
    expect(await everything()).toEqual(standing);
  });

  it('is replaced when it is named, with nothing of it left', async () => {
    await restoreBackup(target.url, room.file, { replace: databaseName(target.url) });
    const after = await everything();
    expectSame(after, before);
    expect((await searchEditions({ q: 'bergen', language: 'nb', limit: 5 })).total).toBe(0);
    await expectGuarded();
  });

  it('is itself or the backup after a kill, and nothing between', async () => {
    await closeDatabase();
    const script = path.resolve(import.meta.dirname, '../../scripts/restore.ts');
    for (const wait of [250, 400, 550]) {
      const child = spawn(process.execPath, [script, room.file, '--replace', databaseName(target.url)], {
        env: { ...process.env, DATABASE_URL: target.url, DATA_DIR: room.folder },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await Promise.race([ended, sleep(wait)]);
      child.kill('SIGKILL');
      await ended;
      await lookInto(target.url);
      const after = await everything();
      const isOld = JSON.stringify(after) === JSON.stringify(standing);
      if (!isOld) expectSame(after, before);
      await closeDatabase();
    }
  });

  const broken: [string, (lines: string[]) => Buffer, RegExp][] = [
    ['is no backup', () => Buffer.from('hello'), /cannot be read/],
    ['is empty', () => gzipSync(''), /its end is missing|it is empty/],
    ['is cut off', () => readFileSync(room.file).subarray(0, -40), /cut off/],
    ['lacks its end', (lines) => pack(lines.slice(0, -1)), /its end is missing/],
    [
      'lacks a row',
      (lines) => pack(lines.filter((_, index) => index !== lines.findIndex((line) => line.startsWith('[')))),
      /has not the \d+ rows/,
    ],
    [
      'was changed',
      (lines) => pack(lines.map((line) => line.replace('Støre', 'Solberg'))),
      /SHA-256 differs/,
    ],
    [
      'has rows that point at nothing',
      (lines) => signed(withoutRows(lines, 'Segment')),
      /point at nothing|foreign key/,
    ],
    [
      'is of another schema',
      ([first = '', ...rows]) => {
        const manifest = JSON.parse(first);
        const migrations = [...manifest.migrations, '29990101000000_later'];
        return signed([JSON.stringify({ ...manifest, migrations }), ...rows]);
      },
      /after migration/,
    ],
  ];
  it.each(broken)('is left alone by a file that %s', async (_, spoil, message) => {
    const lines = gunzipSync(readFileSync(room.file)).toString().trimEnd().split('\n');
    writeFileSync(room.file, spoil(lines));
    const attempt = restoreBackup(target.url, room.file, { replace: databaseName(target.url) });
    await expect(attempt).rejects.toThrow(message);
    expect(await everything()).toEqual(standing);
  });
});

const pack = (lines: string[]) => gzipSync(`${lines.join('\n')}\n`);

/** As somebody would who changes a backup by hand and knows how it is signed. */
function signed(lines: string[]): Buffer {
  const content = lines.slice(0, -1);
  const rows = content.filter((line) => line.startsWith('[')).length;
  const sha256 = createHash('sha256')
    .update(content.map((line) => `${line}\n`).join(''))
    .digest('hex');
  return pack([...content, JSON.stringify({ end: true, rows, sha256 })]);
}

function withoutRows(lines: string[], table: string): string[] {
  const manifest = JSON.parse(lines[0] ?? '');
  for (const each of manifest.tables) if (each.name === table) each.rows = 0;
  const from = lines.indexOf(JSON.stringify({ table }));
  const to = lines.findIndex((line, index) => index > from && line.startsWith('{'));
  return [JSON.stringify(manifest), ...lines.slice(1, from + 1), ...lines.slice(to)];
}
