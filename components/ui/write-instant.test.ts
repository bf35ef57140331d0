import { expect, it } from 'vitest';
import { writeInstant } from './write-instant.ts';

it('writes an instant, names the zone it was told, and leaves alone what is none', () => {
  expect(writeInstant('2026-11-22T06:24:00Z', false, 'UTC')).toBe('22 Nov 2026, 06:24 UTC');
  expect(writeInstant('2026-11-22T23:59:00Z', true, 'UTC')).toBe('22 Nov 2026');
  expect(writeInstant('soon', false, 'UTC')).toBe('soon');
});
