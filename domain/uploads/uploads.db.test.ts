/** Files on their way to the desk: what arrives whole is kept, what does not leaves nothing behind. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAdmin, anEditor, aTranslator, type Colleague, nobody } from '../testing/people.ts';
import { filesOf, folderOf, readRecord, writeRecord } from './folder.ts';
import { discardUpload, openUpload, receiveFile } from './mutations.ts';
import { uploadDetail, waitingUploads } from './queries.ts';
import { bytesOf, enterRoom, hashOf, inPieces, sent, type UploadRoom } from './testing-room.ts';

let room: UploadRoom;
let astrid: Colleague;
let id: string;

beforeEach(async () => {
  room = await enterRoom({ IMPORT_FILE_MB: '1', IMPORT_RUN_MB: '2' });
  ({ astrid } = room);
  ({ id } = await openUpload(astrid));
});
afterEach(() => room.leave());

/** Sends a file as a browser does. */
const send = (path: string, bytes: Uint8Array, changes: Parameters<typeof sent>[4] = {}) =>
  sent(astrid, id, path, bytes, changes);

const onDisk = (part: string) => readdirSync(join(folderOf(id), part));

describe('a file that Astrid sends', () => {
  it('lies there byte for byte, under a number, readable by nobody else', async () => {
    const bytes = randomBytes(900_000);
    const kept = await send('2022/mars/Møte.txt', bytes);
    expect(kept).toEqual({
      number: 1,
      path: '2022/mars/Møte.txt',
      byteLength: 900_000,
      sha256: hashOf(bytes),
    });
    expect(await filesOf(id)).toEqual([kept]);
    expect(onDisk('files')).toEqual(['1']);
    expect(onDisk('parts')).toEqual([]);
    expect(readFileSync(join(folderOf(id), 'files', '1')).equals(bytes)).toBe(true);
    expect(statSync(folderOf(id)).mode & 0o777).toBe(0o700);
    expect(statSync(join(folderOf(id), 'files', '1')).mode & 0o777).toBe(0o600);
  });

  it('may be empty: that it is, the preview says', async () => {
    await send('empty.txt', bytesOf(''));
    expect(await uploadDetail(astrid, id)).toMatchObject({ files: 1, bytes: 0, runId: null });
  });

  it('needs no hash where her browser cannot compute one', async () => {
    const { sha256 } = await send('a.txt', bytesOf('Nato'), { sha256: null });
    expect(sha256).toBe(hashOf(bytesOf('Nato')));
  });

  it('replaces the one of the same path that she sent before', async () => {
    await send('a.txt', bytesOf('first'));
    const second = await send('a.txt', bytesOf('second'));
    expect(await filesOf(id)).toEqual([second]);
    expect(onDisk('files')).toEqual(['2']);
  });

  it('has one of many numbers when many are sent at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `${index + 10}.txt`);
    await Promise.all(names.map((name) => send(name, bytesOf(name))));
    const files = await filesOf(id);
    expect(files.map(({ path }) => path)).toEqual(names);
    expect(new Set(files.map(({ number }) => number)).size).toBe(20);
    for (const file of files)
      expect(readFileSync(join(folderOf(id), 'files', String(file.number)), 'utf8')).toBe(file.path);
  });

  it('is found again after a process died within a line of the manifest', async () => {
    await send('a.txt', bytesOf('a'));
    const manifest = join(folderOf(id), 'manifest.jsonl');
    writeFileSync(manifest, `${readFileSync(manifest, 'utf8')}\n{"number":2,"path":"b.t`);
    await send('c.txt', bytesOf('c'));
    expect((await filesOf(id)).map(({ path }) => path)).toEqual(['a.txt', 'c.txt']);
  });
});

