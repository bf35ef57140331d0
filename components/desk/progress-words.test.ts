import { expect, it } from 'vitest';
import { percentDone, progressInWords, progressParts } from './progress-words.ts';

const progress = { segments: 50, untranslated: 15, draft: 2, translated: 11, approved: 20, stale: 2 };

it('says how far a translation is', () => {
  expect(progressInWords(progress)).toBe('31 of 50 sentences translated, 20 approved, 2 out of date');
  expect(progressParts(progress).reduce((sum, part) => sum + part.value, 0)).toBe(35);
});

it('never rounds up to all', () => {
  expect(percentDone({ ...progress, segments: 200, approved: 199, translated: 0 })).toBe(99);
  expect(percentDone({ ...progress, segments: 0 })).toBe(0);
});
