export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  /** The text without its byte order mark. */
  text: string;
  encoding: TextEncoding;
}

/** Why bytes could not be read as text, and at which byte (counted from 0) that was seen. */
export class DecodeError extends Error {
  readonly reason: string;
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(`${reason} (byte ${offset})`);
    this.name = 'DecodeError';
    this.reason = reason;
    this.offset = offset;
  }
}

/** Byte values Windows-1252 gives no character. */
const UNDEFINED_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Control bytes that occur in text: tab, line feed, vertical tab, form feed, carriage return. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d]);

/** How long a sequence this byte starts in UTF-8, and how the second byte is limited (RFC 3629 section 4). */
function sequenceOf(lead: number): { length: number; low: number; high: number } | null {
  if (lead >= 0xc2 && lead <= 0xdf) return { length: 2, low: 0x80, high: 0xbf };
  if (lead === 0xe0) return { length: 3, low: 0xa0, high: 0xbf };
  if (lead === 0xed) return { length: 3, low: 0x80, high: 0x9f };
  if (lead >= 0xe1 && lead <= 0xef) return { length: 3, low: 0x80, high: 0xbf };
  if (lead === 0xf0) return { length: 4, low: 0x90, high: 0xbf };
  if (lead >= 0xf1 && lead <= 0xf3) return { length: 4, low: 0x80, high: 0xbf };
  if (lead === 0xf4) return { length: 4, low: 0x80, high: 0x8f };
  return null;
}

function isWholeSequence(
  bytes: Uint8Array,
  start: number,
  length: number,
  low: number,
  high: number,
): boolean {
  const second = bytes[start + 1] ?? 0;
  if (second < low || second > high) return false;
  for (let index = start + 2; index < start + length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return false;
  }
  return true;
}

/** The offset of the first byte that is not UTF-8, or -1: TextDecoder refuses without saying where. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const sequence = sequenceOf(lead);
    if (!sequence || !isWholeSequence(bytes, at, sequence.length, sequence.low, sequence.high)) return at;
    at += sequence.length;
  }
  return -1;
}

function refuseBinary(bytes: Uint8Array): void {
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    throw new DecodeError('a zero byte: this is not a text file; save it as plain text in UTF-8', nul);
}

/** A text has some now and then, left behind by the program that set it; so many are no text. */
const [MOST_CONTROLS, MOST_OF_ALL] = [32, 0.1];
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0001-\u0008\u000e-\u0019\u001c-\u001f\u007f]/g;

function refuseControls(text: string): void {
  const count = text.match(CONTROLS)?.length ?? 0;
  if (count <= MOST_CONTROLS || count <= text.length * MOST_OF_ALL) return;
  const what = `${count} control characters: this is not a text file; save it as plain text in UTF-8`;
  throw new DecodeError(what, text.search(CONTROLS));
}

function decode1252(bytes: Uint8Array, invalidAt: number): DecodedText {
  for (const [offset, byte] of bytes.entries()) {
    const isControl = (byte < 0x20 && !TEXT_CONTROLS.has(byte)) || byte === 0x7f;
    if (isControl)
      throw new DecodeError(
        'a control byte: this is not a text file; save it as plain text in UTF-8',
        offset,
      );
    if (UNDEFINED_1252.has(byte)) {
      throw new DecodeError('neither UTF-8 nor Windows-1252; save it as UTF-8', Math.min(offset, invalidAt));
    }
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

function readUnit(bytes: Uint8Array, offset: number, encoding: 'utf-16le' | 'utf-16be'): number {
  const first = bytes[offset] ?? 0;
  const second = bytes[offset + 1] ?? 0;
  return encoding === 'utf-16le' ? first | (second << 8) : (first << 8) | second;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** The offset of the first unpaired surrogate or NUL in UTF-16, or -1. */
function firstInvalidUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  let at = 2;
  while (at < bytes.length) {
    const unit = readUnit(bytes, at, encoding);
    const isPair = isHigh(unit) && isLow(readUnit(bytes, at + 2, encoding));
    if (unit === 0 || isLow(unit) || (isHigh(unit) && !isPair)) return at;
    at += isPair ? 4 : 2;
  }
  return -1;
}

function decode16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedText {
  if (bytes.length % 2 === 1)
    throw new DecodeError('half a UTF-16 character at the end; save it as UTF-8', bytes.length - 1);
  const invalidAt = firstInvalidUtf16(bytes, encoding);
  if (invalidAt >= 0) throw new DecodeError('not readable as UTF-16; save it as UTF-8', invalidAt);
  let text = '';
  // Decoded by hand: a small-ICU runtime has no utf-16be TextDecoder.
  for (let at = 2; at < bytes.length; at += 2) text += String.fromCharCode(readUnit(bytes, at, encoding));
  return { text, encoding };
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads the bytes of an imported file as text. A byte order mark decides; without one, valid UTF-8 is UTF-8 and
 * anything else Windows-1252, unless it looks binary. The byte order mark is not part of the text.
 * Throws DecodeError (with the byte offset) for an empty file, a binary one, and one no encoding fits.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new DecodeError('the file is empty; look for the one that has its text', 0);
  if (startsWith(bytes, 0xff, 0xfe)) return decode16(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return decode16(bytes, 'utf-16be');
  refuseBinary(bytes);
  const invalidAt = firstInvalidUtf8(bytes);
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    if (invalidAt >= 0)
      throw new DecodeError('marked as UTF-8 but not valid UTF-8; save it as UTF-8', invalidAt);
    return { text: new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes), encoding: 'utf-8-bom' };
  }
  if (invalidAt >= 0) return decode1252(bytes, invalidAt);
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  refuseControls(text);
  return { text, encoding: 'utf-8' };
}
