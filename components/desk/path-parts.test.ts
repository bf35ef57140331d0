import { describe, expect, it } from 'vitest';
import { pathParts } from './path-parts.ts';

const shown = (path: string) => pathParts(path).map(({ name, sign }) => [name, sign]);

describe('the parts of a path', () => {
  it('are its folders, its file and the key of the record in it', () => {
    expect(shown('2022/mai/rss.xml#nato')).toEqual([
      ['2022', '/'],
      ['mai', '/'],
      ['rss.xml', '#'],
      ['nato', ''],
    ]);
  });

  it('are one part where there is no folder, and begin with the sign that the path begins with', () => {
    expect(shown('خبر 2.txt')).toEqual([['خبر 2.txt', '']]);
    expect(shown('/srv/inn/')).toEqual([
      ['', '/'],
      ['srv', '/'],
      ['inn', '/'],
    ]);
    expect(shown('')).toEqual([]);
  });

  it('lose no character: signs that follow each other stay together', () => {
    for (const path of ['a.jsonl#https://avisen.example/2022/03/x', 'a##b', '#', 'x/y#1?q=#/']) {
      expect(
        pathParts(path)
          .map(({ name, sign }) => name + sign)
          .join(''),
      ).toBe(path);
    }
    expect(shown('a#https://b')).toContainEqual(['https:', '//']);
  });
});
