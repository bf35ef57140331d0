import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodeError, decodeText } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2 + 2, text.charCodeAt(index), littleEndian);
  }
  return bytes;
}

function refusal(bytes: Uint8Array): { reason: string; offset: number } {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return { reason: error.reason, offset: error.offset };
    throw error;
  }
  throw new Error('was not refused');
}

describe('decodeText', () => {
  it('reads UTF-8 with and without a mark, and drops the mark', () => {
    expect(decodeText(utf8('Blåbær – «ja» 😀'))).toEqual({ text: 'Blåbær – «ja» 😀', encoding: 'utf-8' });
    expect(decodeText(utf8('\uFEFFBlåbær'))).toEqual({ text: 'Blåbær', encoding: 'utf-8-bom' });
  });

  it('reads UTF-16 in both byte orders', () => {
    expect(decodeText(utf16('Blåbær 😀', true))).toEqual({ text: 'Blåbær 😀', encoding: 'utf-16le' });
    expect(decodeText(utf16('Blåbær 😀', false))).toEqual({ text: 'Blåbær 😀', encoding: 'utf-16be' });
  });

  it('falls back to Windows-1252 only when the bytes are not UTF-8', () => {
    const bytes = Uint8Array.from([0x42, 0x6c, 0xe5, 0x20, 0x96, 0x20, 0xab, 0xbb, 0x80]);
    expect(decodeText(bytes)).toEqual({ text: 'Blå – «»€', encoding: 'windows-1252' });
  });

  it('gives the same text back for any well-formed text written as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\uFEFF'));
        expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8' });
      }),
    );
  });

  it('agrees with the platform about what is valid UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 0x80, minLength: 1, maxLength: 4 }), (tail) => {
        const bytes = Uint8Array.from([0x61, ...tail]);
        let isValid = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          isValid = false;
        }
        let encoding = 'refused';
        try {
          encoding = decodeText(bytes).encoding;
        } catch {
          // Bytes that no encoding fits: refused is the expected word.
        }
        expect(encoding === 'utf-8').toBe(isValid);
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses an empty file', () => {
    expect(refusal(new Uint8Array())).toEqual({
      reason: 'the file is empty; look for the one that has its text',
      offset: 0,
    });
  });

  it('refuses a file with a zero byte and says where it is', () => {
    expect(refusal(Uint8Array.from([0x61, 0x62, 0, 0x63])).offset).toBe(2);
  });

  it('refuses binary bytes even without a zero byte', () => {
    expect(refusal(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])).offset).toBe(6);
  });

  it('refuses bytes that are neither UTF-8 nor Windows-1252', () => {
    expect(refusal(Uint8Array.from([0x61, 0x81, 0x62]))).toEqual({
      reason: 'neither UTF-8 nor Windows-1252; save it as UTF-8',
      offset: 1,
    });
  });

  it('refuses a file that says it is UTF-8 and is not', () => {
    expect(refusal(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61, 0xe5])).offset).toBe(4);
  });

  it('refuses UTF-16 that is cut or has half a pair', () => {
    expect(refusal(Uint8Array.from([0xff, 0xfe, 0x61])).offset).toBe(2);
    expect(refusal(Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8])).offset).toBe(4);
    expect(refusal(Uint8Array.from([0xff, 0xfe, 0x00, 0x00])).offset).toBe(2);
  });
});
