import { isUtf8 } from 'node:buffer';
import type { TextEncoding } from '../../text/decode.ts';

/**
 * The bytes of a container as strings of one character a byte, so that ASCII marks are found whatever the encoding and
 * every record keeps its own bytes. UTF-16 becomes UTF-8; byte order marks go.
 */

/** Takes UTF-16 in pieces and gives UTF-8. A character may be cut at the edge of a piece. */
class Transcoder {
  private rest = Buffer.alloc(0);
  private readonly isBigEndian: boolean;

  constructor(isBigEndian: boolean) {
    this.isBigEndian = isBigEndian;
  }

  push(bytes: Uint8Array): string {
    const all = Buffer.concat([this.rest, bytes]);
    let whole = all.length - (all.length % 2);
    const last = whole >= 2 ? (all[this.isBigEndian ? whole - 2 : whole - 1] ?? 0) : 0;
    // The first half of a pair waits for the second.
    if (last >= 0xd8 && last <= 0xdb) whole -= 2;
    this.rest = Buffer.from(all.subarray(whole));
    return this.decode(all.subarray(0, whole));
  }

  end(): string {
    return this.rest.length === 0 ? '' : Buffer.from('\ufffd').toString('latin1');
  }

  private decode(bytes: Buffer): string {
    const little = this.isBigEndian ? Buffer.from(bytes).swap16() : bytes;
    // A half that has lost its other half becomes U+FFFD, which readers warn of.
    return Buffer.from(little.toString('utf16le').toWellFormed()).toString('latin1');
  }
}

async function* plainBytes(chunks: AsyncIterable<Uint8Array>, first: Uint8Array): AsyncGenerator<string> {
  const latin1 = (bytes: Uint8Array) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (first.length > 0) yield latin1(first);
  for await (const chunk of chunks) yield latin1(chunk);
}

async function* fromUtf16(
  chunks: AsyncIterable<Uint8Array>,
  first: Uint8Array,
  isBigEndian: boolean,
): AsyncGenerator<string> {
  const transcoder = new Transcoder(isBigEndian);
  yield transcoder.push(first);
  for await (const chunk of chunks) yield transcoder.push(chunk);
  yield transcoder.end();
}

/** The container's bytes, without a byte order mark, UTF-16 as UTF-8. */
export async function* byteText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const iterator = chunks[Symbol.asyncIterator]();
  const rest = { [Symbol.asyncIterator]: () => iterator };
  let head = Buffer.alloc(0);
  while (head.length < 3) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const marked = markedEncoding(head);
  if (marked === 'utf-16le' || marked === 'utf-16be')
    yield* fromUtf16(rest, head.subarray(2), marked === 'utf-16be');
  else yield* plainBytes(rest, marked === 'utf-8-bom' ? head.subarray(3) : head);
}

/** The encoding that the byte order mark at the beginning tells; null without one. */
function markedEncoding(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8-bom' : null;
}

/** How many bytes a character has that begins so; none, that of which nothing begins. */
function lengthOf(lead: number): number {
  if (lead > 0xf4) return 0;
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

/** How many bytes at the end may be the beginning of a character that goes on in the next piece (RFC 3629: four at most). */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
  }
  return 0;
}

/** The pieces again, the first one long enough to have a byte order mark, each with what the one before left of a character. */
async function* wholeCharacters(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (isFirst && held.length < 3) continue;
    isFirst = false;
    const whole = held.length - unfinished(held);
    yield held.subarray(0, whole);
    held = held.subarray(whole);
  }
  yield held;
}

/**
 * In which encoding a container is, which one record of it may not tell: as `decodeText` would find it. Reads no further than
 * to a byte order mark, or to the first byte that is no UTF-8.
 */
export async function encodingOf(chunks: AsyncIterable<Uint8Array>): Promise<TextEncoding> {
  let isFirst = true;
  for await (const bytes of wholeCharacters(chunks)) {
    const marked = isFirst ? markedEncoding(bytes) : null;
    if (marked) return marked;
    isFirst = false;
    if (!isUtf8(bytes)) return 'windows-1252';
  }
  return 'utf-8';
}
