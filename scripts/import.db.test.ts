/** The commands of importing as somebody types them: exit codes, what they print, and what of it is JSON. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { addAnnotation } from '#domain/annotations/mutations.ts';
import { closeDatabase, useDatabase } from '#domain/db/client.ts';
import { type FreshDatabase, freshDatabase } from '#domain/db/testing.ts';
import { importedArticle, OSLO as OSLO_TEXT, textFile } from '#domain/testing/articles.ts';
import { noteOn } from '#domain/testing/notes.ts';
import { aTranslator } from '#domain/testing/people.ts';
import { translatedArticle } from '#domain/testing/translations.ts';

const { kind } = inject('databaseTemplate');

let folder: string;
let fresh: FreshDatabase;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'spalte-commands-'));
  fresh = await freshDatabase(kind);
  await useDatabase(fresh.url);
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
    { env: { ...process.env, DATABASE_URL: fresh.url, DATA_DIR: folder }, cwd: folder, encoding: 'utf8' },
  );
  return { status, out: stdout, error: stderr, lines: stdout.trimEnd().split('\n') };
}

/** What the files of a folder are; a name with a slash is in a folder below. */
function write(files: Readonly<Record<string, string>>): void {
  mkdirSync(path.join(folder, 'inbox'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'inbox', name), text);
}

const OSLO = 'date 2022-03-24 Nato møtes i Oslo\n\nMøtet varte i to timer. Ingen uttalte seg etterpå.\n';

describe('npm run import of a folder', () => {
  it.each<[string, Record<string, string>, string]>([
    ['that is empty', {}, 'There was nothing to import: no article is in what was named.\n'],
    [
      'in which nothing is an article',
      { 'a.jpg': 'x' },
      'There was nothing to import: every file that is there was skipped. What is read of a folder: npm run import -- --help\n',
    ],
  ])('%s says so, and that nothing was done', (_, files, words) => {
    write(files);
    for (const option of [[], ['--dry-run'], ['--json']]) {
      const { status, error } = run('import', 'inbox', ...option);
      expect([status, error]).toEqual([1, words]);
    }
  });

  it('of which everything is here already is well', () => {
    write({ 'oslo.txt': OSLO });
    expect(run('import', 'inbox').status).toBe(0);
    expect(run('import', 'inbox')).toMatchObject({ status: 0, error: '' });
  });
});

describe('npm run import of a file whose name is none', () => {
  it('refuses it on one line on which nothing moves, paints or turns round', () => {
    write({ 'a\n\u001b]0;x\u0007created   b.txt': OSLO, 'c\u202e.txt': OSLO, 'd\u001b[31m.jpg': 'x' });
    const refused = 'The path has characters that cannot be shown. Rename the file.';
    const told = [
      String.raw`refused   inbox/a\n\x1b]0;x\x07created   b.txt  ${refused}`,
      String.raw`refused   inbox/c\u202e.txt  ${refused}`,
    ];
    const { status, lines } = run('import', 'inbox');
    expect([status, ...lines.slice(0, 2)]).toEqual([1, ...told]);
    expect(lines[2]).toContain(String.raw`skipped   inbox/d\x1b[31m.jpg`);
    expect(lines).toHaveLength(4);
    const again = run('import-status', '1').lines;
    expect(again.slice(2)).toEqual(told);
    expect(run('import', 'inbox', '--json').lines.map((line) => JSON.parse(line))).toHaveLength(3);
  });
});

