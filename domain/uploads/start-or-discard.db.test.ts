/** Two tabs, one preview: in one Start is pressed, in the other Discard. */
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '../db/client.ts';
import type { Colleague } from '../testing/people.ts';
import { claimStart, filesOf, folderOf, releaseStart } from './folder.ts';
import { discardUpload, openUpload, startUpload } from './mutations.ts';
import { enterRoom, sent, type UploadRoom } from './testing-room.ts';

// the process of an import is tested elsewhere: here it would outlive the test
vi.mock('../imports/launch.ts', () => ({ launchRun: vi.fn() }));

let room: UploadRoom;
let astrid: Colleague;
let id: string;

beforeEach(async () => {
  room = await enterRoom();
  ({ astrid } = room);
  ({ id } = await openUpload(astrid));
  await sent(astrid, id, 'a.txt', 'Nato møtes i Oslo.');
});

afterEach(() => room.leave());

const runs = () => database().importRun.count();

describe('an upload of Astrid, admin, that is started and discarded at once', () => {
  it('is either imported with its files, or gone without an import', async () => {
    const [started, discarded] = await Promise.allSettled([
      startUpload(astrid, id, {}),
      discardUpload(astrid, id),
    ]);
    expect([started.status, discarded.status].sort()).toEqual(['fulfilled', 'rejected']);
    const isStarted = started.status === 'fulfilled';
    expect(await runs()).toBe(isStarted ? 1 : 0);
    expect(await filesOf(id)).toHaveLength(isStarted ? 1 : 0);
    const { reason } = [started, discarded].find(
      (each) => each.status === 'rejected',
    ) as PromiseRejectedResult;
    expect(['Invalid', 'NotFound']).toContain(reason.name);
  });

  it('stays while somebody starts it, and can be discarded when that came to nothing', async () => {
    expect(await claimStart(id)).toBe(true);
    await expect(discardUpload(astrid, id)).rejects.toThrow('This upload is being started.');
    expect(await filesOf(id)).toHaveLength(1);
    await releaseStart(id);
    await discardUpload(astrid, id);
    expect(readdirSync(join(room.dataDir, 'imports'))).toEqual([]);
  });

  it('can be discarded when the process that was starting it has died', async () => {
    await claimStart(id);
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(join(folderOf(id), 'started'), longAgo, longAgo);
    await discardUpload(astrid, id);
    expect(readdirSync(join(room.dataDir, 'imports'))).toEqual([]);
  });

  it('is not found by who starts it after it was discarded', async () => {
    await discardUpload(astrid, id);
    await expect(startUpload(astrid, id, {})).rejects.toMatchObject({ name: 'NotFound' });
    expect(await runs()).toBe(0);
  });

  it('leaves nothing on the disk, also when its removal was cut short', async () => {
    const half = join(room.dataDir, 'imports', `${id}.gone`, 'files');
    mkdirSync(half, { recursive: true });
    writeFileSync(join(half, '1'), 'Nato');
    const next = await openUpload(astrid);
    expect(readdirSync(join(room.dataDir, 'imports')).sort()).toEqual([id, next.id].sort());
  });
});
