import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRuns } from './runs.ts';

const anySpans = fc.array(
  fc.record({
    id: fc.nat(99),
    start: fc.integer({ min: -3, max: 40 }),
    end: fc.integer({ min: -3, max: 40 }),
  }),
);

describe('splitRuns', () => {
  it('cuts overlapping spans into pieces that name every span over them', () => {
    const runs = splitRuns('abcdefgh', [
      { id: 'x', start: 1, end: 5 },
      { id: 'y', start: 3, end: 7 },
    ]);
    expect(runs.map((run) => [run.text, run.ids])).toEqual([
      ['a', []],
      ['bc', ['x']],
      ['de', ['x', 'y']],
      ['fg', ['y']],
      ['h', []],
    ]);
  });

  it('gives one run for a text without spans and none for an empty text', () => {
    expect(splitRuns('abc', [])).toEqual([{ start: 0, end: 3, text: 'abc', ids: [] }]);
    expect(splitRuns('', [{ id: 1, start: 0, end: 2 }])).toEqual([]);
  });

  it('clips a span that reaches outside and ignores an empty one', () => {
    const runs = splitRuns('abc', [
      { id: 1, start: -4, end: 2 },
      { id: 2, start: 2, end: 2 },
      { id: 3, start: 2, end: 99 },
    ]);
    expect(runs.map((run) => [run.text, run.ids])).toEqual([
      ['ab', [1]],
      ['c', [3]],
    ]);
  });

  it('never shows half of a surrogate pair', () => {
    const runs = splitRuns('a😀b', [{ id: 1, start: 2, end: 3 }]);
    expect(runs.map((run) => run.text)).toEqual(['a', '😀', 'b']);
    expect(splitRuns('a😀b', [{ id: 1, start: 0, end: 2 }])[0]?.text).toBe('a😀');
  });

  it('loses and repeats nothing: the runs joined are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), anySpans, (text, spans) => {
        const runs = splitRuns(text, spans);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        for (const run of runs) expect(run.text).toBe(text.slice(run.start, run.end));
      }),
    );
  });

  it('covers every whole span with runs that name it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 40, maxLength: 60 }), fc.nat(39), fc.nat(39), (text, a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        const marked = splitRuns(text, [{ id: 7, start, end }]).filter((run) => run.ids.includes(7));
        expect(marked.map((run) => run.text).join('')).toBe(text.slice(start, end));
      }),
    );
  });
});
