import { expect, it } from 'vitest';
import { ARTICLE_FORMATS } from '#domain/imports/formats/format.ts';
import { formatWord } from './format-words.ts';

it('every format that an article can come in has a word, and one that is not known any more keeps its name', () => {
  const words = ARTICLE_FORMATS.map(formatWord);
  expect(words.filter((word) => ARTICLE_FORMATS.some((format) => format === word))).toEqual(['ninjs']);
  expect(new Set(words).size).toBe(ARTICLE_FORMATS.length);
  expect(formatWord('dated-text')).toBe('Dated text');
  expect(formatWord('csv-record')).toBe('Row of a CSV table');
  expect(formatWord('of-old')).toBe('of-old');
});
