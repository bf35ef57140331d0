import { describe, expect, it } from 'vitest';
import { localPath } from './local-path.ts';

describe('localPath', () => {
  it.each(['/desk/articles', '/desk/articles?status=draft&page=2', '/desk/articles/7#tags', '/'])(
    'keeps %s',
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    null,
    '',
    'desk',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/desk',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/desk\u0000',
    '/a/..//evil.example',
    '/login?next=/desk',
  ])('refuses %j', (path) => {
    expect(localPath(path)).toBe('/desk');
  });
});