describe('nothing is kept', () => {
  const nothing = () => {
    expect(onDisk('files')).toEqual([]);
    expect(onDisk('parts')).toEqual([]);
    expect(existsSync(join(folderOf(id), 'manifest.jsonl'))).toBe(false);
  };

  it('of a file that was cut off on the way', async () => {
    const attempt = send('a.txt', bytesOf('half a file'), { byteLength: 22, sha256: null });
    await expect(attempt).rejects.toMatchObject({
      name: 'Invalid',
      message: '11 of 22 bytes arrived; nothing was kept. Send the file again.',
    });
    nothing();
  });

  it('of a file whose connection broke', async () => {
    async function* breaking() {
      yield bytesOf('half a ');
      throw new Error('aborted');
    }
    const announced = { path: 'a.txt', byteLength: 11, sha256: null };
    const attempt = receiveFile(astrid, id, announced, breaking());
    await expect(attempt).rejects.toMatchObject({ message: expect.stringContaining('7 of 11 bytes') });
    nothing();
  });

  it('of a file that goes on after its end', async () => {
    await expect(send('a.txt', bytesOf('too much'), { byteLength: 3, sha256: null })).rejects.toThrow(
      'of 3 bytes',
    );
    nothing();
  });

  it('of a file that was changed on the way', async () => {
    const attempt = send('a.txt', bytesOf('nato'), { sha256: hashOf(bytesOf('Nato')) });
    await expect(attempt).rejects.toMatchObject({
      name: 'Invalid',
      message: expect.stringContaining('SHA-256'),
    });
    nothing();
  });

  it('of a file that is too long: not a byte of it is read', async () => {
    let read = 0;
    async function* counted() {
      read += 1;
      yield bytesOf('x');
    }
    const announced = { path: 'a.txt', byteLength: 1_000_001, sha256: null };
    const attempt = receiveFile(astrid, id, announced, counted());
    await expect(attempt).rejects.toMatchObject({
      message: expect.stringContaining('a file may have 1,000,000 bytes'),
    });
    expect(read).toBe(0);
    nothing();
  });

  it.each(['../../auth-secret', '/etc/passwd', 'a/../../b', 'C:\\x', 'a\0b', 'CON', ''])(
    'of a file called %j',
    async (path) => {
      await expect(send(path, bytesOf('x'))).rejects.toMatchObject({ name: 'Invalid' });
      nothing();
      expect(readdirSync(room.dataDir)).toEqual(['imports']);
    },
  );
});

describe('a file of a form, whose length is not known before', () => {
  const sendUnannounced = (path: string, body: AsyncIterable<Uint8Array>) =>
    receiveFile(astrid, id, { path, byteLength: null, sha256: null }, body);

  it('is kept when it ends', async () => {
    const bytes = randomBytes(700_000);
    const { sha256, byteLength } = await sendUnannounced('a.txt', inPieces(bytes));
    expect({ sha256, byteLength }).toEqual({ sha256: hashOf(bytes), byteLength: 700_000 });
    await send('b.txt', randomBytes(1_000_000));
    await send('c.txt', randomBytes(300_000));
    await expect(send('d.txt', bytesOf('x'))).rejects.toThrow('Together');
  });

  it('is not kept when its connection breaks, or when it is too long', async () => {
    async function* breaking() {
      yield bytesOf('half a ');
      throw new Error('cut off');
    }
    await expect(sendUnannounced('a.txt', breaking())).rejects.toThrow('cut off');
    await expect(sendUnannounced('a.txt', inPieces(randomBytes(1_100_000)))).rejects.toThrow(
      'may have 1,000,000 bytes',
    );
    await send('b.txt', randomBytes(1_000_000));
    await send('c.txt', randomBytes(900_000));
    await expect(sendUnannounced('a.txt', inPieces(randomBytes(150_000)))).rejects.toThrow('Together');
    expect(onDisk('parts')).toEqual([]);
    expect(await uploadDetail(astrid, id)).toMatchObject({ files: 2, bytes: 1_900_000 });
  });
});

