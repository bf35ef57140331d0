import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './testing-text.ts';
import { encode, inTitleMark, placedTokens, searchText, tokensOf } from './tokens.ts';

const exact = (text: string, family: Parameters<typeof tokensOf>[1] = 'other') =>
  tokensOf(text, family).map((token) => token.exact);

describe('tokensOf', () => {
  it('folds and stems', () => {
    expect(exact('Øvelsene i Russland – «krigens» gang', 'nb')).toEqual([
      'ovel',
      'i',
      'russland',
      'krig',
      'gang',
    ]);
  });

  it.each([
    ['EUs NATOs USAs', ['eu', 'nato', 'usa'].join(' ')],
    ['NATO’s NATO\u0027s', 'nato nato'],
    ['U.S. slutt.Nå', 'us slutt na'],
    ['l’homme', 'l homme'],
    ['Nato-sjefen', 'nato sjefen'],
    ['MPs', 'mp'],
  ])('%s is %s', (text, expected) => expect(exact(text)).toEqual(expected.split(' ')));

  it('takes the Swedish genitive with a colon', () => expect(exact('EU:s ledare', 'sv')[0]).toBe('eu'));

  it('takes every character of texts without spaces for a word', () => {
    expect(exact('東京都知事')).toHaveLength(5);
    expect(exact('서울에서').slice(0, 2)).toEqual(exact('서울'));
  });

  it('does not mind Arabic and Hebrew vowel signs, nor ё', () => {
    expect(exact('مُحَمَّد')).toEqual(exact('محمد'));
    expect(exact('שָׁלוֹם')).toEqual(exact('שלום'));
    expect(exact('Королёв')).toEqual(exact('Королев'));
  });

  it('gives nothing but letters and digits, a letter first, whatever the text', () => {
    const family = fc.constantFrom('nb' as const, 'en' as const, 'other' as const);
    const isStorable = (token: string | null) => token === null || /^[a-z][a-z0-9]{0,400}$/.test(token);
    fc.assert(
      fc.property(anyText(0, 20), family, (text, of) =>
        tokensOf(text, of).every((token) => isStorable(token.exact) && isStorable(token.open)),
      ),
      { numRuns: 500 },
    );
  });
});

describe('encode', () => {
  it('keeps plain words readable', () => {
    expect(['nato', 'g20', 'zelenskyj'].map(encode)).toEqual(['nato', 'g20', 'zelenskyj']);
  });

  it('keeps different words different, beginnings beginnings, and never makes the mark of a title', () => {
    const word = anyText(1, 6);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(encode(a) === encode(b)).toBe(a === b);
        expect(encode(a + b).startsWith(encode(a))).toBe(true);
        expect(encode(a).startsWith(inTitleMark(''))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('searchText', () => {
  it('stores the title’s words twice, the second time marked', () => {
    expect(searchText('Putin svarer', 'Krigen.', 'nb')).toBe('putin svar krig qtputin qtsvar');
  });

  it('stores the same tokens in whatever script, and with whatever marks, the text is', () => {
    const latin = fc
      .array(fc.constantFrom(...'aAbsSåÆøéß.,:;’\u0027-–… \n05½²¹µŀŉª·⁄€'), { maxLength: 30 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(fc.oneof(latin, anyText(0, 20)), (text) => {
        expect(searchText('', text, 'nb').trim()).toBe(exact(text, 'nb').join(' '));
      }),
      { numRuns: 2_000 },
    );
  });

  it('stays within what Postgres can index, and soon', () => {
    const alphabet = 'abcdefghijklmnoprstuvwxyz';
    const word = (n: number) =>
      [n, n / 25, n / 625, n / 15625].map((i) => alphabet[Math.floor(i) % 25]).join('');
    const text = Array.from({ length: 300_000 }, (_, n) => word(n)).join(' ');
    const start = performance.now();
    const stored = searchText('Tittel', text, 'de');
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(stored.length).toBeLessThanOrEqual(400_000);
    expect(stored.length).toBeGreaterThan(390_000);
    expect(stored.endsWith(' qttittel')).toBe(true);
  });
});

describe('placedTokens', () => {
  it('says where in the text each word stands', () => {
    const text = 'I Russlands – «øvelsene» 東京!';
    const placed = placedTokens(text, 'nb').map(({ start, end }) => text.slice(start, end));
    expect(placed).toEqual(['I', 'Russlands', 'øvelsene', '東', '京']);
  });
});
