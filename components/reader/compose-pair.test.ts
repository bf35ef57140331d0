import { describe, expect, it } from 'vitest';
import { plainText } from './compose.ts';
import { composePair } from './compose-pair.ts';
import { testNote, testSnapshot } from './test-edition.ts';

describe('two languages side by side', () => {
  it('has a row for every sentence, the original at the left whatever the page’s language', () => {
    for (const [language, other] of [
      ['en', 'da'],
      ['da', 'en'],
    ] as const) {
      const pair = composePair(testSnapshot(), language, other);
      expect(pair?.left).toEqual({ language: 'da', title: 'Fisk i fjorden' });
      expect(pair?.right.language).toBe('en');
      const rows = pair?.groups.flatMap((group) => group.rows) ?? [];
      expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(rows.map((row) => [plainText([row.left]), plainText([row.right])])[2]).toEqual([
        'Ældrerådet glæder sig.',
        'The council of elders is pleased.',
      ]);
    }
  });

  it('shows a note once, under the later of the rows that refer to it, in the page’s language', () => {
    const note = testNote({
      number: 1,
      source: { block: 1, start: 0, end: 7 },
      targets: [{ language: 'en', segment: 3, start: 4, end: 11 }],
      bodies: [
        { language: 'da', text: 'På dansk' },
        { language: 'en', text: 'In English' },
      ],
    });
    const rows = composePair(testSnapshot({ notes: [note] }), 'da', 'en')?.groups.flatMap(
      (group) => group.rows,
    );
    expect(rows?.filter((row) => row.notes.length > 0).map((row) => row.number)).toEqual([3]);
    expect(rows?.[1]?.left.pieces[0]?.references).toEqual([1]);
    expect(rows?.[2]?.notes[0]?.body?.paragraphs).toEqual(['På dansk']);
  });

  it('shows a note about one of the languages only in its column', () => {
    const note = testNote({ number: 1, targets: [{ language: 'en', segment: 3, start: 4, end: 11 }] });
    const row = composePair(testSnapshot({ notes: [note] }), 'en', 'da')?.groups[1]?.rows[1];
    expect(row?.left.notes).toEqual([]);
    expect(row?.right.notes).toHaveLength(1);
    expect(row?.notes).toHaveLength(1);
  });

  it('needs two different languages that can both be read', () => {
    expect(composePair(testSnapshot(), 'en', 'en')).toBeNull();
    expect(composePair(testSnapshot(), 'en', 'sv')).toBeNull();
    expect(composePair(testSnapshot({ hasOriginal: false }), 'en', 'da')).toBeNull();
  });
});
