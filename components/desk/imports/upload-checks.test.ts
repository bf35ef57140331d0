import { describe, expect, it } from 'vitest';
import { type Chosen, choiceOf, fromDrop, fromInput } from './chosen-files.ts';
import { whyNotFile, whyNotUpload } from './upload-checks.ts';

const LIMITS = { file: 50_000_000, run: 200_000_000 };
const anything = () => null;
const file = (path: string, size = 1000, type = 'text/plain') => ({ path, file: { size, type } as File });

describe('before files are sent', () => {
  it('they are taken when they have the right size', () => {
    expect(whyNotUpload([file('a.txt'), file('2022/b.docx', 50_000_000)], LIMITS)).toBeNull();
  });

  it('it is said what is the matter with all of them', () => {
    expect(whyNotUpload([], LIMITS)).toContain('at least one');
    const many = Array.from({ length: 20_001 }, (_, index) => file(`${index}.txt`));
    expect(whyNotUpload(many, LIMITS)).toContain('at most 20,000');
    const long = Array.from({ length: 5 }, (_, index) => file(`${index}.txt`, 49_000_000));
    expect(whyNotUpload(long, LIMITS)).toContain('Together the files have 245 MB');
  });

  it('one that cannot be sent is told of, and stays behind alone', () => {
    const { files, unusable } = choiceOf(
      [file('a.txt'), file('b.csv', 50_000_001), file('CON.txt'), file('c/hvem? hva?.txt')],
      (each) => whyNotFile(each, LIMITS),
    );
    expect(files.map(({ path }) => path)).toEqual(['a.txt', 'c/hvem? hva?.txt']);
    expect(unusable).toEqual([
      { path: 'b.csv', why: 'It is longer than 50 MB.' },
      { path: 'CON.txt', why: expect.stringMatching(/ Rename the file\.$/) },
    ]);
    expect(whyNotUpload(files, LIMITS)).toBeNull();
  });

  it('pictures, sound and what systems leave in folders stay at home', () => {
    const { files, leftOut } = choiceOf(
      [
        file('a/b.txt'),
        file('a/bird.png', 1, 'image/png'),
        file('a/.DS_Store', 1, ''),
        file('.git/config', 1, ''),
        file('a/Thumbs.db', 1, ''),
        file('c.docx', 1, ''),
      ],
      anything,
    );
    expect(files.map(({ path }) => path)).toEqual(['a/b.txt', 'c.docx']);
    expect(leftOut.map(({ path }) => path)).toEqual([
      'a/bird.png',
      'a/.DS_Store',
      '.git/config',
      'a/Thumbs.db',
    ]);
  });

  it('what has no ending of ours stays behind in a folder, by name and reason, and is taken by itself', () => {
    const paths = ['a/post.eml', 'a/app.js', 'a/Makefile', 'a/SAK.TXT', 'post.eml', 'Makefile'];
    const { files, leftOut } = choiceOf(
      paths.map((path) => file(path)),
      anything,
    );
    expect(files.map(({ path }) => path)).toEqual(['a/SAK.TXT', 'post.eml', 'Makefile']);
    expect(leftOut).toEqual([
      { path: 'a/post.eml', why: '.eml is the ending of no format that is known here' },
      { path: 'a/app.js', why: '.js is the ending of no format that is known here' },
      { path: 'a/Makefile', why: 'it has no ending' },
    ]);
  });

  it('a file that is chosen twice is sent once, and nothing is said', () => {
    expect(choiceOf([file('a.txt', 1), file('a.txt', 1)], anything)).toMatchObject({
      files: [{ path: 'a.txt' }],
      leftOut: [],
      unusable: [],
    });
  });

  it('of two files of one name the first is sent, and the other named with the reason', () => {
    const [here, there, third] = [file('samme.txt', 1), file('samme.txt', 2), file('samme.txt', 3)];
    const { files, unusable } = choiceOf([here, there, third], anything);
    expect(files).toEqual([here]);
    expect(unusable).toEqual([
      { path: 'samme.txt', why: expect.stringContaining('Another file of that name') },
      { path: 'samme.txt', why: expect.stringContaining('Another file of that name') },
    ]);
    const [composed, decomposed] = [file('blå.txt'.normalize('NFC'), 1), file('blå.txt'.normalize('NFD'), 2)];
    expect(choiceOf([composed, decomposed], anything).files).toEqual([composed]);
  });
});

describe('the path of a chosen file', () => {
  it('is the one in its folder, where one was chosen', () => {
    const inFolder = { name: 'a.txt', webkitRelativePath: '2022/03/a.txt' } as File;
    const alone = { name: 'b.txt', webkitRelativePath: '' } as File;
    const empty = { name: '', webkitRelativePath: '' } as File;
    expect(fromInput([inFolder, alone, empty]).map(({ path }) => path)).toEqual(['2022/03/a.txt', 'b.txt']);
  });

  it('is found by walking what was dropped, however many portions a browser makes of a folder', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `${1000 + index}.txt`);
    const folder = directory('/mappe', [
      ...names.map((name) => plain(`/mappe/${name}`)),
      directory('/mappe/tom', []),
    ]);
    const dropped = await fromDrop(transfer([plain('/løs.txt'), folder]));
    expect(dropped.map(({ path }: Chosen) => path)).toEqual([
      'løs.txt',
      ...names.map((name) => `mappe/${name}`),
    ]);
  });
});

function plain(fullPath: string): FileSystemEntry {
  const name = fullPath.split('/').at(-1) ?? '';
  const own = { isFile: true, isDirectory: false, fullPath, name };
  return {
    ...own,
    file: (done: (file: File) => void) => done({ name } as File),
  } as unknown as FileSystemEntry;
}

/** As Chromium does it: a hundred children at a time. */
function directory(fullPath: string, children: FileSystemEntry[]): FileSystemEntry {
  const createReader = () => {
    let at = 0;
    return {
      readEntries: (done: (entries: FileSystemEntry[]) => void) => {
        done(children.slice(at, at + 100));
        at += 100;
      },
    };
  };
  return { isFile: false, isDirectory: true, fullPath, createReader } as unknown as FileSystemEntry;
}

function transfer(entries: FileSystemEntry[]): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return { items, files: [] } as unknown as DataTransfer;
}
