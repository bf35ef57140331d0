import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPlace, cutPlaces, joined, type ManualCut, proposedCut, recut } from './cuts.ts';
import { type Span, segmentText } from './segment.ts';

const texts = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end));

describe('the place of a cut', () => {
  it.each([
    ['En. To.', 3, 4],
    ['En. To.', 4, 4],
    ['En   to', 2, 5],
    ['abcdef', 3, 3],
  ])('in %j at %i is %i: white space belongs to the part before it', (text, at, place) => {
    expect(cutPlace(text, at)).toBe(place);
  });

  it.each([
    ['En. To.', 0],
    ['En. To.', 7],
    ['En. ', 3],
    ['  En', 1],
    ['En', -1],
    ['En', Number.NaN],
  ])('in %j at %d there is none: a part would have nothing to read', (text, at) => {
    expect(cutPlace(text, at)).toBeNull();
  });

  it('is never inside a character', () => {
    expect(cutPlace('a😀b', 2)).toBe(3);
  });

  it('can be chosen between any two words', () => {
    expect(cutPlaces('Nato møtes  i Oslo.')).toEqual([5, 12, 14]);
    expect(cutPlaces('Nato')).toEqual([]);
  });
});

describe('the proposed cut of a translation', () => {
  it('is after the sentence that ends about as far along', () => {
    const source = 'Møtet varte i to timer, og Stoltenberg ledet det.';
    const target = 'The meeting lasted two hours. Stoltenberg chaired it.';
    expect(target.slice(0, proposedCut(source, 23, target))).toBe('The meeting lasted two hours. ');
  });

  it('is between two words where there is no better place', () => {
    const target = 'one two three four';
    expect(cutPlaces(target)).toContain(proposedCut('en to tre fire', 6, target));
  });

  it('leaves one word whole', () => {
    expect(proposedCut('Ja. Nei.', 4, 'Ja.')).toBe(3);
    expect(proposedCut('', 0, '')).toBe(0);
  });
});

describe('two texts joined', () => {
  it('have one space between them, and none where one is empty', () => {
    expect(joined('One. ', ' Two.')).toEqual({ text: 'One. Two.', at: 5 });
    expect(joined('', 'Two.')).toEqual({ text: 'Two.', at: 0 });
    expect(joined('One.', '  ')).toEqual({ text: 'One.', at: 4 });
  });
});

const BLOCK = 'Han kom. Hun gikk. De ble.';
const cut = (
  kind: ManualCut['kind'],
  text: string,
  at: number,
  rest: Partial<ManualCut> = {},
): ManualCut => ({
  kind,
  text,
  at,
  blockText: BLOCK,
  start: 0,
  ...rest,
});
const again = (block: string, cuts: ManualCut[]) =>
  texts(block, recut([block], [segmentText(block, 'nb')], cuts)[0] ?? []);

describe('cuts that are done again in a new text', () => {
  it('stay where their sentence stands unchanged, wherever it stands now', () => {
    const cuts = [cut('merge', 'Han kom. Hun gikk. ', 9)];
    expect(again(BLOCK, cuts)).toEqual(['Han kom. Hun gikk. ', 'De ble.']);
    expect(again('Først. Han kom. Hun gikk.', cuts)).toEqual(['Først. ', 'Han kom. Hun gikk.']);
  });

  it('are left out where it has changed', () => {
    const cuts = [cut('merge', 'Han kom. Hun gikk. ', 9), cut('split', 'De ble. ', 3)];
    expect(again('Han kom. Hun sprang. De ble der.', cuts)).toEqual([
      'Han kom. ',
      'Hun sprang. ',
      'De ble der.',
    ]);
  });

  it('are done once, where they were meant', () => {
    const twice = 'Ja da. Nei. Ja da.';
    const cuts = [cut('split', 'Ja da.', 3, { blockText: twice, start: 12 })];
    expect(again(twice, cuts)).toEqual(['Ja da. ', 'Nei. ', 'Ja ', 'da.']);
  });

  it('follow each other: what was split can be joined again', () => {
    const cuts = [cut('split', 'Han kom. ', 4), cut('merge', 'Han kom. ', 4)];
    expect(again(BLOCK, cuts)).toEqual(texts(BLOCK, segmentText(BLOCK, 'nb')));
  });
});

const word = fc.constantFrom('Han', 'kom.', 'Hun', 'gikk.', '– Ja,', 'sa', 'hun.', '26.', 'jan.', '😀');
const block = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
/** What an editor does by chance: splits or joins the sentence at an index. */
const deed = fc.record({ index: fc.nat(20), at: fc.nat(40), isSplit: fc.boolean() });

/** Does deeds to a block as the desk does them, and writes them down. */
function work(text: string, deeds: readonly { index: number; at: number; isSplit: boolean }[]) {
  let spans = segmentText(text, 'nb');
  const cuts: ManualCut[] = [];
  for (const { index, at, isSplit } of deeds) {
    const [first, second] = spans.slice(index % spans.length);
    const made = first && (isSplit ? splitting(text, first, at) : second && merging(text, first, second));
    if (!made) continue;
    cuts.push(made);
    spans = recut([text], [spans], [made])[0] ?? [];
  }
  return { spans, cuts };
}

function splitting(text: string, { start, end }: Span, at: number): ManualCut | null {
  const whole = text.slice(start, end);
  const place = cutPlace(whole, at % whole.length);
  return place === null ? null : cut('split', whole, place, { blockText: text, start });
}

function merging(text: string, { start, end }: Span, second: Span): ManualCut {
  return cut('merge', text.slice(start, second.end), end - start, { blockText: text, start });
}

describe('whatever an editor does to the cutting', () => {
  it('the segments of a block join to its text, none is empty', () => {
    fc.assert(
      fc.property(block, fc.array(deed, { maxLength: 12 }), (text, deeds) => {
        const { spans } = work(text, deeds);
        expect(texts(text, spans).join('')).toBe(text);
        expect(spans.every(({ start, end }) => end > start)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('the same text imported again is cut the same way, beside other blocks as well', () => {
    fc.assert(
      fc.property(block, block, fc.array(deed, { maxLength: 12 }), (text, other, deeds) => {
        const { spans, cuts } = work(text, deeds);
        const tilings = [segmentText(other, 'nb'), segmentText(text, 'nb')];
        const result = recut([other, text], tilings, cuts);
        expect(result[other === text ? 0 : 1]).toEqual(spans);
      }),
      { numRuns: 400 },
    );
  });

  it('another text is still tiled', () => {
    fc.assert(
      fc.property(block, block, fc.array(deed, { maxLength: 12 }), (text, other, deeds) => {
        const [spans = []] = recut([other], [segmentText(other, 'nb')], work(text, deeds).cuts);
        expect(texts(other, spans).join('')).toBe(other);
      }),
      { numRuns: 400 },
    );
  });
});
