import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareJob } from './preparers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'spalte-large-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function refusalOf(size: number) {
  const file = path.join(folder, 'a.txt');
  writeFileSync(file, '');
  truncateSync(file, size);
  return prepareJob({ kind: 'disk', path: 'a.txt', file, size }, {}, 5_000_000);
}

it('a file of 3 GB is refused by its size, and none of it is read', async () => {
  expect(await refusalOf(3_000_000_000)).toEqual({
    file: { name: 'a.txt', path: 'a.txt' },
    byteLength: 3_000_000_000,
    sha256: null,
    reason: 'The file has 3000.0 MB; an article may have 5 MB. Split it.',
  });
});

it('one that is read in no time is refused with its SHA-256, too', async () => {
  expect(await refusalOf(6_000_000)).toMatchObject({
    byteLength: 6_000_000,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});