it('a full upload takes no more, until a file of it is replaced by a shorter one', async () => {
  await send('a', randomBytes(1_000_000));
  await send('b', randomBytes(1_000_000));
  await expect(send('c', bytesOf('x'))).rejects.toThrow('Together the files are longer than 2.0 MB');
  await send('b', bytesOf('short'));
  await send('c', bytesOf('x'));
  expect(await uploadDetail(astrid, id)).toMatchObject({ files: 3, bytes: 1_000_006 });
});

it('what was refused does not count against the limit', async () => {
  for (let round = 0; round < 3; round++) {
    const attempt = send('a', randomBytes(900_000), { sha256: hashOf(bytesOf('other')) });
    await expect(attempt).rejects.toThrow('SHA-256');
  }
  await send('a', randomBytes(1_000_000));
  await send('b', randomBytes(1_000_000));
});

describe('somebody else’s upload', () => {
  it('is not there for another admin', async () => {
    const berit = await anAdmin('Berit');
    await send('a.txt', bytesOf('a'));
    const gone = { name: 'NotFound' };
    await expect(uploadDetail(berit, id)).rejects.toMatchObject(gone);
    await expect(discardUpload(berit, id)).rejects.toMatchObject(gone);
    const announced = { path: 'b.txt', byteLength: 1, sha256: null };
    await expect(receiveFile(berit, id, announced, inPieces(bytesOf('b')))).rejects.toMatchObject(gone);
    expect(await waitingUploads(berit)).toEqual([]);
    expect(await waitingUploads(astrid)).toMatchObject([{ id, files: 1, bytes: 1 }]);
  });

  it('can be neither opened nor filled by editors, translators and strangers', async () => {
    for (const viewer of [await anEditor(), await aTranslator(), nobody]) {
      const forbidden = { name: 'Forbidden' };
      await expect(openUpload(viewer)).rejects.toMatchObject(forbidden);
      const announced = { path: 'b.txt', byteLength: 1, sha256: null };
      await expect(receiveFile(viewer, id, announced, inPieces(bytesOf('b')))).rejects.toMatchObject(
        forbidden,
      );
      await expect(discardUpload(viewer, id)).rejects.toMatchObject(forbidden);
      await expect(uploadDetail(viewer, id)).rejects.toMatchObject(forbidden);
    }
    expect(readdirSync(join(room.dataDir, 'imports'))).toEqual([id]);
  });

  it('is not reached by an id that is a path', async () => {
    for (const bad of ['..', '../imports', `${id}/..`, '', 'x'.repeat(32)])
      await expect(uploadDetail(astrid, bad)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('an upload', () => {
  it('is gone with its files when it is discarded', async () => {
    await send('a.txt', bytesOf('a'));
    await discardUpload(astrid, id);
    expect(readdirSync(join(room.dataDir, 'imports'))).toEqual([]);
    await expect(send('b.txt', bytesOf('b'))).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('takes no more files once an import reads it', async () => {
    const record = await readRecord(id);
    if (record) await writeRecord({ ...record, runId: 7 });
    await expect(send('a.txt', bytesOf('a'))).rejects.toThrow('being imported');
    expect(await waitingUploads(astrid)).toEqual([]);
  });

  it('that was forgotten goes after a week, when the next is opened', async () => {
    const record = await readRecord(id);
    const longAgo = new Date(Date.now() - 8 * 24 * 3600 * 1000).toISOString();
    if (record) await writeRecord({ ...record, createdAt: longAgo });
    const next = await openUpload(astrid);
    expect(readdirSync(join(room.dataDir, 'imports'))).toEqual([next.id]);
  });

  it('has to be started or discarded before there are too many', async () => {
    const announced = { path: 'a.txt', byteLength: 1, sha256: null };
    await send('a.txt', bytesOf('a'));
    for (let count = 1; count < 20; count++) {
      const next = await openUpload(astrid);
      await receiveFile(astrid, next.id, announced, inPieces(bytesOf('a')));
    }
    await expect(openUpload(astrid)).rejects.toThrow('20 uploads of yours wait');
    await discardUpload(astrid, id);
    await openUpload(astrid);
  });
});
