import { expect, it } from 'vitest';
import { toLookAtInWords } from './finding-words.ts';

it('the heading of the findings counts those that are listed, and says when there are more', () => {
  expect(toLookAtInWords(12, 0)).toBe('12 to look at');
  expect(toLookAtInWords(100, 19_900)).toBe('100 to look at, and 19,900 more that are not kept');
});
