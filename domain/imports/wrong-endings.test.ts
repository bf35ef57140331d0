/** A file is what is in it: every sample is told under endings that lie. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containerOf } from './containers.ts';
import { detectFormat, HEAD_BYTES } from './formats/detect.ts';
import { isContainer } from './formats/format.ts';

const SAMPLES = path.join(import.meta.dirname, 'formats', 'samples');
const names = readdirSync(SAMPLES).filter((name) => !name.startsWith('.'));
/** Nothing in it says more than that it is text: with another ending it is read as plain text. */
const ONLY_TEXT = ['heading.md'];

const headOf = (name: string) => readFileSync(path.join(SAMPLES, name)).subarray(0, HEAD_BYTES);
const told = (name: string) => detectFormat(name, headOf(name));

describe('a file that is called otherwise than what is in it', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'spalte-endings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const lying = names
    .filter((name) => !ONLY_TEXT.includes(name))
    .flatMap((name) => ['.txt', '.html', '.xml', '.json', ''].map((ending) => [name, ending] as const));

  it.each(lying)('%s called export%s is the same format', (name, ending) => {
    expect(detectFormat(`export${ending}`, headOf(name))).toBe(told(name));
  });

  const many = lying.filter(([name]) => isContainer(told(name) ?? 'plain-text'));

  it('and there are samples of every kind of many articles', () => {
    const kinds = new Set(many.map(([name]) => told(name)));
    expect([...kinds].sort()).toEqual(['atom', 'csv', 'ghost', 'jsonl', 'newsml', 'rss', 'tsv', 'wxr']);
  });

  it.each(many)('%s called export%s is cut into its articles', async (name, ending) => {
    const file = path.join(folder, `export${ending}`);
    copyFileSync(path.join(SAMPLES, name), file);
    expect(await containerOf({ kind: 'disk', path: `export${ending}`, file, size: 1 })).toBe(told(name));
  });

  it.each(names.filter((name) => !isContainer(told(name) ?? 'plain-text')))(
    '%s is one article all the same',
    async (name) => {
      const job = { kind: 'disk' as const, path: name, file: path.join(SAMPLES, name), size: 1 };
      expect(await containerOf(job)).toBeNull();
    },
  );
});
