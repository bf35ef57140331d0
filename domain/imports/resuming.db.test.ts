/** Runs that stop half-way, and go on; from files on disk, read in threads. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { doRun, startRun } from './mutations.ts';
import { runDetail, runProgress } from './queries.ts';

let astrid: Colleague;
let folder: string;
beforeEach(async () => {
  astrid = await anAdmin();
  folder = await mkdtemp(path.join(tmpdir(), 'spalte-resume-'));
});
afterEach(() => rm(folder, { recursive: true }));

const article = (i: number) =>
  `date 2022-03 Sak nummer ${i}\n\nDette er den ${i}. saken som kom inn fra Oslo.\n`;

async function writeArticles(count: number): Promise<void> {
  await mkdir(path.join(folder, 'in'));
  for (let i = 0; i < count; i++) await writeFile(path.join(folder, 'in', `${i}.txt`), article(i));
}

const open = () =>
  startRun(astrid, { kind: 'paths', folder, patterns: ['in'], limit: null }, { language: 'nb' });

describe('a run of Astrid, admin, over a folder', () => {
  it('waits until it is done, and then has every file once', async () => {
    await writeArticles(60);
    const run = await open();
    expect(await runProgress(astrid, run)).toMatchObject({
      status: 'pending',
      isStopped: false,
      isResumable: true,
      total: null,
    });
    const { status, counts } = await doRun(astrid, run);
    expect({ status, counts }).toMatchObject({ status: 'completed', counts: { created: 60, failed: 0 } });
    expect(await runProgress(astrid, run)).toMatchObject({ total: 60, counts, isResumable: false });
    expect(await database().article.count()).toBe(60);
  });

  it('keeps what it has told of when it is stopped, and goes on with the rest', async () => {
    await writeArticles(60);
    const run = await open();
    const stop = new AbortController();
    const told: string[] = [];
    const onItem = ({ file }: { file: string }) => {
      told.push(file);
      if (told.length > 10) stop.abort();
    };
    expect(await doRun(astrid, run, { onItem, signal: stop.signal })).toMatchObject({ status: 'processing' });
    const { items } = await runDetail(astrid, run);
    expect(items.map((item) => item.path)).toEqual(told);
    expect(told.length).toBeLessThan(60);
    await database().importRun.update({
      where: { id: run },
      data: { owner: 'elsewhere 1 x', beatAt: new Date(0) },
    });
    expect(await runProgress(astrid, run)).toMatchObject({ isStopped: true });

    await doRun(astrid, run, { onItem: ({ file }) => told.push(file) });
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBe(60);
    expect(await database().article.count()).toBe(60);
    expect(await runProgress(astrid, run)).toMatchObject({ status: 'completed', counts: { created: 60 } });
  });

  it('is done by one process at a time, and not again when it is over', async () => {
    await writeArticles(3);
    const run = await open();
    await database().importRun.update({
      where: { id: run },
      data: { status: 'processing', owner: 'elsewhere 1 x', beatAt: new Date() },
    });
    await expect(doRun(astrid, run)).rejects.toThrow(`Import ${run} is being worked on.`);
    await database().importRun.update({ where: { id: run }, data: { beatAt: new Date(0) } });
    await doRun(astrid, run);
    await expect(doRun(astrid, run)).rejects.toThrow('there is nothing to resume');
  });

  it('tells why a file could not be read, and imports the others', async () => {
    await writeArticles(2);
    await writeFile(path.join(folder, 'in', 'nul.txt'), 'date 2022 Noe\0 annet');
    await writeFile(path.join(folder, 'in', 'large.txt'), Buffer.alloc(5_000_001, 'a'));
    const run = await startRun(
      astrid,
      { kind: 'paths', folder, patterns: ['in', 'in', 'away.txt'], limit: null },
      { language: 'nb' },
    );
    expect(await doRun(astrid, run)).toMatchObject({ status: 'completed-with-issues' });
    const { items } = await runDetail(astrid, run);
    expect(items.map(({ path: file, status, reason }) => [file, status, reason])).toEqual([
      ['in/0.txt', 'created', null],
      ['in/1.txt', 'created', null],
      ['in/large.txt', 'failed', 'The file has 5,000,001 bytes; an article may have 5 MB. Split it.'],
      [
        'in/nul.txt',
        'failed',
        'A zero byte: this is not a text file; save it as plain text in UTF-8 (byte 13).',
      ],
      ['away.txt', 'failed', 'There is no such file or folder. Check the path.'],
    ]);
  });

  it('says how many of its files were gone when it was resumed', async () => {
    await writeArticles(60);
    const run = await open();
    const stop = new AbortController();
    await doRun(astrid, run, { onItem: () => stop.abort(), signal: stop.signal });
    expect(await runProgress(astrid, run)).toMatchObject({ total: 60, goneFiles: 0 });
    const data = { owner: 'elsewhere 1 x', beatAt: new Date(0) };
    await database().importRun.update({ where: { id: run }, data });
    for (const i of [57, 58, 59]) await rm(path.join(folder, 'in', `${i}.txt`));
    expect(await doRun(astrid, run)).toMatchObject({ status: 'completed', goneFiles: 3 });
    expect(await runProgress(astrid, run)).toMatchObject({ total: 57, goneFiles: 3 });
  });

  it('does not call those gone that it had read before they were moved away: its count is that of its list', async () => {
    await writeArticles(60);
    const run = await open();
    const stop = new AbortController();
    await doRun(astrid, run, { onItem: () => stop.abort(), signal: stop.signal });
    const done = (await runDetail(astrid, run)).items.map((item) => item.path);
    expect(done.length).toBeLessThan(59);
    const data = { owner: 'elsewhere 1 x', beatAt: new Date(0) };
    await database().importRun.update({ where: { id: run }, data });
    for (const each of [...done, 'in/59.txt']) await rm(path.join(folder, each));
    const totals: number[] = [];
    const { goneFiles } = await doRun(astrid, run, { onTotal: (total) => totals.push(total) });
    const { items, ...after } = await runDetail(astrid, run);
    expect([goneFiles, totals, items.length]).toEqual([1, [59], 59]);
    expect(after).toMatchObject({ total: 59, goneFiles: 1, counts: { created: 59 } });
  });
});
