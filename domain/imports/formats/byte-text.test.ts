import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../text/decode.ts';
import { encodingOf } from './byte-text.ts';
import { inChunks, utf8, utf16 } from './testing-formats.ts';

const windows1252 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const TEXT = 'id,tekst\na,Plain letters only\nb,Blåbær på øya – 🫐\n';

describe('the encoding of a file of many articles', () => {
  it.each([
    ['utf-8', utf8(TEXT)],
    ['utf-8', utf8('id,tekst\na,Plain letters only\n')],
    ['utf-8-bom', utf8(`\ufeff${TEXT}`)],
    ['utf-16le', utf16(TEXT)],
    ['utf-16be', utf16(TEXT, true)],
    ['windows-1252', windows1252('id,tekst\na,Plain letters only\nb,Blåbær på øya')],
    ['windows-1252', windows1252('Blåbær på')],
    ['utf-8', utf8('a')],
  ])('is found to be %s wherever its bytes are cut', async (encoding, bytes) => {
    for (const size of [1, 2, 3, 7, 1000]) expect(await encodingOf(inChunks(bytes, size))).toBe(encoding);
  });

  it('is that which the whole text would be read in', async () => {
    const bytes = fc.uint8Array({ min: 0x20, maxLength: 60 });
    const size = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, fc.string({ unit: 'binary' }).map(utf8)), size, async (some, cut) => {
        const isText = some.length > 0 && !some.some((byte) => byte < 0x20);
        if (!isText) return;
        const whole = await Promise.resolve()
          .then(() => decodeText(some).encoding)
          .catch(() => null);
        if (whole !== null) expect(await encodingOf(inChunks(some, cut))).toBe(whole);
      }),
    );
  });
});
