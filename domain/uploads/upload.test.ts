import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPath, UnusablePath, writeAbove, writeBytes } from './upload.ts';

describe('the path of a sent file', () => {
  it('is kept as the folder has it', () => {
    expect(cleanPath('2022/03/Møte i Oslo.txt')).toBe('2022/03/Møte i Oslo.txt');
    expect(cleanPath('a.txt')).toBe('a.txt');
    expect(cleanPath('%2e%2e/a.txt')).toBe('%2e%2e/a.txt');
    expect(cleanPath('console/nulls.txt')).toBe('console/nulls.txt');
  });

  it('has one form, whatever system it comes from', () => {
    expect(cleanPath('2022\\mars\\a.txt')).toBe('2022/mars/a.txt');
    expect(cleanPath('bla\u030a.txt')).toBe('bl\u00e5.txt');
  });

  it.each([
    ['', 'no name'],
    ['../etc/passwd', '“..”'],
    ['a/../../b.txt', '“..”'],
    ['a/..', '“..”'],
    ['..\\..\\b.txt', '“..”'],
    ['./a.txt', '“.”'],
    ['a//b.txt', 'empty part'],
    ['a/ /b.txt', 'empty part'],
    ['a/', 'empty part'],
    ['/etc/passwd', 'absolute'],
    ['\\\\host\\share\\a.txt', 'absolute'],
    ['C:\\x.txt', 'absolute'],
    ['c:x.txt', 'absolute'],
    ['a\0.txt', 'cannot be shown'],
    ['a\n.txt', 'cannot be shown'],
    ['a\u202etxt.exe', 'cannot be shown'],
    ['a\ud800.txt', 'cannot be shown'],
    ['CON', 'keep for themselves'],
    ['a/nul.txt', 'keep for themselves'],
    ['LPT1.tar.gz', 'keep for themselves'],
    ['com¹', 'keep for themselves'],
    ['x'.repeat(1001), '1000'],
  ])('is refused when it is %j', (path, reason) => {
    expect(() => cleanPath(path)).toThrow(UnusablePath);
    expect(() => cleanPath(path)).toThrow(reason);
  });

  it('never leads out of its folder, and is the same when it is cleaned again', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', '/', '\\', 'C:', 'NUL', '\0'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom('/', '\\', ''), (parts, between) => {
        let clean: string;
        try {
          clean = cleanPath(parts.join(between));
        } catch (error) {
          return error instanceof UnusablePath;
        }
        const resolved = new URL(`file:///root/${clean.split('/').map(encodeURIComponent).join('/')}`)
          .pathname;
        return cleanPath(clean) === clean && resolved.startsWith('/root/');
      }),
      { numRuns: 2000 },
    );
  });
});

it('sizes are written in the units of the limits', () => {
  expect([0, 1, 999, 1000, 840_400, 5_000_000, 12_300_000, 200_000_000].map(writeBytes)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 KB',
    '840 KB',
    '5.0 MB',
    '12 MB',
    '200 MB',
  ]);
});

it('a file that is a little above the limit is told by a size that differs from it', () => {
  expect(writeAbove(50_100_000, 50_000_000)).toEqual(['50.1 MB', '50.0 MB']);
  expect(writeAbove(50_000_001, 50_000_000)).toEqual(['50,000,001 bytes', '50,000,000 bytes']);
  expect(writeAbove(245_000_000, 200_000_000)).toEqual(['245 MB', '200 MB']);
});