describe('npm run import -- --json of a changed file', () => {
  it('lists before and after the import what its text does to translations and notes, with their numbers', async () => {
    const article = await importedArticle();
    await translatedArticle(article.id);
    const tor = await aTranslator();
    const notes = [];
    for (const quote of ['to timer', 'Vi står sammen'])
      notes.push(await addAnnotation(tor, noteOn(article, quote)));
    const text = OSLO_TEXT.replace('to timer', 'tre timer').replace('– Vi står sammen, sa Støre.\n\n', '');
    write({ [textFile(OSLO_TEXT).name]: text });
    const [before, after] = [['--dry-run'], []].map((options) => {
      const { lines } = run('import', 'inbox', '--json', '--language', 'nb', ...options);
      return JSON.parse(lines[0] ?? '');
    });
    expect(before).toMatchObject({ status: 'updated', reason: `A new text of “${article.slug}”.` });
    expect(before.change).toEqual({
      titles: [],
      stale: [{ language: 'en', sentences: [2] }],
      gone: [{ language: 'en', sentences: [4] }],
      moved: [{ id: notes[0]?.id, quote: 'to timer', now: 'tre timer' }],
      orphans: [{ id: notes[1]?.id, quote: 'Vi står sammen' }],
    });
    expect([after.status, after.change]).toEqual(['updated', before.change]);
  });

  it('says in the same place of both what it is nearly the same as', () => {
    const long = `${OSLO_TEXT}\n${'Utenriksdepartementet vil ikke si noe om innholdet i forslaget som ble lagt fram i går kveld av dem. '.repeat(9)}`;
    write({ 'a.txt': long, 'b.txt': long.replace('to timer', 'tre timer') });
    const told = [['--dry-run'], []].map((options) => {
      const { lines } = run('import', 'inbox', '--json', '--language', 'nb', ...options);
      const { reason, warnings } = JSON.parse(lines[1] ?? '');
      return [reason, warnings];
    });
    const near = (name: string) => [null, [expect.stringContaining(`Nearly the same text as “${name}”`)]];
    expect(told).toEqual([near('inbox/a.txt'), near('nato-motes-i-oslo')]);
  });
});

describe('npm run import:status', () => {
  it('tells the runs as JSON, and of one its files as the import told them, the sum last', () => {
    write({ 'oslo.txt': OSLO, 'tom.txt': '', 'a.jpg': 'x' });
    const imported = run('import', 'inbox', '--json', '--language', 'nb');
    const sum = { run: 1, created: 1, updated: 0, unchanged: 0, duplicate: 0, failed: 1, skipped: 1 };

    const list = run('import-status', '--json');
    expect(list.lines.map((line) => JSON.parse(line))).toMatchObject([
      { ...sum, status: 'completed-with-issues', total: 2, isStopped: false },
    ]);
    const { status, lines } = run('import-status', '1', '--json');
    const [told, before] = [lines, imported.lines].map((all) => all.map((line) => JSON.parse(line)));
    expect([status, told?.length]).toEqual([0, 3]);
    expect(told?.slice(0, 2)).toEqual(before?.slice(0, 2).map((item) => ({ ...item, rolledBack: null })));
    expect(told?.[2].summary).toMatchObject(sum);
  });

  it('tells it to people, and that there is no such run', () => {
    expect(run('import-status')).toMatchObject({ status: 0, out: 'Nothing was imported yet.\n' });
    write({ 'tom.txt': '' });
    run('import', 'inbox');
    const refused = /^1 {2}all refused .*1 refused.*\nrefused {3}inbox\/tom\.txt/;
    expect(run('import-status', '1').out).toMatch(refused);
    write({ 'oslo.txt': OSLO });
    run('import', 'inbox', '--language', 'nb');
    expect(run('import-status', '2').lines.at(-1)).toBe('and 1 file without remarks (--json lists all)');
    expect(run('import-status', '3')).toMatchObject({ status: 1, out: '' });
  });
});

describe('every command of imports', () => {
  it.each([
    ['import', 'npm run import -- PATH'],
    ['import-status', 'npm run import:status [-- RUN] [--json]'],
    ['import-resume', 'npm run import:resume -- RUN [--json]'],
    ['import-rollback', 'npm run import:rollback -- RUN [--dry-run] [--json]'],
  ])('%s says what it does when it is asked, and does nothing', (script, usage) => {
    const { status, out, error } = run(script, '--help');
    expect([status, error]).toEqual([0, '']);
    expect(out).toContain(usage);
    expect(out).toMatch(/--json +\w[\s\S]*Exit code 0/);
  });

  it.each([
    ['import-resume', []],
    ['import-resume', ['1', '--dry-run']],
    ['import-rollback', ['0']],
    ['import-status', ['1', '2']],
    ['import-status', ['--wrong']],
  ])('%s %j is refused in words', (script, args) => {
    const { status, error } = run(script, ...args);
    expect(status).toBe(1);
    expect(error).toMatch(/npm run import:|Unknown option/);
  });
});
