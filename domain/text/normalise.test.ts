import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, normaliseForIdentity, words } from './normalise.ts';

describe('normaliseForIdentity', () => {
  it('treats composed and decomposed letters, and any white space, as the same', () => {
    expect(normaliseForIdentity('  A\u030A\r\n\u00A0 b ')).toBe('Å b');
  });

  it('keeps quotation marks, dashes and case, because changing one is an edit', () => {
    expect(normaliseForIdentity('«Nei» – “no” - NEI')).toBe('«Nei» – “no” - NEI');
  });

  it('gives the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseForIdentity(text);
        expect(normaliseForIdentity(once)).toBe(once);
      }),
    );
  });
});

describe('fold', () => {
  it.each([
    ['Æ Ø Å', 'ae o a'],
    ['Zelenskyj é ü ñ', 'zelenskyj e u n'],
    ['A\u030A', 'a'],
    ['ﬁ ½ Ⅳ', 'fi 1⁄2 iv'],
    ['STRASSE straße', 'strasse strasse'],
    ['ΟΔΌΣ', 'οδοσ'],
  ])('writes %s as %s', (text, expected) => expect(fold(text)).toBe(expected));

  it.each(['Київ', 'Йод', '東京', 'नमस्ते', 'שלום', 'ไทย', 'مرحبا', '한국'])(
    'keeps the letters of %s',
    (text) => {
      expect(fold(text)).toBe(text.toLowerCase().normalize('NFC'));
    },
  );

  it('gives the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('words', () => {
  it('gives folded words without punctuation', () => {
    expect(words('– Nato-sjefen, «Åse» sier: 40 000!', 'nb')).toEqual([
      'nato',
      'sjefen',
      'ase',
      'sier',
      '40',
      '000',
    ]);
  });

  it('finds words where no spaces are written', () => {
    expect(words('東京に行きました', 'ja').length).toBeGreaterThan(1);
  });

  it('accepts a language tag it has never heard of', () => {
    expect(words('a b', 'x-nothing')).toEqual(['a', 'b']);
  });
});
