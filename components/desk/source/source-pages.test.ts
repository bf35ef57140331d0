import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawSpan } from '#domain/articles/article.ts';
import { charactersPerRole, sourcePages } from './source-pages.ts';

function tiling(lengths: readonly number[]): RawSpan[] {
  let at = 0;
  return lengths.map((length, index) => {
    const span = { start: at, end: at + length, role: index % 2 ? 'white-space' : 'block', block: index };
    at += length;
    return span;
  });
}

describe('a source in pages', () => {
  it('is one page when it is short, and one when it is empty', () => {
    const spans = tiling([10, 2, 30]);
    expect(sourcePages(spans)).toEqual([{ from: 0, to: 42, spans }]);
    expect(sourcePages([])).toEqual([{ from: 0, to: 0, spans: [] }]);
  });

  it('has every character once, in its order, however long its parts are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 30 }),
        (lengths) => {
          const pages = sourcePages(tiling(lengths));
          const flat = pages.flatMap((page) => page.spans);
          expect(flat[0]?.start).toBe(0);
          expect(flat.at(-1)?.end).toBe(lengths.reduce((sum, length) => sum + length, 0));
          for (const [index, span] of flat.entries()) expect(span.start).toBe(flat[index - 1]?.end ?? 0);
          for (const page of pages) {
            expect(page.to - page.from).toBeLessThanOrEqual(30_000);
            expect([page.spans[0]?.start, page.spans.at(-1)?.end]).toEqual([page.from, page.to]);
          }
        },
      ),
    );
  });
});

it('says how many characters became what', () => {
  expect(charactersPerRole(tiling([10, 2, 30, 1]))).toEqual([
    ['block', 40],
    ['white-space', 3],
  ]);
});
