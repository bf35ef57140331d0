/** The few things of the ZIP format that a DOCX needs, read with the limits that keep a small file from becoming a large one. */
import { inflateRawSync } from 'node:zlib';
import { ParseError } from '../../text/parsed-article.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

const MOST_ENTRIES = 10_000;
/** A long article's text has some hundred kilobytes of XML; 20 MB is a book. */
const LARGEST_UNPACKED = 20_000_000;

interface Entry {
  name: string;
  method: number;
  isEncrypted: boolean;
  packed: number;
  unpacked: number;
  offset: number;
}

const broken = (what: string) => new ParseError(`the DOCX file is damaged: ${what}`, 1);

/** The record at the end; up to 64 KB of comment may follow it. */
function findEnd(view: DataView): number {
  const lowest = Math.max(view.byteLength - 65_557, 0);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw broken('its directory is missing, as when a file was cut off');
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): { entry: Entry; next: number } {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY)
    throw broken('its directory is unreadable');
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  return {
    entry: {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    },
    next,
  };
}

/** The names in the archive are only looked up, never used as paths. Throws ParseError. */
export function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 22) throw broken('it is too short');
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES)
    throw new ParseError(`the archive has ${count} entries; a DOCX has fewer than 100`, 1);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readEntry(view, bytes, at);
    if (entries.has(entry.name)) throw broken('it has two entries of one name');
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

/** Unpacks one entry; null when the archive has none of that name. Throws ParseError, before unpacking more than the limit. */
export function unpack(
  bytes: Uint8Array,
  entries: ReadonlyMap<string, Entry>,
  name: string,
): Uint8Array | null {
  const entry = entries.get(name);
  if (!entry) return null;
  if (entry.isEncrypted) throw new ParseError('the DOCX file is protected by a password', 1);
  const tooLarge = `${name} unpacks to more than ${LARGEST_UNPACKED / 1_000_000} MB, which no article does`;
  if (entry.unpacked > LARGEST_UNPACKED) throw new ParseError(tooLarge, 1);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL_ENTRY)
    throw broken(`${name} is missing`);
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw broken(`${name} is cut off`);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw broken(`${name} is packed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: LARGEST_UNPACKED });
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isLarge ? new ParseError(tooLarge, 1) : broken(`${name} cannot be unpacked`);
  }
}
