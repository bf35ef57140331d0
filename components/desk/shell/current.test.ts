import { expect, it } from 'vitest';
import { isCurrent } from './current.ts';

it('knows the place a page belongs to', () => {
  expect(isCurrent('/desk', '/desk')).toBe(true);
  expect(isCurrent('/desk', '/desk/articles')).toBe(false);
  expect(isCurrent('/desk/articles', '/desk/articles/7/history')).toBe(true);
  expect(isCurrent('/desk/tags', '/desk/tagsoup')).toBe(false);
});
