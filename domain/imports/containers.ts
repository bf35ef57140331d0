/** Files of many articles, cut into their articles while they are read: none is ever held as a whole. */
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { TextEncoding } from '../text/decode.ts';
import { encodingOf } from './formats/byte-text.ts';
import { detectFormat, HEAD_BYTES } from './formats/detect.ts';
import { type ContainerFormat, isContainer } from './formats/format.ts';
import { type RecordFile, splitContainer } from './formats/split.ts';
import type { ImportOptions } from './import.ts';
import { LeftOut } from './left-out.ts';
import type { Job } from './preparers.ts';
import { recordName } from './source-records.ts';

/** Endings of files that are nearly always one article: of these a glance at the beginning is enough, and made at once. */
const MOSTLY_SINGLE = new Set(['.txt', '.text', '.md', '.markdown', '.htm', '.html', '.xhtml', '.docx']);
const GLANCE = 2_000;
/** Of which the first tell JSON. */
const LOOKED_AT = 100;

/**
 * The jobs, with each file of many articles replaced by its articles, labelled `FILE#KEY`. `leftOut` is told of the records
 * that were never meant to be articles.
 */
export async function* articlesOf(
  jobs: AsyncIterable<Job>,
  options: ImportOptions,
  leftOut: LeftOut = new LeftOut(),
): AsyncGenerator<Job> {
  for await (const job of jobs) {
    const container = await containerOf(job);
    if (container === null) yield job;
    else yield* recordsOf(job, container, options, leftOut);
  }
}

/** The format of a file of many articles; null for everything else, also for what cannot be read. */
export async function containerOf(job: Job): Promise<ContainerFormat | null> {
  const label = labelOf(job);
  if (job.kind === 'problem' || (job.kind === 'bytes' && job.file.format !== undefined)) return null;
  if (
    job.kind === 'disk' &&
    MOSTLY_SINGLE.has(path.extname(label).toLowerCase()) &&
    isOneArticle(job.file, label)
  )
    return null;
  const head = job.kind === 'bytes' ? job.file.bytes.subarray(0, HEAD_BYTES) : await headOf(job.file);
  const format = head && detectFormat(path.basename(label), head);
  return format && isContainer(format) ? format : null;
}

function labelOf(job: Job): string {
  return job.kind === 'bytes' ? job.file.path : job.path;
}

/** Whether the beginning shows that it is. Of JSON more must be seen; what cannot be read is refused later, as one. */
function isOneArticle(file: string, label: string): boolean {
  const head = glanceAt(file);
  if (!head) return true;
  if (/^\s*[{[]/.test(head.toString('latin1', 0, LOOKED_AT))) return false;
  const format = detectFormat(path.basename(label), head);
  return format === null || !isContainer(format);
}

/** Used again for every file: nothing of it outlives the question. */
const glance = Buffer.alloc(GLANCE);

function glanceAt(file: string): Buffer | null {
  try {
    const handle = openSync(file, 'r');
    try {
      return glance.subarray(0, readSync(handle, glance, 0, GLANCE, 0));
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
  job: Job,
  format: ContainerFormat,
  options: ImportOptions,
  leftOut: LeftOut,
): AsyncGenerator<Job> {
  if (job.kind === 'problem') return;
  const label = labelOf(job);
  const chunks = () => (job.kind === 'bytes' ? once(job.file.bytes) : createReadStream(job.file));
  let count = 0;
  let why: string | null = null;
  try {
    const encoding = await encodingOf(chunks());
    for await (const record of splitContainer(format, label, chunks(), { mapping: options.mapping })) {
      count++;
      if ('refused' in record && record.skipped) leftOut.add(label, record.skipped);
      else yield jobOf(record, label, encoding);
    }
  } catch (error) {
    why = `It could not be read to its end: ${error instanceof Error ? error.message : error}`;
  }
  if (count === 0) why ??= 'There is no article in this file.';
  if (why !== null) yield { kind: 'problem', path: label, reason: why };
}

function jobOf(record: RecordFile, container: string, encoding: TextEncoding): Job {
  const { path: label } = record;
  if ('refused' in record)
    return { kind: 'problem', path: label, reason: `${record.refused} (line ${record.line})` };
  const { bytes, format, line, key, globalId } = record;
  const name = recordName({ file: container, key }, format);
  return { kind: 'bytes', file: { name, path: label, container, encoding, bytes, format, line, globalId } };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
