/** Settings that lead nowhere end in a sentence that names them. */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentError } from '../environment.ts';
import { postgresHistory } from './migrate-postgres.ts';
import { prepareStorage } from './storage.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spalte-storage-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function refusal(databaseUrl: string, dataDir = join(folder, 'data')): string {
  try {
    prepareStorage({ databaseKind: 'sqlite', databaseUrl, dataDir });
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('a start on SQLite', () => {
  it('makes the folder of the database', () => {
    const dataDir = join(folder, 'a', 'b');
    prepareStorage({ databaseKind: 'sqlite', databaseUrl: `file:${dataDir}/spalte.db`, dataDir });
    expect(statSync(dataDir).isDirectory()).toBe(true);
  });

  it('refuses a DATABASE_URL that names a folder', () => {
    mkdirSync(join(folder, 'db'));
    expect(refusal(`file:${folder}/db`)).toMatch(/^DATABASE_URL is file:.*is a folder/);
  });

  it('refuses a DATA_DIR that is a file', () => {
    writeFileSync(join(folder, 'data'), '');
    expect(refusal(`file:${folder}/data/spalte.db`)).toMatch(/^DATA_DIR is .*ENOTDIR/);
  });

  it('refuses a folder that can never be made, and does not try for ever', () => {
    expect(refusal('file:/proc/x/y.db')).toMatch(/^DATABASE_URL is file:\/proc\/x\/y\.db;.*\/proc\/x/);
  });
});

describe('a start on Postgres', () => {
  it('that does not answer names DATABASE_URL and the server, and no password', async () => {
    const attempt = postgresHistory('postgresql://spalte:geheim@127.0.0.1:1/spalte');
    const error = await attempt.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(String(error)).toMatch(/DATABASE_URL names a Postgres at 127\.0\.0\.1:1.*ECONNREFUSED/);
    expect(String(error)).not.toContain('geheim');
  });
});
