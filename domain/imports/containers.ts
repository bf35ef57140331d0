/** Files of many articles, cut into their articles while they are read: none is ever held as a whole. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { TextEncoding } from '../text/decode.ts';
import { encodingOf } from './formats/byte-text.ts';
import { detectFormat, HEAD_BYTES } from './formats/detect.ts';
import { type ContainerFormat, isContainer } from './formats/format.ts';
import type { ArticleRecord, RefusedRecord } from './formats/record-file.ts';
import { splitContainer } from './formats/split.ts';
import type { ContainerFile, ImportOptions } from './import.ts';
import { LeftOut } from './left-out.ts';
import { measured } from './measured.ts';
import type { Job, RefusedText } from './preparers.ts';
import { recordName } from './source-records.ts';

/** Endings of files that are nearly always one article: of these a glance at the beginning is enough, and made at once. */
const MOSTLY_SINGLE = new Set(['.txt', '.text', '.md', '.markdown', '.htm', '.html', '.xhtml', '.docx']);
const GLANCE = 2_000;
/** A file of fewer bytes is read by the same glance, and need not be opened again. */
const SMALL = 16_000;
/** Of which the first tell JSON. */
const LOOKED_AT = 100;

interface Cutting {
  options: ImportOptions;
  leftOut: LeftOut;
  /** told of each file of many articles, before its first one */
  onContainer?: ((file: ContainerFile) => Promise<void>) | undefined;
  /** records that are refused come with their text */
  keepsRefused?: boolean;
}

/**
 * The jobs, with each file of many articles replaced by its articles, labelled `FILE#KEY`. `leftOut` is told of the records
 * that were never meant to be articles.
 */
export async function* articlesOf(
  jobs: AsyncIterable<Job>,
  options: ImportOptions,
  leftOut: LeftOut = new LeftOut(),
  more: Pick<Cutting, 'onContainer' | 'keepsRefused'> = {},
): AsyncGenerator<Job> {
  for await (const job of jobs) {
    const { container, bytes } = await lookedAt(job);
    if (bytes && job.kind === 'disk') yield { ...job, bytes };
    else if (container === null || job.kind === 'problem') yield job;
    else yield* recordsOf(job, container, { ...more, options, leftOut });
  }
}

/** The format of a file of many articles; null for everything else, also for what cannot be read. */
export async function containerOf(job: Job): Promise<ContainerFormat | null> {
  return (await lookedAt(job)).container;
}

interface Seen {
  container: ContainerFormat | null;
  /** all of them, where they were in sight: of one article, in a small file */
  bytes?: Uint8Array;
}

async function lookedAt(job: Job): Promise<Seen> {
  if (job.kind === 'problem' || (job.kind === 'bytes' && job.file.format !== undefined))
    return { container: null };
  const label = labelOf(job);
  const seen = job.kind === 'disk' ? glancedAt(job.file, label) : null;
  if (seen) return seen;
  const head = job.kind === 'bytes' ? job.file.bytes.subarray(0, HEAD_BYTES) : await headOf(job.file);
  const format = head && detectFormat(path.basename(label), head);
  return { container: format && isContainer(format) ? format : null };
}

/** Null where a glance is not enough. What cannot be read is refused later, as one article. */
function glancedAt(file: string, label: string): Seen | null {
  if (!MOSTLY_SINGLE.has(path.extname(label).toLowerCase())) return null;
  const seen = glanceAt(file);
  if (!seen) return { container: null };
  if (!isOneArticle(seen, label)) return null;
  // a copy, with memory of its own: it goes to another thread
  return seen.length < SMALL ? { container: null, bytes: new Uint8Array(seen) } : { container: null };
}

function labelOf(job: Job): string {
  return job.kind === 'bytes' ? job.file.path : job.path;
}

/** Whether the beginning shows that it is. Of JSON more must be seen. */
function isOneArticle(seen: Buffer, label: string): boolean {
  const head = seen.subarray(0, GLANCE);
  if (/^\s*[{[]/.test(head.toString('latin1', 0, LOOKED_AT))) return false;
  const format = detectFormat(path.basename(label), head);
  return format === null || !isContainer(format);
}

/** Used again for every file: nothing of it outlives the question. */
const glance = Buffer.alloc(SMALL);

function glanceAt(file: string): Buffer | null {
  try {
    const handle = openSync(file, 'r');
    try {
      return glance.subarray(0, readSync(handle, glance, 0, SMALL, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

async function headOf(file: string): Promise<Uint8Array | null> {
  const handle = await open(file).catch(() => null);
  if (!handle) return null;
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return null; // whoever reads it as a whole says why it cannot be read
  } finally {
    await handle.close();
  }
}

async function* recordsOf(
  job: Exclude<Job, { kind: 'problem' }>,
  format: ContainerFormat,
  cutting: Cutting,
): AsyncGenerator<Job> {
  const label = labelOf(job);
  const counts = { records: 0 };
  let why: string | null = null;
  try {
    yield* cutRecords(job, format, cutting, counts);
  } catch (error) {
    why = `It could not be read to its end: ${error instanceof Error ? error.message : error}`;
  }
  if (counts.records === 0) why ??= 'There is no article in this file.';
  if (why !== null) yield { kind: 'problem', path: label, reason: why };
}

async function* cutRecords(
  job: Exclude<Job, { kind: 'problem' }>,
  format: ContainerFormat,
  { options: { mapping }, leftOut, onContainer, keepsRefused = false }: Cutting,
  counts: { records: number },
): AsyncGenerator<Job> {
  const label = labelOf(job);
  const source = job.kind === 'bytes' ? job.file.bytes : job.file;
  const chunks = () => (typeof source === 'string' ? createReadStream(source) : once(source));
  await onContainer?.({ path: label, ...(await measured(source)) });
  const encoding = await encodingOf(chunks());
  const reading = new Reading(chunks(), job);
  for await (const record of splitContainer(format, label, reading.chunks(), { mapping })) {
    counts.records++;
    if (!('refused' in record)) yield jobOf(record, label, encoding, reading.share);
    else if (record.skipped) leftOut.add(label, record.skipped);
    else yield problemOf(record, keepsRefused ? { raw: record.raw, encoding, format } : undefined);
  }
}

function problemOf({ path, refused, line }: RefusedRecord, record: RefusedText | undefined): Job {
  const reason = `${refused} (line ${line})`;
  return record === undefined ? { kind: 'problem', path, reason } : { kind: 'problem', path, reason, record };
}

function jobOf(
  { path: label, bytes, format, line, key, globalId }: ArticleRecord,
  container: string,
  encoding: TextEncoding,
  share: number | undefined,
): Job {
  const name = recordName({ file: container, key }, format);
  return {
    kind: 'bytes',
    file: { name, path: label, container, encoding, bytes, format, line, globalId, share },
  };
}

/** A file of many while it is cut: how far it was read. */
class Reading {
  readonly #chunks: AsyncIterable<Uint8Array>;
  readonly #job: Job;
  #read = 0;

  constructor(chunks: AsyncIterable<Uint8Array>, job: Job) {
    this.#chunks = chunks;
    this.#job = job;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#chunks) {
      this.#read += chunk.byteLength;
      yield chunk;
    }
  }

  /** Of the bytes of all files, the share that was read when the last article was cut. */
  get share(): number | undefined {
    if (this.#job.kind !== 'disk' || !this.#job.share) return undefined;
    const { share, size } = this.#job;
    return share[0] + (share[1] - share[0]) * Math.min(1, this.#read / Math.max(1, size));
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
