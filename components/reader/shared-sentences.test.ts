import { describe, expect, it } from 'vitest';
import type { EditionSnapshot } from '#domain/editions/edition.ts';
import { composeReading, plainText } from './compose.ts';
import { composePair } from './compose-pair.ts';
import { sharedIn } from './shared-sentences.ts';
import { testNote, testSnapshot } from './test-edition.ts';

const BOTH = 'The fish are back, and the council of elders is pleased.';

/** English has one text for the two sentences of the paragraph; `also` Norwegian, which has two. */
function shared(): EditionSnapshot {
  const snapshot = testSnapshot({
    notes: [
      testNote({
        number: 1,
        source: { block: 1, start: 20, end: 30 },
        targets: [
          { language: 'en', segment: 2, start: 27, end: 34 },
          { language: 'nb', segment: 3, start: 0, end: 10 },
        ],
      }),
    ],
  });
  const [english] = snapshot.translations;
  if (!english) throw new Error('it has English');
  const segments = english.segments.flatMap((segment) =>
    segment.number === 2 ? [{ number: 2, text: BOTH, with: [3] }] : segment.number === 3 ? [] : [segment],
  );
  const norwegian = {
    ...english,
    language: 'nb',
    segments: english.segments.map(({ number }) => ({
      number,
      text: number === 3 ? 'Eldrerådet er glad.' : `Setning ${number}.`,
    })),
  };
  return { ...snapshot, translations: [{ ...english, segments }, norwegian] };
}

describe('an edition in which one text is the translation of two sentences', () => {
  it('shows the text once, and both numbers lead to it', () => {
    const part = composeReading(shared(), 'en')?.parts[0];
    const sentences = part && 'sentences' in part ? part.sentences : [];
    expect(plainText(sentences)).toBe(BOTH);
    expect(sentences.map(({ number, also }) => [number, also])).toEqual([[2, [3]]]);
  });

  it('stands beside all of its original, with the notes of both at their words', () => {
    const rows = composePair(shared(), 'en', 'da')?.groups[1]?.rows ?? [];
    expect(rows.map(({ number, also }) => [number, also])).toEqual([[2, [3]]]);
    expect(plainText(rows.map(({ left }) => left))).toBe('Fiskene er tilbage. Ældrerådet glæder sig.');
    expect(plainText(rows.map(({ right }) => right))).toBe(BOTH);
    const marked = rows[0]?.left.pieces.flatMap(({ runs }) => runs).filter(({ depth }) => depth > 0);
    expect(marked?.map(({ text }) => text)).toEqual(['Ældrerådet']);
  });

  it('stands beside both texts of another translation, whose notes stay at their words', () => {
    const rows = composePair(shared(), 'nb', 'en')?.groups[1]?.rows ?? [];
    expect(rows).toHaveLength(1);
    const [row] = rows;
    const norwegian = row && [row.left, row.right].find((side) => plainText([side]).includes('Setning'));
    expect(plainText(norwegian ? [norwegian] : [])).toBe('Setning 2. Eldrerådet er glad.');
    const marked = norwegian?.pieces.flatMap(({ runs }) => runs).filter(({ depth }) => depth > 0);
    expect(marked?.map(({ text }) => text)).toEqual(['Eldrerådet']);
  });

  it('is as it was in a language that has a text for each', () => {
    expect(sharedIn(shared(), ['da', 'nb'])).toEqual(shared());
    const part = composeReading(shared(), 'da')?.parts[0];
    expect(part && 'sentences' in part ? part.sentences.map(({ number }) => number) : []).toEqual([2, 3]);
  });
});
