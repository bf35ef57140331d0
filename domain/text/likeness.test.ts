import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, it } from 'vitest';
import { Likeness } from './likeness.ts';

function likenessOf(one: string, other: string, allowance = Number.POSITIVE_INFINITY): number {
  const likeness = new Likeness([other], allowance);
  likeness.against(one);
  return likeness.likenessOf(0);
}

/** By the definition; 0 where it is below 0.6. */
function expected(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  const like = longest === 0 ? 1 : 1 - distance(one, other) / longest;
  return like < 0.6 ? 0 : like;
}

const letters = fc.array(fc.constantFrom('a', 'b', 'ø', ' ', '😀', 'ب'), { maxLength: 120 });
const text = fc.oneof(
  letters.map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 100 }),
);

it('is what the edit distance says, or nothing below the least', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(likenessOf(one, other)).toBe(expected(one, other));
    }),
    { numRuns: 2000 },
  );
});

it('is the same for an edited text, whatever was edited', () => {
  fc.assert(
    fc.property(text, text, fc.nat(120), fc.nat(40), (one, other, from, count) => {
      const edited = one.slice(0, from) + other.slice(0, 12) + one.slice(from + count);
      expect(likenessOf(one, edited)).toBe(expected(one, edited));
    }),
    { numRuns: 2000 },
  );
});

it('compares one text after the other', () => {
  const texts = ['Møtet var onsdag kveld i Oslo.', 'Noe helt annet.', ''];
  const likeness = new Likeness(texts, Number.POSITIVE_INFINITY);
  for (const one of [
    'Møtet var torsdag kveld i Oslo.',
    'Noe annet.',
    '',
    'Møtet var i Oslo, en onsdag, om kvelden.',
  ]) {
    likeness.against(one);
    expect(texts.map((_, index) => likeness.likenessOf(index))).toEqual(
      texts.map((other) => expected(one, other)),
    );
  }
});

it('is found on one of several levels, the same as at once', () => {
  fc.assert(
    fc.property(text, text, fc.nat(120), (one, other, from) => {
      const edited = one.slice(0, from) + other.slice(0, 12) + one.slice(from);
      const likeness = new Likeness([edited], Number.POSITIVE_INFINITY);
      likeness.against(one);
      const levels = [likeness.likenessOf(0, 0.8), likeness.likenessOf(0, 0.6, 0.8)];
      expect(levels.filter((like) => like > 0)).toEqual([expected(one, edited)].filter((like) => like > 0));
    }),
    { numRuns: 2000 },
  );
});

it('is the same for a text that is as long as a book', () => {
  const long = Array.from({ length: 900 }, (_, index) => `ord${index % 40}`).join(' ');
  const edited = `Før. ${long.replaceAll('ord7', 'verb')} Etter.`;
  expect(likenessOf(long, edited)).toBe(expected(long, edited));
  expect(likenessOf(long, long)).toBe(1);
});

it('is the share of common words when enough letters have been compared', () => {
  expect(likenessOf('Det var en gang', 'Det var to gang', 0)).toBe(0.75);
  expect(likenessOf('Det var en gang', 'Gang på gang på', 0)).toBe(0);
});
