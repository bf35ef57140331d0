/** An upload that was cut short: it knows what was to come, and is imported only by somebody who knows as well. */
import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { doRun } from '../imports/mutations.ts';
import { tidyUpload } from '../imports/uploads.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { folderOf } from './folder.ts';
import { discardUpload, openUpload, startUpload } from './mutations.ts';
import { uploadDetail, waitingUploads } from './queries.ts';
import { runOfUpload } from './run-queries.ts';
import { enterRoom, sent, type UploadRoom } from './testing-room.ts';

vi.mock('../imports/launch.ts', () => import('../imports/testing-launch.ts'));

let room: UploadRoom;
let astrid: Colleague;
beforeEach(async () => {
  room = await enterRoom();
  ({ astrid } = room);
});
afterEach(() => room.leave());

async function send(id: string, ...paths: string[]): Promise<void> {
  for (const path of paths) {
    const text = `date 2022-03 Sak ${path}\n\nDet regnet i ${path} torsdag, og ingen ble overrasket.\n`;
    await sent(astrid, id, path, text, { sha256: null });
  }
}

/** As if nothing had come for so many seconds. */
function silent(id: string, seconds: number): void {
  const then = Date.now() / 1000 - seconds;
  for (const name of ['upload.json', 'manifest.jsonl'])
    if (existsSync(join(folderOf(id), name))) utimesSync(join(folderOf(id), name), then, then);
}

describe('an upload of five files of which three came', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await openUpload(astrid, { files: 5, bytes: 4_200 }));
    await send(id, '2022/a.txt', '2022/b.txt', 'c.txt');
  });

  it('is listed with what came and what was to come, by the folder that the first came in', async () => {
    silent(id, 60);
    expect(await waitingUploads(astrid)).toMatchObject([
      { id, files: 3, expected: { files: 5, bytes: 4_200 }, isComing: false, first: '2022/', others: 1 },
    ]);
  });

  it('is not called short as long as something came a moment ago', async () => {
    expect(await uploadDetail(astrid, id)).toMatchObject({ files: 3, isComing: true });
    await send(id, 'd.txt', 'e.txt');
    expect(await uploadDetail(astrid, id)).toMatchObject({ files: 5, isComing: false });
  });

  it('is started only by somebody who says how many are missing', async () => {
    const short = 'Only 3 of 5 files have arrived';
    await expect(startUpload(astrid, id, {})).rejects.toThrow(short);
    await expect(startUpload(astrid, id, {}, { without: 1 })).rejects.toThrow(short);
    await send(id, 'd.txt');
    await expect(startUpload(astrid, id, {}, { without: 2 })).rejects.toThrow('Only 4 of 5 files');
    expect(await startUpload(astrid, id, {}, { without: 1 })).toEqual({ run: expect.any(Number) });
  });

  it('that turns out to be whole is looked at again first', async () => {
    await send(id, 'd.txt', 'e.txt');
    await expect(startUpload(astrid, id, {}, { without: 2 })).rejects.toThrow('More files have arrived');
    expect(await startUpload(astrid, id, {})).toEqual({ run: expect.any(Number) });
  });
});

describe('an upload of nothing', () => {
  it('is not listed, does not count as waiting, and goes after an hour', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 21; count++) ids.push((await openUpload(astrid, { files: 1, bytes: 1 })).id);
    expect(await waitingUploads(astrid)).toEqual([]);
    for (const id of ids) silent(id, 3_700);
    const { id } = await openUpload(astrid);
    expect(ids.filter((each) => existsSync(folderOf(each)))).toEqual([]);
    expect(existsSync(folderOf(id))).toBe(true);
  });
});

describe('an upload whose import is over, and whose files are gone', () => {
  it('still leads to its import, and says so to whoever starts or discards it in another tab', async () => {
    const { id } = await openUpload(astrid);
    await send(id, 'a.txt');
    expect(await runOfUpload(astrid, id)).toBeNull();
    const { run } = await startUpload(astrid, id, {});
    await expect(discardUpload(astrid, id)).rejects.toThrow(`An import reads these files: import ${run}.`);
    await doRun(astrid, run);
    await tidyUpload(run);
    expect(existsSync(folderOf(id))).toBe(false);
    expect(await runOfUpload(astrid, id)).toBe(run);
    expect(await startUpload(astrid, id, {})).toEqual({ run });
    await expect(discardUpload(astrid, id)).rejects.toThrow(`were imported, by import ${run}`);
  });

  it('is nobody else’s, and an id that is none leads nowhere', async () => {
    const { id } = await openUpload(astrid);
    await send(id, 'a.txt');
    await startUpload(astrid, id, {});
    expect(await runOfUpload(await anAdmin('Berit'), id)).toBeNull();
    expect(await runOfUpload(astrid, '../..')).toBeNull();
  });
});
