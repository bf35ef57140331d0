import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanPath } from '../uploads/upload.ts';
import { leftOutInWords } from './import.ts';
import { assertNamed } from './inputs.ts';
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

  const limits = (runBytes: number) => ({ articleBytes: 10, runBytes });

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
    const jobs = await Array.fromAsync(jobsOf(findFiles(['b'], folder), folder, limits(15)));
    expect(jobs.map(({ kind }) => kind)).toEqual(['disk', 'disk', 'problem']);
  });

  it('that are refused by their size leave the room to the others; files of many articles do not', async () => {
    const jobs = async (...patterns: string[]) =>
      (await Array.fromAsync(jobsOf(findFiles(patterns, folder), folder, limits(30)))).map((job) => [
        job.kind === 'bytes' ? job.file.path : job.path,
        job.kind === 'problem' ? job.reason : job.kind,
      ]);
    writeFileSync(path.join(folder, 'a-big.txt'), 'long');
    truncateSync(path.join(folder, 'a-big.txt'), 300_000_000);
    writeFileSync(path.join(folder, 'many.jsonl'), '{"id": "1", "a": 2}\n{}\n');
    writeFileSync(path.join(folder, 'more.jsonl'), `{"id": "1"}\n${' '.repeat(40)}`);
    expect(await jobs('a-big.txt', 'b', 'b.txt')).toEqual([
      ['a-big.txt', 'disk'],
      ['b/1.txt', 'disk'],
      ['b/2.txt', 'disk'],
      ['b/c/0.md', 'disk'],
      ['b.txt', 'disk'],
    ]);
    expect(await jobs('more.jsonl', 'many.jsonl', 'b/1.txt', 'b/2.txt')).toEqual([
      ['more.jsonl', expect.stringMatching(/and this file has .* MB\. Split it\.$/)],
      ['many.jsonl', 'disk'],
      ['b/1.txt', 'disk'],
      ['b/2.txt', expect.stringMatching(/the files before this one leave no room for it/)],
    ]);
  });

  it('have one label, however their path is spelled', async () => {
    const own = path.basename(folder);
    const spelled = [
      './b/1.txt',
      'b//1.txt',
      'b/c/../1.txt',
      path.join(folder, 'b/1.txt'),
      `../${own}/b/1.txt`,
    ];
    expect((await found(...spelled)).map((file) => file.path)).toEqual(['b/1.txt']);
    expect((await found('./b/[12].txt', `../${own}/b/1.t?t`)).map((file) => file.path)).toEqual([
      'b/1.txt',
      'b/2.txt',
    ]);
    const outside = await Array.fromAsync(
      findFiles(['../1.txt', '../../b.txt'], path.join(folder, 'b', 'c')),
    );
    expect(outside).toEqual(
      ['b/1.txt', 'b.txt'].map((name) => ({
        path: path.join(folder, name),
        size: name.length,
        problem: null,
      })),
    );
    expect((await found(folder)).map((file) => file.path)).toContain('b/1.txt');
  });

  it('are never all that is there because a path is empty', () => {
    const named = (...patterns: string[]) => assertNamed({ kind: 'paths', folder, patterns, limit: null });
    expect(() => named('b', '')).toThrow(
      'One of the paths is empty, as when a variable of the shell is not set.',
    );
    expect(() => named(' ')).toThrow('One of the paths is empty');
    expect(named('.')).toBeUndefined();
  });

  it('with names that are not UTF-8 are told of one by one, and what to do', async () => {
    const named = (bytes: string) =>
      Buffer.concat([Buffer.from(`${folder}/b/`), Buffer.from(bytes, 'latin1')]);
    for (const name of ['lat\xe6.txt', 'lat\xf8.txt', 'lat\xe6.exe']) writeFileSync(named(name), 'x');
    writeFileSync(path.join(folder, 'b', 'mark\ufffd.txt'), 'x');
    const leftOut = new LeftOut();
    const all = await Array.fromAsync(findFiles(['b'], folder, leftOut));
    expect(all.filter((file) => file.problem === null).map((file) => file.path)).toEqual([
      ...['b/1.txt', 'b/2.txt', 'b/c/0.md', 'b/mark\ufffd.txt'],
    ]);
    const sentence =
      'Its name is not UTF-8, so that it cannot be opened by it. Rename it in its folder, and import it again.';
    expect(
      all.flatMap(({ path: name, problem }) => (problem === null ? [] : [[name, problem]])).sort(),
    ).toEqual([
      ['b/lat\\xE6.txt', sentence],
      ['b/lat\\xF8.txt', sentence],
    ]);
    expect(leftOut.rows.map(({ file }) => file)).toEqual(['b/lat\\xE6.exe']);
    expect((await found('b/lat*.txt')).map((file) => file.problem)).toEqual([sentence]);
    expect((await found('b/lat\ufffd.txt')).map((file) => file.problem)).toEqual([sentence]);
  });

  it('are refused when their names would mislead whoever reads of them, in the words of the desk', async () => {
    const names = ['a\ncreated   b.txt', 'b\u001b[31m.txt', 'c\u202etxt.txt'];
    mkdirSync(path.join(folder, 'odd'));
    for (const name of names) writeFileSync(path.join(folder, 'odd', name), name);
    const problem = 'The path has characters that cannot be shown. Rename the file.';
    expect(await found('odd')).toEqual(names.map((name) => ({ path: `odd/${name}`, size: null, problem })));
    for (const name of names) expect(() => cleanPath(name)).toThrow(problem);
  });
});
