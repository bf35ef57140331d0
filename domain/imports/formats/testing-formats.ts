/** Samples of every format, and what must hold for whatever a reader makes of any bytes. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { isInvisible } from '../../text/invisible.ts';
import type { ParsedArticle } from '../../text/parsed-article.ts';
import type { ArticleFormat, ContainerFormat } from './format.ts';
import { isRefusal, readArticle } from './readers.ts';
import type { ReadOptions } from './reading.ts';
import { type RecordFile, splitContainer } from './split.ts';

export const sample = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`samples/${name}`, import.meta.url)));

/** What the front matter of `hugo.md` and of `hugo-toml.md` says. */
export const HUGO = {
  title: 'Nato svarer Russland',
  titleOrigin: 'headline',
  date: '2022-01-26',
  byline: 'Kari Nordmann',
  publisher: null,
  language: 'nb',
  keywords: ['Nato', 'Russland', 'Utenriks'],
  sourceUrl: 'https://avisen.example/utenriks/nato-svarer',
  warnings: [],
} as const;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function utf16(text: string, isBigEndian = false): Uint8Array {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(isBigEndian ? little.swap16() : little);
}

export async function* inChunks(bytes: Uint8Array, size = bytes.length || 1): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function recordsOf(
  format: ContainerFormat,
  bytes: Uint8Array,
  chunk?: number,
  options?: ReadOptions,
): Promise<RecordFile[]> {
  return Array.fromAsync(splitContainer(format, 'file', inChunks(bytes, chunk), options));
}

/** The record with the key, as bytes. Throws when it was refused or is not there. */
export async function recordNamed(format: ContainerFormat, bytes: Uint8Array, key: string) {
  const record = (await recordsOf(format, bytes)).find((one) => one.key === key);
  if (!record || 'refused' in record) throw new Error(`no record ${key}`);
  return record;
}

/** An article as one line a block: `kind: text © credit`. */
export function inShort(parsed: ParsedArticle) {
  const { title, titleOrigin, date, details, warnings } = parsed;
  const blocks = parsed.blocks.map(
    ({ kind, guessed, text, credit }) =>
      `${kind}${guessed ? '?' : ''}: ${text}${credit === null ? '' : ` © ${credit}`}`,
  );
  return { title, titleOrigin, date, ...details, blocks, warnings };
}

/** Every character has one role, in order; a block is where it says it is and has text. */
export function expectTiling(text: string, { spans, blocks, title }: ParsedArticle): void {
  let at = 0;
  for (const span of spans) {
    if (span.start !== at || span.end <= span.start) expect(span).toEqual({ start: at, end: 'after it' });
    if (span.role === 'white-space') expect(isInvisible(text.slice(span.start, span.end))).toBe(true);
    at = span.end;
  }
  expect(at).toBe(text.length);
  expect(blocks.length).toBeGreaterThan(0);
  expect(title).not.toBe('');
  for (const block of blocks) {
    expect(block.text).not.toBe('');
    expect(block.text).toBe(block.text.trim());
    expect(block.start).toBeLessThanOrEqual(block.end);
  }
}

/** What becomes of the bytes: `imported`, or the words with which they were refused. Any other error is a failure. */
export async function outcomeOf(
  format: ArticleFormat,
  bytes: Uint8Array,
  options?: ReadOptions,
): Promise<string> {
  try {
    const { parsed, text } = await readArticle(format, bytes, options);
    expectTiling(text, parsed);
    return ['imported', ...parsed.warnings].join('; ');
  } catch (error) {
    if (isRefusal(error)) return error.message;
    throw error;
  }
}

/** An article in short, when it holds what every article must. */
export async function readInShort(format: ArticleFormat, bytes: Uint8Array) {
  const { parsed, text, encoding } = await readArticle(format, bytes);
  expectTiling(text, parsed);
  return { ...inShort(parsed), encoding };
}

/** The raw text of each span of a role. */
export async function placesOfRole(format: ArticleFormat, bytes: Uint8Array, role: string) {
  const { parsed, text } = await readArticle(format, bytes);
  return parsed.spans.filter((span) => span.role === role).map(({ start, end }) => text.slice(start, end));
}
