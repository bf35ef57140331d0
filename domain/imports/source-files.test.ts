import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leftOutInWords } from './import.ts';
import { LeftOut, skippedFiles } from './left-out.ts';
import { type Found, findFiles, jobsOf } from './source-files.ts';

describe('the files of an import', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'spalte-files-'));
    for (const name of ['b/2.txt', 'b/1.txt', 'b/c/0.md', 'b-a.txt', 'b.txt', 'z.exe', 'æ.html']) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), name);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function found(...patterns: string[]): Promise<Found[]> {
    return Array.fromAsync(findFiles(patterns, folder));
  }

  it('come in the order of their whole paths, and only those that can be articles', async () => {
    const paths = (await found('.')).map((file) => file.path);
    expect(paths).toEqual(['b-a.txt', 'b.txt', 'b/1.txt', 'b/2.txt', 'b/c/0.md', 'æ.html']);
    expect(paths).toEqual([...paths].sort());
  });

  it('leave out what has another ending, and say so; what is hidden is only counted', async () => {
    for (const name of [
      '.git/HEAD.txt',
      '.DS_Store',
      'b/Thumbs.db',
      'b/.skjult.txt',
      'b/~$utkast.docx',
      'b/lesmeg',
    ]) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), name);
    }
    const leftOut = new LeftOut();
    const all = await Array.fromAsync(findFiles(['.', 'b/lesmeg'], folder, leftOut));
    expect(all.map((file) => file.path)).toEqual([
      ...['b-a.txt', 'b.txt', 'b/1.txt', 'b/2.txt', 'b/c/0.md', 'æ.html', 'b/lesmeg'],
    ]);
    expect(leftOut.rows.map((row) => [row.file, leftOutInWords(row)])).toEqual([
      ['.', '5 hidden files and folders are no articles'],
      ['b/lesmeg', 'Not read: it has no ending. If it is a text, name it by itself.'],
      [
        'z.exe',
        'Not read: .exe is the ending of no format that is known here. If it is a text, name it by itself.',
      ],
    ]);
    expect(skippedFiles(leftOut.rows)).toBe(2);
  });

  it('name a hundred that are left out, and count the others', async () => {
    for (let number = 0; number < 130; number++) writeFileSync(path.join(folder, `${number}.jpg`), '');
    const leftOut = new LeftOut();
    await Array.fromAsync(findFiles(['.'], folder, leftOut));
    expect(leftOut.rows).toHaveLength(101);
    expect(leftOut.rows.slice(100).map(leftOutInWords)).toEqual([
      '31 more files of other endings are no articles',
    ]);
    expect(skippedFiles(leftOut.rows)).toBe(131);
  });

  it('come once, however often they are named', async () => {
    const paths = (await found('b/1.txt', 'b', 'b/*.txt', 'b')).map((file) => file.path);
    expect(paths).toEqual(['b/1.txt', 'b/2.txt', 'b/c/0.md']);
  });

  it('are taken at their word when they are named themselves', async () => {
    expect(await found('z.exe')).toEqual([{ path: 'z.exe', size: 5, problem: null }]);
  });

  it('are never sought behind a link, and a pipe is no file: both are told of, beside the others', async () => {
    symlinkSync('..', path.join(folder, 'b', 'round'));
    symlinkSync('/etc/hostname', path.join(folder, 'b', 'out.txt'));
    execFileSync('mkfifo', [path.join(folder, 'b', 'pipe.txt')]);
    const all = await found('b');
    expect(all.filter((file) => file.problem === null).map((file) => file.path)).toEqual([
      'b/1.txt',
      'b/2.txt',
      'b/c/0.md',
    ]);
    const refused = all.filter((file) => file.problem !== null);
    expect(refused.map((file) => [file.path, file.problem?.split(/[,.]/)[0]])).toEqual([
      ['b/out.txt', 'This is a link'],
      ['b/pipe.txt', 'This is not a regular file'],
      ['b/round', 'This is a link'],
    ]);
    const [named] = await found('b/pipe.txt');
    expect(named?.problem).toBe('This is not a regular file. Hand in files and folders only.');
  });

  it('that are not there are told of, beside those that are', async () => {
    const all = await found('nothing.txt', 'b-a.txt', 'none*.md');
    expect(all.map(({ path: name, problem }) => [name, problem])).toEqual([
      ['nothing.txt', 'There is no such file or folder. Check the path.'],
      ['b-a.txt', null],
      ['none*.md', 'There is no such file or folder. Check the path.'],
    ]);
  });

  it('in a folder that cannot be read are a problem of that folder alone', async () => {
    const all: Found[] = [];
    for await (const file of findFiles(['.'], folder)) {
      all.push(file);
      // listed by now, and gone before it is looked into
      if (file.path === 'b/1.txt') rmSync(path.join(folder, 'b', 'c'), { recursive: true });
    }
    expect(all.find((file) => file.path === 'b/c')?.problem).toMatch(/^It cannot be read \(ENOENT/);
    expect(all.filter((file) => file.problem === null)).toHaveLength(5);
  });

  it('end where a run has read as much as it may', async () => {
    const jobs = await Array.fromAsync(jobsOf(findFiles(['b'], folder), folder, 15));
    expect(jobs.map(({ kind }) => kind)).toEqual(['disk', 'disk', 'problem']);
  });
});
