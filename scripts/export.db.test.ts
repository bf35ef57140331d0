/** The commands as somebody types them: exit codes, what they print, what they refuse to write over. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { closeDatabase, useDatabase } from '#domain/db/client.ts';
import { type FreshDatabase, freshDatabase } from '#domain/db/testing.ts';
import { databaseName } from '#domain/exchange/backup-restore.ts';
import { edited, importedArticle, shortText } from '#domain/testing/articles.ts';
import { translatedArticle } from '#domain/testing/translations.ts';

const { kind } = inject('databaseTemplate');
const openDatabase = useDatabase;

let folder: string;
let fresh: FreshDatabase;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'spalte-commands-'));
  fresh = await freshDatabase(kind);
  await openDatabase(fresh.url);
});
afterEach(async () => {
  await closeDatabase();
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, `${script}.ts`), ...args],
    { env: { ...process.env, DATABASE_URL: fresh.url, DATA_DIR: folder }, encoding: 'utf8' },
  );
  return { status, out: stdout, error: stderr };
}

const inFolder = (name: string) => path.join(folder, name);

describe('npm run export', () => {
  it('writes one file of all articles, and says whose original it has left out', async () => {
    const { id } = await importedArticle();
    await translatedArticle(id);
    const bound = await importedArticle(shortText('Bergen kommune bygger ny skole'));
    await edited(bound.id, { rights: 'excerpt-only' });
    const { status, out } = run('export', '--format', 'jsonl', '--out', inFolder('all.jsonl'));
    expect([status, out]).toEqual([
      0,
      `2 articles exported to ${inFolder('all.jsonl')}.\nWithout their original, because their rights cover excerpts only: ${bound.slug}.\n`,
    ]);
    const lines = readFileSync(inFolder('all.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ article }) => article === id)).toHaveLength(6);
    expect(lines.filter(({ article }) => article === bound.id).map(({ source }) => source)).toEqual([null]);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('writes a folder with a file for each translation', async () => {
    const { id, slug } = await importedArticle();
    await translatedArticle(id, 'en');
    await translatedArticle(id, 'da');
    const untouched = await importedArticle(shortText('Bergen kommune bygger ny skole'));
    const first = run('export', '--format', 'xliff', '--out', inFolder('xliff'));
    expect(first).toMatchObject({
      status: 0,
      out: expect.stringContaining(`that translation: ${untouched.slug}.`),
    });
    expect(readdirSync(inFolder('xliff'))).toEqual([`${slug}.da.xlf`, `${slug}.en.xlf`]);
    const again = run('export', '--format', 'xliff', '--out', inFolder('xliff'));
    expect([again.status, again.error]).toEqual([1, expect.stringContaining('is not empty; --force')]);
    expect(run('export', '--format', 'xliff', '--out', inFolder('xliff'), '--force').status).toBe(0);
  });

  it('takes one language, of originals or of translations', async () => {
    const { id } = await importedArticle();
    await translatedArticle(id, 'en');
    await translatedArticle(id, 'da');
    const languagesIn = (...args: string[]) => {
      run('export', '--format', 'jsonl', '--out', inFolder('x'), '--force', ...args);
      const lines = readFileSync(inFolder('x'), 'utf8').trimEnd().split('\n');
      return [...new Set(lines.map((line) => JSON.parse(line).targetLanguage))];
    };
    expect(languagesIn('--language', 'da')).toEqual(['da']);
    expect(languagesIn('--language', 'nb')).toEqual(['da', 'en']);
    expect(languagesIn('--article', String(id))).toEqual(['da', 'en']);
  });

  it('never writes over a file unasked, and leaves nothing half done', async () => {
    await importedArticle();
    writeFileSync(inFolder('mine.tmx'), 'mine');
    const { status, error } = run('export', '--format', 'tmx', '--out', inFolder('mine.tmx'));
    expect([status, error]).toEqual([1, expect.stringContaining('is there already; --force overwrites it.')]);
    expect(readFileSync(inFolder('mine.tmx'), 'utf8')).toBe('mine');
  });

  it('of nothing is no success, and a question that makes no sense is answered with what can be asked', () => {
    expect(run('export', '--format', 'jsonl', '--out', inFolder('a'), '--article', 'no-such')).toMatchObject({
      status: 1,
      error: 'Nothing was exported: no article fits.\n',
    });
    expect(run('export', '--format', 'pdf', '--out', inFolder('b')).error).toContain(
      '--format takes one of xliff,',
    );
    expect(run('export', '--format', 'tei').error).toContain('--out takes');
    expect(
      run('export', '--format', 'tei', '--out', inFolder('c'), '--language', 'klingon!').error,
    ).toContain('BCP 47');
  });
});

it('npm run backup and npm run restore give everything back, and say what they did', async () => {
  const { slug } = await importedArticle();
  const backup = run('backup', inFolder('b.gz'));
  expect(backup).toMatchObject({ status: 0, out: expect.stringContaining('password hashes') });
  expect(run('backup', inFolder('b.gz'))).toMatchObject({
    status: 1,
    error: expect.stringContaining('is there already'),
  });
  expect(run('restore', inFolder('b.gz'))).toMatchObject({
    status: 1,
    error: expect.stringContaining('--replace'),
  });
  await closeDatabase();
  const restored = run('restore', inFolder('b.gz'), '--replace', databaseName(fresh.url));
  expect(restored).toMatchObject({ status: 0, out: expect.stringContaining('Everybody signs in again.') });
  run('export', '--format', 'text', '--out', inFolder('text'));
  expect(readdirSync(inFolder('text'))).toEqual([`${slug}.txt`]);
  expect(run('restore', inFolder('none.gz')).status).toBe(1);
});
