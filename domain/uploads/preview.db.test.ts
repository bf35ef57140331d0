/** What importing an upload would do, and what becomes of the upload when it is done. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginRollback, resumeRun } from '../imports/desk-mutations.ts';
import { launchPreview, launchRollback, launchRun } from '../imports/launch.ts';
import { doRun, rollBackRun } from '../imports/mutations.ts';
import { runDetail, runProgress } from '../imports/queries.ts';
import { nearInRun, refusedFiles, runReport } from '../imports/report-queries.ts';
import { tidyUpload } from '../imports/uploads.ts';
import { importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { rowCounts } from '../testing/records.ts';
import { folderOf } from './folder.ts';
import { discardUpload, openUpload, startUpload } from './mutations.ts';
import { readEntry } from './preview.ts';
import { forgetPreview, uploadPreview } from './preview-queries.ts';
import { enterRoom, hashOf, looked, sent, type UploadRoom } from './testing-room.ts';
import { previewEntry } from './upload.ts';

vi.mock('../imports/launch.ts', () => import('../imports/testing-launch.ts'));

let room: UploadRoom;
let astrid: Colleague;
let id: string;

beforeEach(async () => {
  room = await enterRoom();
  ({ astrid } = room);
  ({ id } = await openUpload(astrid));
});
afterEach(() => room.leave());

const TEXT = 'date 2022-03 Om været\n\nDet regnet i Bergen torsdag, og ingen ble overrasket over det.\n';

const send = (path: string, text: string) => sent(astrid, id, path, text);

async function severalFiles() {
  await importedArticle();
  await send('a/oslo.txt', OSLO);
  await send('b/vær.txt', TEXT);
  await send('c/kopi.txt', `${TEXT}\n\n`);
  await send('d/tom.txt', '  \n');
}

describe('the preview', () => {
  it('says of every file what would become of it, and why', async () => {
    await severalFiles();
    const before = await rowCounts();
    const { state, items } = await looked(astrid, id);
    expect(items.map(({ entry, path, status, reason }) => [entry, path, status, reason])).toEqual([
      [1, 'a/oslo.txt', 'unchanged', 'Already imported as “nato-motes-i-oslo”.'],
      [2, 'b/vær.txt', 'created', null],
      [3, 'c/kopi.txt', 'duplicate', 'The same text as “b/vær.txt”.'],
      [4, 'd/tom.txt', 'failed', expect.stringContaining('only white space')],
    ]);
    expect(items[1]).toMatchObject({ title: 'Om været', date: '2022-03', blocks: 1, encoding: 'utf-8' });
    expect(state).toMatchObject({
      total: 4,
      isDone: true,
      problem: null,
      counts: { created: 1, updated: 0, unchanged: 1, duplicate: 1, failed: 1 },
    });
    expect(await rowCounts(), 'nothing was touched').toEqual(before);
  });

  it('lists what a changed file would do, as the page gets it from the process that reads it', async () => {
    const { key } = await uploadPreview(astrid, id, {});
    const article = await importedArticle();
    const { path } = textFile(OSLO);
    await send(path, OSLO.replace('to timer', 'tre timer'));
    const { key: changed, items } = await looked(astrid, id);
    expect(changed).not.toBe(key);
    expect(items).toMatchObject([{ status: 'updated' }]);
    const { change } = previewEntry.parse(
      JSON.parse(JSON.stringify(await readEntry(astrid, id, changed, 1))),
    );
    expect(change?.article).toMatchObject({ id: article.id });
    expect(change?.differences.first).toMatchObject([{ kind: 'changed', unchanged: 1 }]);
  });

  it('is looked at once, however often it is asked for, and again when somebody wants it', async () => {
    await send('a.txt', TEXT);
    await looked(astrid, id);
    await uploadPreview(astrid, id, {});
    expect(launchPreview).toHaveBeenCalledTimes(1);
    await forgetPreview(astrid, id, {});
    expect((await uploadPreview(astrid, id, {})).state).toBeNull();
    expect(launchPreview).toHaveBeenCalledTimes(2);
  });

  it('is another one with another language, and with another file', async () => {
    await send('a.txt', TEXT);
    const { key } = await looked(astrid, id);
    const danish = await looked(astrid, id, { language: 'da' });
    expect(danish.items).toMatchObject([{ language: 'da' }]);
    await send('b.txt', OSLO);
    const more = await looked(astrid, id);
    expect(new Set([key, danish.key, more.key]).size).toBe(3);
    expect(more.items).toHaveLength(2);
  });

  it('comes in pages, and by outcome', async () => {
    for (let n = 0; n < 105; n++)
      await send(`${1000 + n}.txt`, n % 2 ? '' : `${TEXT}\nNummer ${n} i rekken.\n`);
    const first = await looked(astrid, id);
    expect(first.pages).toBe(2);
    expect(first.items.map(({ entry }) => entry)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    const last = await uploadPreview(astrid, id, {}, { page: 2 });
    expect(last.items.map(({ path }) => path)).toEqual([
      '1100.txt',
      '1101.txt',
      '1102.txt',
      '1103.txt',
      '1104.txt',
    ]);
    const refused = await uploadPreview(astrid, id, {}, { status: 'failed' });
    expect(refused.items).toHaveLength(52);
    expect(refused.items.every(({ status }) => status === 'failed')).toBe(true);
    expect((await uploadPreview(astrid, id, {}, { status: 'updated' })).items).toEqual([]);
  });

  it('shows the text of one file with the map to its blocks, or why it is refused', async () => {
    await severalFiles();
    const { key } = await looked(astrid, id);
    const { text } = await readEntry(astrid, id, key, 2);
    expect(text).toMatchObject({ raw: TEXT, properties: null });
    expect(text?.spans.map(({ start, end }) => TEXT.slice(start, end)).join('')).toBe(TEXT);
    expect(text?.blocks.map((block) => block.text)).toEqual([TEXT.split('\n\n')[1]?.trim()]);
    expect(text?.fields).toMatchObject({ title: 'Om været', titleOrigin: 'headline', date: '2022-03' });
    expect(await readEntry(astrid, id, key, 4)).toEqual({
      refused: expect.stringContaining('only white space'),
      seen: {
        ...{ byteLength: 3, encoding: 'utf-8', format: 'plain-text', raw: '  \n', more: 0 },
        sha256: hashOf('  \n'),
      },
      text: null,
      change: null,
    });
    await expect(readEntry(astrid, id, key, 5)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('shows every article of a file of many by itself, with columns as they were said', async () => {
    await send('a.txt', TEXT);
    const [first, second] = ['Det var sol i Oslo hele fredagen.', 'Det snødde i Tromsø på lørdag.'];
    await send('b.csv', `Overskrift;Brød\nSol i Oslo;${first}\nSnø i Tromsø;${second}\nIngen;\n`);
    const options = { mapping: { title: 'Overskrift', text: 'Brød' } };
    const { key, items } = await looked(astrid, id, options);
    expect(items.map(({ title, status }) => [title, status])).toEqual([
      ['Om været', 'created'],
      ['Sol i Oslo', 'created'],
      ['Snø i Tromsø', 'created'],
      [null, 'failed'],
    ]);
    expect(items[2]?.path).toMatch(/^b\.csv#/);
    const { text } = await readEntry(astrid, id, key, 3);
    expect(text?.blocks.map((block) => block.text)).toEqual([second]);
    expect(text?.raw).toContain(second);
    const { run } = await startUpload(astrid, id, options);
    await doRun(astrid, run);
    await tidyUpload(run);
    expect((await refusedFiles(astrid, run)).map(({ path }) => path)).toEqual(['b.refused.csv']);
  });

  it('of another admin is not there', async () => {
    const berit = await anAdmin('Berit');
    await expect(uploadPreview(berit, id, {})).rejects.toMatchObject({ name: 'NotFound' });
    await expect(startUpload(berit, id, {})).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('an upload that is imported', () => {
  it('is started once, by whoever presses first', async () => {
    await send('a.txt', TEXT);
    const { run } = await startUpload(astrid, id, {});
    expect(await startUpload(astrid, id, {})).toEqual({ run });
    expect(launchRun).toHaveBeenCalledTimes(1);
    expect(launchRun).toHaveBeenCalledWith(astrid, run);
    await expect(send('b.txt', OSLO)).rejects.toThrow('being imported');
    await expect(discardUpload(astrid, id)).rejects.toThrow('An import reads these files');
  });

  it('is not started twice when two press at once', async () => {
    await send('a.txt', TEXT);
    const [first, second] = await Promise.all([startUpload(astrid, id, {}), startUpload(astrid, id, {})]);
    expect(second).toEqual(first);
    expect(launchRun).toHaveBeenCalledTimes(1);
  });

  it('is not started when there is nothing in it', async () => {
    await expect(startUpload(astrid, id, {})).rejects.toThrow('no file in this upload');
    expect(launchRun).not.toHaveBeenCalled();
  });

  it('keeps the refused files for download, and nothing else', async () => {
    await severalFiles();
    const { run } = await startUpload(astrid, id, { publisher: 'Dagbladet' });
    await doRun(astrid, run);
    await tidyUpload(run);
    const { items, counts, status } = await runDetail(astrid, run);
    expect(status).toBe('completed-with-issues');
    expect(counts).toEqual({ created: 1, updated: 0, unchanged: 1, duplicate: 1, failed: 1 });
    expect(items.map(({ path }) => path)).toEqual(['a/oslo.txt', 'b/vær.txt', 'c/kopi.txt', 'd/tom.txt']);
    expect(readdirSync(join(folderOf(id), 'files'))).toEqual(['4']);
    expect(await refusedFiles(astrid, run)).toEqual([
      { path: 'd/tom.txt', file: join(folderOf(id), 'files', '4') },
    ]);
    const pages = await Array.fromAsync(runReport(astrid, run));
    expect(pages.flat()).toEqual(items);
  });

  it('is gone when nothing was refused', async () => {
    await send('a.txt', TEXT);
    const { run } = await startUpload(astrid, id, {});
    await doRun(astrid, run);
    await tidyUpload(run);
    expect(existsSync(folderOf(id))).toBe(false);
    expect(await refusedFiles(astrid, run)).toEqual([]);
  });

  it('stays as long as its import is not over, and says so when it is gone before', async () => {
    await send('a.txt', TEXT);
    const { run } = await startUpload(astrid, id, {});
    await tidyUpload(run);
    expect(existsSync(folderOf(id))).toBe(true);
    rmSync(folderOf(id), { recursive: true });
    await expect(doRun(astrid, run)).rejects.toThrow('not on the server any more');
  });

  it('is resumed where it stopped, and taken back, by processes of their own', async () => {
    await send('a.txt', TEXT);
    const { run } = await startUpload(astrid, id, {});
    await resumeRun(astrid, run);
    expect(launchRun).toHaveBeenCalledTimes(2);
    expect(await runProgress(astrid, run)).toMatchObject({ status: 'pending', isStopped: false });
    await doRun(astrid, run);
    await expect(resumeRun(astrid, run)).rejects.toThrow('nothing to resume');
    expect(await runProgress(astrid, run)).toMatchObject({ isRollingBack: false });
    await beginRollback(astrid, run);
    expect(launchRollback).toHaveBeenCalledWith(astrid, run);
    expect(await runProgress(astrid, run)).toMatchObject({ status: 'completed', isRollingBack: true });
    await rollBackRun(astrid, run);
    expect(await runProgress(astrid, run)).toMatchObject({ status: 'rolled-back', isRollingBack: false });
    await expect(beginRollback(astrid, 999)).rejects.toMatchObject({ name: 'NotFound' });
    await expect(resumeRun(astrid, 999)).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('says beside an article which other one has nearly its text', async () => {
    const oslo = await importedArticle();
    await send('nesten.txt', OSLO.replace('Nato møtes', 'Toppmøte').concat('\nDe reiste hjem fredag.\n'));
    const { run } = await startUpload(astrid, id, {});
    await doRun(astrid, run);
    const { items } = await runDetail(astrid, run);
    const articleId = items[0]?.article?.id ?? 0;
    expect(await nearInRun(astrid, [articleId])).toMatchObject([{ articleId, other: { id: oslo.id } }]);
  });
});
