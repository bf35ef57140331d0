import { expect, it } from 'vitest';
import { standingBefore, standingSince } from './standing-words.ts';

it('whoever imports a changed file is told that its article is published, scheduled or archived', () => {
  expect(standingBefore('published')).toContain('until it is published again');
  expect(standingBefore('scheduled')).toContain('scheduled');
  expect(standingBefore('archived')).toContain('stay archived');
  expect(standingBefore('draft')).toBeNull();
  expect(standingBefore(undefined)).toBeNull();
});

it('afterwards only as long as readers see the text of before', () => {
  expect(standingSince({ status: 'published', changed: true })).toContain('the text of before');
  expect(standingSince({ status: 'published', changed: false })).toBeNull();
  expect(standingSince({ status: 'archived', changed: false })).toContain('archived');
  expect(standingSince({ status: 'in-review', changed: true })).toBeNull();
});
