import { describe, expect, it } from 'vitest';
import { type NodeLike, offsetIn, placeOfQuote, shiftedSpans, trimmedSpan } from './text-offsets.ts';

const text = (value: string): NodeLike => ({ nodeType: 3, nodeValue: value, childNodes: [] });
const element = (...childNodes: NodeLike[]): NodeLike => ({ nodeType: 1, nodeValue: null, childNodes });

describe('a place in the document becomes an offset in the text', () => {
  const first = text('Nato ');
  const inner = text('svarer');
  const outer = text(' Russland');
  const mark = element(element(inner));
  const sentence = element(first, mark, outer);

  it('counts across marks, however deep', () => {
    expect(offsetIn(sentence, first, 2)).toBe(2);
    expect(offsetIn(sentence, inner, 3)).toBe(8);
    expect(offsetIn(sentence, outer, 9)).toBe(20);
  });

  it('understands positions that are counted in children, as a triple click makes them', () => {
    expect(offsetIn(sentence, sentence, 0)).toBe(0);
    expect(offsetIn(sentence, sentence, 1)).toBe(5);
    expect(offsetIn(sentence, mark, 1)).toBe(11);
    expect(offsetIn(sentence, sentence, 3)).toBe(20);
  });

  it('says nothing of a place outside, and counts UTF-16 code units', () => {
    expect(offsetIn(sentence, text('x'), 0)).toBeNull();
    const emoji = text('a😀b');
    expect(offsetIn(element(emoji), emoji, 3)).toBe(3);
  });
});

describe('a marked span', () => {
  it('loses the white space at its ends and reads forwards', () => {
    expect(trimmedSpan('Nato svarer Russland', 12, 4)).toEqual({ start: 5, end: 11 });
    expect(trimmedSpan('Nato  svarer', 4, 6)).toBeNull();
  });

  it('never cuts a character in two', () => {
    expect(trimmedSpan('a😀b', 2, 4)).toEqual({ start: 1, end: 4 });
    expect(trimmedSpan('a😀b', 0, 2)).toEqual({ start: 0, end: 3 });
  });
});

describe('while somebody types, a mark', () => {
  const span = { id: 1, start: 5, end: 11 };

  it('moves with text typed before it and stays before text typed after it', () => {
    expect(shiftedSpans('Nato answers now', 'Now Nato answers now', [{ ...span, end: 12 }])).toEqual([
      { id: 1, start: 9, end: 16 },
    ]);
    expect(shiftedSpans('Nato svarer', 'Nato svarer nå', [span])).toEqual([span]);
  });

  it('grows when the edit is inside and goes when the edit cuts its edge', () => {
    expect(shiftedSpans('Nato svarer nå', 'Nato svaXrer nå', [span])).toEqual([{ id: 1, start: 5, end: 12 }]);
    expect(shiftedSpans('Nato svarer nå', 'Nato s då', [span])).toEqual([]);
    expect(shiftedSpans('Nato svarer', 'Nato ', [span])).toEqual([]);
  });
});

describe('a quote in a changed text', () => {
  it('is taken at its old place, else at its only place, else not at all', () => {
    expect(placeOfQuote('ja og ja', 'ja', 6)).toEqual({ start: 6, end: 8 });
    expect(placeOfQuote('nå: svar', 'svar', 0)).toEqual({ start: 4, end: 8 });
    expect(placeOfQuote('ja og ja', 'ja', 2)).toBeNull();
    expect(placeOfQuote('nei', 'ja', 0)).toBeNull();
  });
});
