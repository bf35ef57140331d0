import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDamage } from './mojibake.ts';

/** What a program makes of UTF-8 that takes it for Windows-1252. */
function damaged(text: string): string {
  return new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
}

const repairs = (text: string) =>
  findDamage(text).map(({ start, end, repaired }) => [text.slice(start, end), repaired]);

describe('findDamage', () => {
  it.each([
    ['sa pÃ¥ fredag', 'pÃ¥', 'på'],
    ['SÃ¸rland og nord', 'SÃ¸rland', 'Sørland'],
    ['ja â€“ nei', 'â€“', '–'],
    ['han sa â€œneiâ€\u009d i dag', 'â€œneiâ€\u009d', '“nei”'],
    ['Ã†rlig', 'Ã†rlig', 'Ærlig'],
    ['40Â\u00a0000 soldater', '40Â\u00a0', '40\u00a0'],
    ['koster 5 â‚¬ nå', 'â‚¬', '€'],
    ['bra ðŸ˜€', 'ðŸ˜€', '😀'],
    ['ï»¿Nato', 'ï»¿Nato', 'Nato'],
    ['dobbelt pÃƒÂ¥ tak', 'pÃƒÂ¥', 'på'],
  ])('repairs %j', (text, word, repaired) => expect(repairs(text)).toEqual([[word, repaired]]));

  it.each([
    ['p\ufffd fredag', 'p\ufffd'],
    ['pï¿½ fredag', 'pï¿½'],
    ['40 000Â soldater', '000Â '],
  ])('offers no repair of %j, where a character is lost', (text, word) => {
    expect(repairs(text)).toEqual([[word, null]]);
  });

  it.each([
    'Blå «Å», sa han på Østlandet – “ja”…',
    'Hun så blå”… og på–»',
    'IDÉ–CAFÉ, «VOILÀ», Århus, Ålesund’s',
    'São Paulo, AMANHÃ, Â, maître, naïve, fjörður, Ísland, ðe',
    'Київ 東京',
    '',
  ])('raises no alarm on %j', (text) => expect(findDamage(text)).toEqual([]));

  it('gives back every Nordic word that was damaged', () => {
    const letter = fc.constantFrom(...'abcdeæøåÆØÅéüöäÖÄß–“”’€…');
    const word = fc.array(letter, { minLength: 1, maxLength: 20 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(word, (text) => {
        const bad = damaged(text);
        fc.pre(bad !== text);
        const [first, ...others] = findDamage(`I ${bad} dag`);
        expect(others).toEqual([]);
        expect(first).toEqual({ start: 2, end: 2 + bad.length, repaired: text });
      }),
      { numRuns: 500 },
    );
  });
});
