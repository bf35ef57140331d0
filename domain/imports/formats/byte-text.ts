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
  if (head[0] === 0xff && head[1] === 0xfe) yield* fromUtf16(rest, head.subarray(2), false);
  else if (head[0] === 0xfe && head[1] === 0xff) yield* fromUtf16(rest, head.subarray(2), true);
  else {
    const isMarked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    yield* plainBytes(rest, isMarked ? head.subarray(3) : head);
  }
}
