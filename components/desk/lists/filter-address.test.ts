import { expect, it } from 'vitest';
import { filterAddress, filterIn } from './filter-address.ts';

it('writes only what is set', () => {
  expect(filterAddress('/desk/articles', { q: '', status: 'draft', page: 1 })).toBe(
    '/desk/articles?status=draft',
  );
  expect(filterAddress('/desk/articles', { q: 'æ & b', page: 2 })).toBe(
    '/desk/articles?q=%C3%A6+%26+b&page=2',
  );
  expect(filterAddress('/desk/articles', {})).toBe('/desk/articles');
});

it('reads one value each', () => {
  expect(filterIn({ q: ['a', 'b'], status: '', language: undefined, page: '2' })).toEqual({
    q: 'a',
    page: '2',
  });
});
