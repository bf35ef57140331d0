import { diffArrays } from 'diff';
import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { countElsewhere, remapSegments, type SegmentPair } from './diff.ts';
import { normaliseForIdentity } from './normalise.ts';

/** What the rule says, without any shortcut: each sentence that does not stand unchanged in its order beside each. */
function allCompared(oldTexts: string[], newTexts: string[]): SegmentPair[] {
  const olds = oldTexts.map(normaliseForIdentity);
  const news = newTexts.map(normaliseForIdentity);
  const pairs = unchangedInOrder(olds, news);
  const takenOld = new Set(pairs.values());
  const candidates = [...olds.keys()]
    .filter((index) => !takenOld.has(index))
    .flatMap((oldIndex) =>
      [...news.keys()]
        .filter((index) => !pairs.has(index))
        .map((newIndex) => ({
          oldIndex,
          newIndex,
          likeness: likenessOf(olds[oldIndex] ?? '', news[newIndex] ?? ''),
          shift: Math.abs(oldIndex / olds.length - newIndex / news.length),
        })),
    )
    .filter(({ likeness }) => likeness >= 0.6)
    .sort((a, b) => b.likeness - a.likeness || a.shift - b.shift || a.oldIndex - b.oldIndex);
  for (const { oldIndex, newIndex } of candidates) {
    if (pairs.has(newIndex) || takenOld.has(oldIndex)) continue;
    pairs.set(newIndex, oldIndex);
    takenOld.add(oldIndex);
  }
  const kept = news.map((text, newIndex): SegmentPair => {
    const oldIndex = pairs.get(newIndex) ?? null;
    if (oldIndex === null) return { oldIndex, newIndex, kind: 'new' };
    return { oldIndex, newIndex, kind: olds[oldIndex] === text ? 'same' : 'changed' };
  });
  const gone = [...olds.keys()].filter((index) => !takenOld.has(index));
  return [...kept, ...gone.map((oldIndex): SegmentPair => ({ oldIndex, newIndex: null, kind: 'gone' }))];
}

function unchangedInOrder(olds: string[], news: string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let [oldAt, newAt] = [0, 0];
  for (const { value, added, removed } of diffArrays(olds, news)) {
    if (!added && !removed) value.forEach((_, step) => void pairs.set(newAt + step, oldAt + step));
    if (!added) oldAt += value.length;
    if (!removed) newAt += value.length;
  }
  return pairs;
}

function likenessOf(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - distance(one, other) / longest;
}

const word = fc.constantFrom(
  'en',
  'to',
  'om',
  'Oslo',
  'møtet',
  'onsdag',
  'torsdag',
  'regjeringen',
  'blåbærsyltetøy',
  '😀',
);
const oneSentence = fc.array(word, { maxLength: 14 }).map((words) => words.join(' '));

/** An article, and what came of it: sentences that stay, are edited, come, go, and stand elsewhere. */
const articles = fc
  .record({
    old: fc.array(oneSentence, { maxLength: 25 }),
    fates: fc.array(fc.constantFrom('stays', 'edited', 'goes', 'comes', 'moves'), {
      minLength: 25,
      maxLength: 25,
    }),
    words: fc.array(word, { minLength: 25, maxLength: 25 }),
  })
  .map(({ old, fates, words }) => {
    const now: string[] = [];
    for (const [index, text] of old.entries()) {
      const other = words[index] ?? '';
      const fate = fates[index];
      if (fate === 'stays') now.push(text);
      if (fate === 'edited') now.push(text.replace(/\S+/, other));
      if (fate === 'comes') now.push(text, `${other} ${other}`);
      if (fate === 'moves') now.unshift(text);
    }
    return { old, now };
  });

/** Sentences of which each has a word of its own: the same ones for the same `book`. */
function longText(count: number, book: number): string[] {
  const words = [
    'regjeringen',
    'møtet',
    'Oslo',
    'kommunen',
    'veien',
    'prisen',
    'boka',
    'havet',
    'snøen',
    'valget',
  ];
  let state = book;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return words[state % 7 === 0 ? 9 : (state >> 8) % words.length] ?? '';
  };
  return Array.from({ length: count }, (_, index) =>
    [...Array.from({ length: 6 + (index % 5) }, next), `nr${book}x${index}`].join(' '),
  );
}

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

  it('says of every article the same as comparing each sentence with each', () => {
    fc.assert(
      fc.property(articles, ({ old, now }) => {
        expect(remapSegments(old, now)).toEqual(allCompared(old, now));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the edited sentences of a book again, and those that have moved', () => {
    const book = longText(6_000, 1);
    const edited = book.map((text, index) => (index % 3 === 0 ? text.replace(/^\S+/, 'Kanskje') : text));
    const [moved = ''] = edited.splice(30, 1);
    edited.push(moved);
    const pairs = remapSegments(book, edited);
    const there = (oldIndex: number) => (oldIndex === 30 ? 5_999 : oldIndex - (oldIndex > 30 ? 1 : 0));
    for (const { oldIndex, newIndex } of pairs) expect(newIndex).toBe(there(oldIndex ?? 0));
    expect(pairs.filter(({ kind }) => kind === 'changed')).toHaveLength(2_000);
  });

  it('names every sentence of two books that have nothing in common', () => {
    const other = longText(4_000, 2).map((text) => text.toUpperCase());
    const pairs = remapSegments(longText(4_000, 1), other);
    expect(pairs.filter(({ newIndex }) => newIndex !== null)).toHaveLength(4_000);
    expect(pairs.filter(({ oldIndex }) => oldIndex !== null)).toHaveLength(4_000);
    expect(new Set(pairs.map(({ kind }) => kind))).toEqual(new Set(['new', 'gone']));
  });

  it('maps an unchanged text onto itself', () => {
    expect(
      remapSegments(SENTENCES, SENTENCES).every((p) => p.kind === 'same' && p.oldIndex === p.newIndex),
    ).toBe(true);
  });
});

describe('the order of a text', () => {
  const elsewhere = (before: string, after: string) =>
    countElsewhere(
      remapSegments(
        before.split('').map((name) => `Setning ${name} står her.`),
        after.split('').map((name) => `Setning ${name} står her.`),
      ),
    );

  it.each([
    ['abcdef', 'abcdef', 0],
    ['abcdef', 'efabcd', 2],
    ['abcdef', 'fbcdea', 2],
    ['abc', 'cba', 2],
    ['abc', '', 0],
  ])('from %s to %s has %i that stand elsewhere', (before, after, count) => {
    expect(elsewhere(before, after)).toBe(count);
  });
});
