import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLocated, type LocatedText, located, placeIn, standingFor } from './located.ts';

/** Stretches of `raw` as they stand, stretches that stand for a mark, and marks put in between. */
function taken(raw: string, cuts: readonly { from: number; length: number; how: string }[]): LocatedText {
  return joinLocated(
    cuts.map(({ from, length, how }): LocatedText => {
      const start = Math.floor(from * raw.length);
      const end = Math.min(start + length, raw.length);
      if (how === 'put in') return { text: '\n', runs: [] };
      return how === 'exact' ? located(raw, start, end) : standingFor('§', start, end);
    }),
  );
}

const cut = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 9 }),
  how: fc.constantFrom('exact', 'exact', 'standing', 'put in'),
});
const cuts = fc.array(cut, { minLength: 1, maxLength: 8 });

describe('placeIn', () => {
  it('keeps every character, also those a reader put in, and those that stand for themselves in their places', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), cuts, cuts, (raw, first, second) => {
        const outer = taken(raw, first);
        fc.pre(outer.text !== '');
        const inner = taken(outer.text, second);
        const placed = placeIn(inner, outer);
        expect(placed.text).toBe(inner.text);
        for (const { at, length, start, end } of placed.runs) {
          expect(at + length).toBeLessThanOrEqual(placed.text.length);
          expect(end).toBeLessThanOrEqual(raw.length);
          const words = placed.text.slice(at, at + length);
          if (end - start === length && !words.includes('§')) expect(raw.slice(start, end)).toBe(words);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
