import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bandsOf,
  compareTexts,
  estimatedJaccard,
  isNearDuplicate,
  signatureBytes,
  signatureFromBytes,
  signatureOf,
} from './near-duplicate.ts';
import { fold } from './normalise.ts';

const folder = new URL('../../seeds/articles/', import.meta.url);
const seeds = readdirSync(folder)
  .filter((name) => /^00[0-4]_.*\.txt$/.test(name))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const signed = (text: string): Uint32Array => signatureOf(text) ?? new Uint32Array(0);

function shareABand(one: string, other: string): boolean {
  const bands = new Set(bandsOf(signed(one)));
  return bandsOf(signed(other)).some((band) => bands.has(band));
}

const each = (text: string, nth: number, change: (word: string) => string) =>
  text
    .split(' ')
    .map((word, i) => (i % nth === nth >> 1 ? change(word) : word))
    .join(' ');
const halfOf = (text: string) => text.slice(0, text.length / 2);

/** Words that no other text has: numbers from a counter, so that every run has the same texts. */
const own = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `w${(from + i).toString(36)}`).join(' ');

describe('nearly the same text', () => {
  it.each(seeds.map((text, i): [number, string] => [i, text]))(
    'is found after a light edit of seed %i, by a band and by what both have',
    (_, text) => {
      const edited = each(text, 60, () => 'endret');
      expect(shareABand(text, edited)).toBe(true);
      const likeness = compareTexts(text, edited);
      expect(likeness.jaccard).toBeGreaterThan(0.8);
      expect(isNearDuplicate(likeness)).toBe(true);
      expect(Math.abs(estimatedJaccard(signed(text), signed(edited)) - likeness.jaccard)).toBeLessThan(0.12);
    },
  );

  it.each(seeds.map((text, i): [number, string] => [i, text]))(
    'is an excerpt when only the first half of seed %i is there',
    (_, text) => {
      const likeness = compareTexts(text, halfOf(text));
      expect(likeness.containment).toBeGreaterThan(0.98);
      expect(likeness.jaccard).toBeLessThan(0.55);
      expect(isNearDuplicate(likeness)).toBe(true);
    },
  );

  it('is not two articles about the same matter', () => {
    const pairs = seeds.flatMap((one, i) => seeds.slice(i + 1).map((other) => [one, other] as const));
    expect(pairs).toHaveLength(10);
    for (const [one, other] of pairs) {
      expect(isNearDuplicate(compareTexts(one, other))).toBe(false);
      expect(shareABand(one, other)).toBe(false);
    }
  });

  it('is not half of one text followed by half of another', () => {
    const [one = '', other = ''] = seeds;
    expect(isNearDuplicate(compareTexts(one, `${halfOf(one)} ${halfOf(other)}`))).toBe(false);
  });

  it('is found by a band as often as 25 bands of 5 rows promise', () => {
    const shared = (jaccard: number) => {
      const words = 300;
      const common = Math.round((2 * jaccard * words) / (1 + jaccard));
      return Array.from({ length: 200 }, (_, pair) => {
        const text = own(pair * 10_000, common);
        const rest = (side: number) => own(pair * 10_000 + 1_000 * side, words - common);
        return shareABand(`${text} ${rest(1)}`, `${text} ${rest(2)}`);
      }).filter(Boolean).length;
    };
    expect(shared(0.86)).toBe(200);
    expect(shared(0.7)).toBeGreaterThanOrEqual(192);
    expect(shared(0.5)).toBeGreaterThanOrEqual(80);
    expect(shared(0.1)).toBeLessThanOrEqual(2);
  });
});

describe('a signature', () => {
  it('does not change: the database has stored it', () => {
    expect(Array.from(signed(own(1, 30)).slice(0, 3))).toEqual([2535426166, 2389987745, 2184829510]);
    expect(Array.from(bandsOf(signed(own(1, 30))).slice(0, 2))).toEqual([-474491509, 54162371]);
  });

  it('does not see case, diacritics, punctuation, white space and soft hyphens', () => {
    const text = `Også “Åse” så på ${own(1, 30)}`;
    const other = `OGSÅ – Ase sa  pa,\n${own(1, 30).replaceAll('w', 'w\u00ad')}!`;
    expect(signatureOf(other)).toEqual(signatureOf(text));
  });

  it('is the same whether Latin letters were read quickly or folded by the book', () => {
    const letter = fc.oneof(
      fc.integer({ min: 0x20, max: 0x17f }),
      fc.integer({ min: 0x2000, max: 0x206f }),
      fc.constantFrom(0x20, 0x61, 0x65),
    );
    const text = fc
      .array(letter, { maxLength: 60 })
      .map((codes) => `${own(1, 20)} ${String.fromCharCode(...codes)}`);
    fc.assert(
      fc.property(text, (some) => {
        // a Cyrillic word sends a text the long way
        const [quick, long] = [`${some} zhuk`, `${some} жук`];
        expect(compareTexts(`${quick} ${own(90, 2)}`, fold(`${quick} ${own(90, 2)}`)).jaccard).toBe(1);
        expect(compareTexts(long, `${fold(some)} жук`).jaccard).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('takes each character for a word where no spaces are written', () => {
    const text = '日本の首相は昨日の夜に東京で記者会見を開きました';
    const likeness = compareTexts(text, text.replace('東京', '大阪'));
    expect(signatureOf(text)).not.toBeNull();
    expect(likeness.jaccard).toBeGreaterThan(0.5);
    expect(likeness.jaccard).toBeLessThan(1);
  });

  it('is refused to a text of fewer than twenty words, which all agencies repeat', () => {
    expect(signatureOf(own(1, 19))).toBeNull();
    expect(signatureOf(own(1, 20))).toHaveLength(125);
    expect(signatureOf('')).toBeNull();
  });

  it('comes back from its bytes, least byte first', () => {
    const signature = signed(own(1, 40));
    const bytes = signatureBytes(signature);
    expect(bytes).toHaveLength(500);
    expect(bytes[0]).toBe((signature[0] ?? 0) & 0xff);
    expect(signatureFromBytes(bytes)).toEqual(signature);
    const within = new Uint8Array(503);
    within.set(bytes, 3);
    expect(signatureFromBytes(within.subarray(3))).toEqual(signature);
    expect(() => signatureFromBytes(bytes.subarray(1))).toThrow(RangeError);
  });

  it('has 25 bands, of which no two are alike even when their rows are', () => {
    const bands = bandsOf(new Uint32Array(125));
    expect(bands).toHaveLength(25);
    expect(new Set(bands).size).toBe(25);
  });

  it('reads a text that is longer than any before it', () => {
    const long = own(1, 9_000);
    expect(compareTexts(long, long)).toEqual({ jaccard: 1, containment: 1 });
  });
});

describe('compareTexts', () => {
  it('counts three-word shingles', () => {
    // one two three | two three four, and two three four | three four five
    expect(compareTexts('one two three four', 'two three four five')).toEqual({
      jaccard: 1 / 3,
      containment: 1 / 2,
    });
  });

  it('finds nothing in common in texts of fewer than three words', () => {
    expect(compareTexts('one two', 'one two')).toEqual({ jaccard: 0, containment: 0 });
    expect(compareTexts('', '')).toEqual({ jaccard: 0, containment: 0 });
  });
});
