import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDamage, isHardly1252 } from './mojibake.ts';

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

describe('isHardly1252', () => {
  /** As `decodeText` reads bytes that are not UTF-8. */
  const read = (...bytes: number[]) => new TextDecoder('windows-1252').decode(Uint8Array.from(bytes));
  const KOI8 = [0xfc, 0xef, 0xe9, 0x20, 0xd2, 0xd5, 0xd3, 0xd3, 0xcb, 0xc1, 0xd1, 0x20, 0xce, 0xcf, 0xd7];
  const MAC = [0x42, 0x6c, 0x8c, 0x62, 0xbe, 0x72, 0x73, 0x79, 0x6c, 0x74, 0x65, 0x74, 0xbf, 0x79];
  const WINDOWS_1251 = [0xcf, 0xf0, 0xe5, 0xe7, 0xe8, 0xe4, 0xe5, 0xed, 0xf2, 0x20, 0xed, 0xe5];

  it.each([
    ['KOI8-R', read(...KOI8)],
    ['Mac Roman', read(...MAC)],
    ['Windows-1251', read(...WINDOWS_1251)],
    ['DOS', 'Bl†b‘rsyltet›y p† br›d'],
  ])('knows %s that was read as Windows-1252', (_, text) => expect(isHardly1252(text)).toBe(true));

  it.each([
    'Blåbærsyltetøy på brødskive, «Ærlig talt», sa Åse – 12 £ og 3½ liter på 40 m².',
    'ÆØÅ æøå: ØRSTA, ÅLESUND OG BÆRUM',
    'Rødgrød med fløde på Ærø, æblegrød på Åbenrå.',
    'Räksmörgås på Åland, sade Örjan; Öländsk ärtsoppa är godast.',
    'L’été dernier, l’élève a été reçu à l’École ; ŒUVRE, cœur, Œdipe, PŒUF, Noël – déjà vu ¿qué?',
    'Größe, Übermut, Ärger, Öl und Straße: „Müßig“, sagte er.',
    'Ísland er fallegt, þó að það sé kalt: „Þetta er gott“, sagði hún við Ólöfu Öldu.',
    '¿Cómo está? ¡Qué día! El niño año 2º, señor Núñez.',
    'Š. Žižek og Škoda besøkte Šibenik',
    '',
  ])('raises no alarm on %j', (text) => expect(isHardly1252(text)).toBe(false));
});
