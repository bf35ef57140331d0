import { expect, it } from 'vitest';
import { NO_COUNTS } from '#domain/imports/import.ts';
import { endInWords } from './run-words.ts';

it('those who listen hear how an import ended', () => {
  const counts = { ...NO_COUNTS, created: 3, duplicate: 1 };
  const over = { status: 'completed', isStopped: false, stopped: null, counts } as const;
  expect(endInWords(over)).toBe('The import is over: 4 files read, nothing was refused.');
  const issues = { ...over, status: 'completed-with-issues', counts: { ...counts, failed: 1 } } as const;
  expect(endInWords(issues)).toBe('The import is over: 5 files read, 1 file refused.');
  expect(endInWords({ ...over, isStopped: true })).toBe('The import has stopped before its end.');
  const stopped = { by: 'Astrid', at: '2026-11-22T10:00:00.000Z' };
  expect(endInWords({ ...over, isStopped: true, stopped })).toBe('The import was stopped by Astrid.');
  expect(endInWords({ ...over, stopped })).toMatch(/^The import is over/);
  const refused = { ...NO_COUNTS, failed: 2 };
  expect(endInWords({ ...over, status: 'failed', counts: refused })).toBe(
    'The import is over: all that was read was refused.',
  );
  expect(endInWords({ ...over, status: 'rolled-back' })).toBe('The import was taken back.');
});
