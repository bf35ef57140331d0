/** Two tabs with one preview: in one of them “Look again” is pressed while the files are being looked at. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetEnvironment } from '../environment.ts';
import { launchPreview } from '../imports/launch.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { folderOf } from './folder.ts';
import { openUpload, receiveFile } from './mutations.ts';
import { writePreview } from './preview.ts';
import { forgetPreview, uploadPreview } from './preview-queries.ts';

// what the desk starts in other processes, these tests do in their own
vi.mock('../imports/launch.ts', () => ({ launchPreview: vi.fn(), by: () => [], scriptPath: String }));

const FILES = ['a.txt', 'b.txt', 'c.txt'];
let dataDir: string;
let astrid: Colleague;
let id: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'spalte-again-'));
  vi.stubEnv('DATA_DIR', dataDir);
  resetEnvironment();
  vi.clearAllMocks();
  astrid = await anAdmin();
  ({ id } = await openUpload(astrid));
  for (const path of FILES) {
    const text = new TextEncoder().encode(
      `# Været i ${path}\n\nDet regnet i Bergen torsdag, og ${path} ble våt.\n`,
    );
    await receiveFile(astrid, id, { path, byteLength: text.length, sha256: null }, pieces(text));
  }
});

afterEach(() => {
  vi.unstubAllEnvs();
  resetEnvironment();
  rmSync(dataDir, { recursive: true, force: true });
});

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const NB = { language: 'nb' };
const page = () => uploadPreview(astrid, id, NB);
/** What the page has told the process that it started last. */
const told = () => vi.mocked(launchPreview).mock.lastCall ?? [astrid, id, '', ''];

describe('a preview that Astrid, admin, asks for anew while it is made', () => {
  it('has every file once, and nothing of the process that was at it before', async () => {
    await page();
    const first = told();
    const before = writePreview(...first).catch((error: NodeJS.ErrnoException) => error.code);
    await forgetPreview(astrid, id, NB);
    await page();
    const second = told();
    expect(second[3]).not.toBe(first[3]);
    const [code] = await Promise.all([before, writePreview(...second)]);
    expect(code).toBe('ENOENT');
    const { state, items } = await page();
    expect(state).toMatchObject({ isDone: true, counts: { created: FILES.length } });
    expect(items.map(({ path }) => path)).toEqual(FILES);
  });

  it('is begun once by pages that ask for it at the same time, and nothing of it is left when it is dropped', async () => {
    await Promise.all([page(), page(), page()]);
    expect(launchPreview).toHaveBeenCalledTimes(1);
    const before = readdirSync(folderOf(id)).length;
    await Promise.all([forgetPreview(astrid, id, NB), forgetPreview(astrid, id, NB)]);
    expect(readdirSync(folderOf(id))).toHaveLength(before - 1);
    expect((await page()).state).toBeNull();
    expect(launchPreview).toHaveBeenCalledTimes(2);
  });
});
