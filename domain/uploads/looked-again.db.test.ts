/** Two tabs with one preview: in one of them “Look again” is pressed while the files are being looked at. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchPreview } from '../imports/launch.ts';
import type { Colleague } from '../testing/people.ts';
import { folderOf } from './folder.ts';
import { openUpload } from './mutations.ts';
import { writePreview } from './preview.ts';
import { forgetPreview, uploadPreview } from './preview-queries.ts';
import { enterRoom, sent, type UploadRoom } from './testing-room.ts';

// what the desk starts in other processes, these tests do in their own
vi.mock('../imports/launch.ts', () => ({ launchPreview: vi.fn(), by: () => [], scriptPath: String }));

const FILES = ['a.txt', 'b.txt', 'c.txt'];
let room: UploadRoom;
let astrid: Colleague;
let id: string;

beforeEach(async () => {
  room = await enterRoom();
  ({ astrid } = room);
  ({ id } = await openUpload(astrid));
  for (const path of FILES)
    await sent(astrid, id, path, `# Været i ${path}\n\nDet regnet i Bergen torsdag, og ${path} ble våt.\n`);
});

afterEach(() => room.leave());

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
