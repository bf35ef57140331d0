/** The size and the SHA-256 of what could not be read as an article: whoever looks for the file later knows it by them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Refused } from './prepared.ts';

export type Measures = Pick<Refused, 'byteLength' | 'sha256'>;

const UNKNOWN: Measures = { byteLength: null, sha256: null };

/** Reads a file (its path) as a stream, or bytes. Never throws: of what cannot be read nothing is known. */
export async function measured(source: string | Uint8Array): Promise<Measures> {
  // bytes that were handed over to a thread are not here any more
  if (typeof source !== 'string' && source.byteLength === 0) return UNKNOWN;
  const hash = createHash('sha256');
  let byteLength = 0;
  try {
    for await (const chunk of typeof source === 'string' ? createReadStream(source) : [source]) {
      hash.update(chunk);
      byteLength += chunk.byteLength;
    }
    return { byteLength, sha256: hash.digest('hex') };
  } catch {
    return UNKNOWN;
  }
}
