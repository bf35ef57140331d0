import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

const joined = (parts: { op: string; text: string }[], without: string) =>
  parts
    .filter((part) => part.op !== without)
    .map((part) => part.text)
    .join('');

describe('wordDiff', () => {
  it('shows two changed words in a row as one change', () => {
    expect(wordDiff('Møtet er onsdag kveld i Oslo.', 'Møtet er torsdag morgen i Oslo.')).toEqual([
      { op: 'same', text: 'Møtet er ' },
      { op: 'delete', text: 'onsdag kveld' },
      { op: 'insert', text: 'torsdag morgen' },
      { op: 'same', text: ' i Oslo.' },
    ]);
  });

  it('shows whole words, never parts of them', () => {
    expect(wordDiff('onsdag', 'torsdag').map((part) => part.text)).toEqual(['onsdag', 'torsdag']);
  });

  it('gives nothing for two empty texts and one part for equal ones', () => {
    expect(wordDiff('', '')).toEqual([]);
    expect(wordDiff('Ja vel.', 'Ja vel.')).toEqual([{ op: 'same', text: 'Ja vel.' }]);
  });

  it('gives both texts back, whatever they are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.array(fc.constantFrom('a', 'b', ' ', '  ', '.', 'ord', '\n')).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        const parts = wordDiff(a, b);
        expect(joined(parts, 'insert')).toBe(a);
        expect(joined(parts, 'delete')).toBe(b);
        expect(parts.every((part) => part.text !== '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
