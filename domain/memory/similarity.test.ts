import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseForIdentity } from '../text/normalise.ts';
import { byRank, LONGEST_COMPARED, mostAlike, percentAlike } from './similarity.ts';

const text = fc.oneof(
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('Nato', 'møtes', 'i', 'Oslo', 'krigen', 'sa', '–', '40 000'), { maxLength: 12 })
    .map((words) => words.join(' ')),
);

describe('how alike two sentences are', () => {
  it('is 100 exactly when they are identical but for white space', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const isSame = normaliseForIdentity(one) === normaliseForIdentity(other);
        expect(percentAlike(one, other) === 100).toBe(isSame);
      }),
    );
    expect(percentAlike('Nato  møtes.', 'Nato møtes. ')).toBe(100);
  });

  it('is 99 at most when one letter of a thousand differs', () => {
    expect(percentAlike('a'.repeat(1000), `${'a'.repeat(999)}b`)).toBe(99);
  });

  it('is the same in both directions, and between 0 and 100', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const percent = percentAlike(one, other);
        expect(percent).toBe(percentAlike(other, one));
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('is never more than the lengths allow', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [normaliseForIdentity(one), normaliseForIdentity(other)];
        expect(percentAlike(a, b)).toBeLessThanOrEqual(Math.max(mostAlike(a, b), a === b ? 100 : 0));
      }),
    );
  });

  it('never grows when one more letter is changed', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' }),
        fc.nat(),
        (given, at) => {
          const base = given.replace(/\s/g, 'x');
          const i = at % base.length;
          const once = `${base.slice(0, i)}\u2603${base.slice(i + 1)}`;
          const twice = `${once.slice(0, 0)}\u2603${once.slice(1)}`;
          expect(percentAlike(base, twice)).toBeLessThanOrEqual(percentAlike(base, once));
        },
      ),
    );
  });

  it('is not worked out letter by letter for texts that are too long for that', () => {
    const long = 'ord '.repeat(LONGEST_COMPARED);
    expect(percentAlike(long, `${long}!`)).toBe(0);
    expect(percentAlike(long, long)).toBe(100);
  });
});

describe('the order of matches', () => {
  const match = fc.record({
    percent: fc.integer({ min: 60, max: 101 }),
    writtenAt: fc.option(fc.nat()),
    unitId: fc.nat(),
  });

  it('never puts a better match after a worse one', () => {
    fc.assert(
      fc.property(fc.array(match), (matches) => {
        const percents = matches.toSorted(byRank).map(({ percent }) => percent);
        expect(percents).toEqual(percents.toSorted((a, b) => b - a));
      }),
    );
  });

  it('puts what was written last first, of those that are as good', () => {
    const [old, fresh] = [
      { percent: 90, writtenAt: 1, unitId: 9 },
      { percent: 90, writtenAt: 2, unitId: 1 },
    ];
    expect([old, fresh].toSorted(byRank)).toEqual([fresh, old]);
  });
});
