import { expect, it } from 'vitest';
import { nearInWords } from './near-words.ts';

it('says how much two texts have in common, and “all” only when it is all', () => {
  expect(nearInWords({ containment: 0.93, jaccard: 0.612 })).toBe(
    '93% of the shorter text stands in the other; 61% of both together is common.',
  );
  expect(nearInWords({ containment: 0.9999, jaccard: 0.29 })).toContain('99% of the shorter');
  expect(nearInWords({ containment: 1, jaccard: 0.29 })).toContain('100% of the shorter');
  expect(nearInWords({ containment: 1, jaccard: 0.29 })).toContain('29% of both');
});
