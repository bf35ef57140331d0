import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remapSegments, wordDiff } from './diff.ts';

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

const SENTENCES = [
  'Nato har svart på Russlands krav om tilbaketrekning.',
  'Stoltenberg holdt pressekonferanse onsdag kveld.',
  'Spenningen øker, sier han.',
  'Russland fortsetter sin militære oppbygning.',
  'Svaret er ikke offentliggjort.',
  'Det tredje punktet er nedrustning.',
];

const kinds = (old: string[], now: string[]) =>
  remapSegments(old, now).map((pair) => [pair.oldIndex, pair.newIndex, pair.kind]);

describe('remapSegments', () => {
  it('pairs an edited sentence with what it was', () => {
    const now = SENTENCES.with(1, 'Stoltenberg holdt pressekonferanse torsdag kveld.');
    expect(kinds(SENTENCES, now)[1]).toEqual([1, 1, 'changed']);
  });

  it('sees what is new and what is gone', () => {
    expect(kinds(['En.', 'To er her.'], ['To er her.', 'Noe helt annet står nå.'])).toEqual([
      [1, 0, 'same'],
      [null, 1, 'new'],
      [0, null, 'gone'],
    ]);
  });

  it('follows a sentence that moved', () => {
    const [first = '', ...rest] = SENTENCES;
    expect(kinds(SENTENCES, [...rest, first]).at(-1)).toEqual([0, 5, 'same']);
  });

  it('keeps repeated sentences in their order', () => {
    expect(kinds(['Ja.', 'Nei.', 'Ja.'], ['Ja.', 'Ja.'])).toEqual([
      [0, 0, 'same'],
      [2, 1, 'same'],
      [1, null, 'gone'],
    ]);
  });

  it('takes a difference in white space alone for no change', () => {
    expect(kinds(['Ja  vel.\n'], ['Ja vel.'])).toEqual([[0, 0, 'same']]);
  });

  it('names every segment exactly once, and pairs nothing that is not alike', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...SENTENCES), fc.string({ maxLength: 12 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, texts, (old, now) => {
        const pairs = remapSegments(old, now);
        const olds = pairs.flatMap((pair) => (pair.oldIndex === null ? [] : [pair.oldIndex]));
        const news = pairs.flatMap((pair) => (pair.newIndex === null ? [] : [pair.newIndex]));
        expect(olds.toSorted((a, b) => a - b)).toEqual([...old.keys()]);
        expect(news).toEqual([...now.keys()]);
        for (const pair of pairs) {
          expect(pair.oldIndex === null).toBe(pair.kind === 'new');
          expect(pair.newIndex === null).toBe(pair.kind === 'gone');
        }
      }),
    );
  });

  it('maps an unchanged text onto itself', () => {
    expect(
      remapSegments(SENTENCES, SENTENCES).every((p) => p.kind === 'same' && p.oldIndex === p.newIndex),
    ).toBe(true);
  });
});
