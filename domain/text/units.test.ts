import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharesByNumber, sharesOf, unitsOf } from './units.ts';

const sentences = [1, 2, 3, 4].map((number) => ({ id: number * 10, number, text: `S${number}. ` }));

describe('the units of a text', () => {
  it('are its sentences where each has a translation of its own', () => {
    expect(unitsOf(sentences, sharesOf([])).map(({ text }) => text)).toEqual([
      'S1. ',
      'S2. ',
      'S3. ',
      'S4. ',
    ]);
  });

  it('are a head with those that follow it and share its translation', () => {
    const targets = [
      { id: 1, segmentId: 20, headId: null },
      { id: 2, segmentId: 30, headId: 1 },
      { id: 3, segmentId: 40, headId: 1 },
    ];
    const atDesk = unitsOf(sentences, sharesOf(targets));
    expect(atDesk.map(({ text }) => text)).toEqual(['S1. ', 'S2. S3. S4. ']);
    expect(unitsOf(sentences, sharesByNumber([{ number: 1 }, { number: 2, with: [3, 4] }]))).toEqual(atDesk);
  });

  it('leave nothing out, whatever is said of who shares what', () => {
    const heads = fc.array(fc.record({ number: fc.integer({ min: 1, max: 5 }), with: fc.array(fc.nat(5)) }));
    fc.assert(
      fc.property(heads, (said) => {
        const units = unitsOf(sentences, sharesByNumber(said));
        expect(units.flatMap(({ head, members }) => [head, ...members])).toEqual(sentences);
        expect(units.map(({ text }) => text).join('')).toBe('S1. S2. S3. S4. ');
      }),
    );
  });
});
