import { describe, expect, it } from 'vitest';
import { namedBy, type UploadRow } from '#domain/uploads/upload.ts';
import { arrivedInWords, missingInWords } from './upload-words.ts';

const row = (changes: Partial<UploadRow>): UploadRow => ({
  id: '0'.repeat(32),
  createdAt: '2026-11-22T20:00:00.000Z',
  files: 3,
  bytes: 477,
  expected: { files: 5, bytes: 4_200 },
  isComing: false,
  first: 'a.txt',
  others: 2,
  ...changes,
});

describe('an upload in the list', () => {
  it('says how many of its files arrived, and that the others never came', () => {
    expect(arrivedInWords(row({}))).toBe('3 of 5 files arrived, 477 bytes of 4 KB');
    expect(missingInWords(row({}))).toBe('2 files never came');
    expect(missingInWords(row({ files: 4 }))).toBe('1 file never came');
  });

  it('is not said to be short while files are coming, when all came, or when nobody said how many there are', () => {
    expect(missingInWords(row({ isComing: true }))).toBeNull();
    expect(missingInWords(row({ files: 5 }))).toBeNull();
    expect(missingInWords(row({ expected: null }))).toBeNull();
    expect(arrivedInWords(row({ files: 5, bytes: 4_200 }))).toBe('5 files, 4 KB');
    expect(arrivedInWords(row({ files: 1, expected: null }))).toBe('One file, 477 bytes');
  });

  it('is known by its first file, or by the folder that it came in', () => {
    expect(namedBy(['a.txt', 'b.txt', 'c/d.txt'])).toEqual({ first: 'a.txt', others: 2 });
    expect(namedBy(['2022/a.txt', '2022/b/c.txt', 'x.txt'])).toEqual({ first: '2022/', others: 1 });
    expect(namedBy([])).toEqual({ first: null, others: 0 });
  });
});
