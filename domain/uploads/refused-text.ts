/** What is known of a file or record that is refused: it may be in a known format, and be readable to people. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { detectFormat, HEAD_BYTES } from '../imports/formats/detect.ts';
import type { Job } from '../imports/preparers.ts';
import { DecodeError, decodeText } from '../text/decode.ts';
import type { PreviewEntry } from './upload.ts';

/** Characters of a refused text that are shown: enough to see what is wrong with it. */
const MOST_SHOWN = 20_000;

type Seen = NonNullable<PreviewEntry['seen']>;

interface Source {
  bytes: Uint8Array;
  encoding: string | null;
  format: string | null;
}

/** Null for what was not read: a file above `mostBytes`, a link, a record that its file ends in. */
export async function seenOf(job: Job, mostBytes: number): Promise<Seen | null> {
  const source = await sourceOf(job, mostBytes);
  if (!source) return null;
  const { bytes } = source;
  const decoded = isPacked(bytes) ? null : decodedOrNull(bytes);
  const encoding = decoded ? (source.encoding ?? decoded.encoding) : null;
  return {
    byteLength: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    encoding,
    format: source.format,
    raw: decoded?.text.slice(0, MOST_SHOWN) ?? null,
    more: Math.max(0, (decoded?.text.length ?? 0) - MOST_SHOWN),
  };
}

async function sourceOf(job: Job, mostBytes: number): Promise<Source | null> {
  if (job.kind === 'bytes') {
    const { bytes, encoding = null, format = null } = job.file;
    return { bytes, encoding, format };
  }
  if (job.kind === 'problem') {
    const { record } = job;
    return record && record.raw !== '' ? { ...record, bytes: Buffer.from(record.raw, 'latin1') } : null;
  }
  if (job.size > mostBytes) return null;
  const bytes = await readFile(job.file).catch(() => null);
  if (!bytes) return null;
  const format = detectFormat(path.basename(job.path), bytes.subarray(0, HEAD_BYTES));
  return { bytes, encoding: null, format };
}

/** Of what is packed, as a Word file is, the bytes say nothing to people. */
function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function decodedOrNull(bytes: Uint8Array) {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof DecodeError) return null;
    throw error;
  }
}
