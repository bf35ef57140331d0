/** The page of one file before it is imported: what of a refused one is known, and that nothing is read twice. */
import { execFile } from 'node:child_process';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { database } from '../db/client.ts';
import { importedArticle, OSLO, textFile } from '../testing/articles.ts';
import type { Colleague } from '../testing/people.ts';
import { openUpload } from './mutations.ts';
import { readEntry } from './preview.ts';
import { forgetPreview, uploadEntry } from './preview-queries.ts';
import { enterRoom, hashOf, looked, sent, type UploadRoom } from './testing-room.ts';

// the process beside this one that reads an entry answers what the test says
vi.mock('node:child_process', async (original) => ({
  ...(await original<typeof import('node:child_process')>()),
  execFile: vi.fn(),
}));
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

const send = (path: string, content: string | Uint8Array) => sent(astrid, id, path, content);

const ROW = '{"id":"a","title":"Været","date":"2022-03-01","text":"Det regnet i Bergen hele torsdagen."}';

it('a record that is refused has its format, its encoding and its raw text', async () => {
  const broken = '{"id":"b","title":"Halv';
  await send('rec.jsonl', `${ROW}\n${broken}\n${ROW}\n`);
  await send('table.csv', 'title,date,text\nVær,2022-13-01,Det regnet i Bergen.\n');
  const { key, items, state } = await looked(astrid, id);
  expect(items.map(({ path, status }) => [path, status])).toEqual([
    ['rec.jsonl#a', 'created'],
    ['rec.jsonl#row-2', 'failed'],
    ['rec.jsonl#row-3', 'failed'],
    ['table.csv#row-1', 'failed'],
  ]);
  const { seen } = await readEntry(astrid, id, key, 2);
  expect(seen).toMatchObject({ format: 'json-record', encoding: 'utf-8', raw: broken, more: 0 });
  expect(seen?.sha256).toBe(hashOf(broken));
  const again = await readEntry(astrid, id, key, 3);
  expect(again.refused).toContain('was used before');
  expect(again.seen).toMatchObject({ format: 'jsonl', encoding: 'utf-8', raw: ROW });
  const row = await readEntry(astrid, id, key, 4);
  expect(row.seen).toMatchObject({ format: 'csv-record', encoding: 'utf-8' });
  expect(row.seen?.raw).toContain('2022-13-01');
  expect(state?.share).toBe(1);
});

it('of what is no text that is said, and none of it is shown', async () => {
  await send('bilde.txt', new Uint8Array([0x44, 0x00, 0x01, 0xff, 0x00]));
  const { key } = await looked(astrid, id);
  const { seen } = await readEntry(astrid, id, key, 1);
  expect(seen).toMatchObject({ byteLength: 5, encoding: null, raw: null, more: 0 });
});

it('a file is read once, until its preview is made anew', async () => {
  await send('a.jsonl', `${ROW}\n`);
  const { key } = await looked(astrid, id);
  const json = JSON.stringify(await readEntry(astrid, id, key, 1));
  const answers = (stdout: string) =>
    vi.mocked(execFile).mockImplementation(((...args: unknown[]) => {
      const done = args.at(-1) as (error: null, answer: { stdout: string }) => void;
      setImmediate(done, null, { stdout });
    }) as never);
  answers(json);
  const both = await Promise.all([uploadEntry(astrid, id, {}, 1), uploadEntry(astrid, id, {}, 1)]);
  for (const { content } of both) expect(content.text?.raw).toBe(ROW);
  expect((await uploadEntry(astrid, id, {}, 1)).content).toEqual(both[0].content);
  expect(execFile).toHaveBeenCalledTimes(1);
  await forgetPreview(astrid, id, {});
  await looked(astrid, id);
  await uploadEntry(astrid, id, {}, 1);
  expect(execFile).toHaveBeenCalledTimes(2);
});

it('a changed file says how its article stands', async () => {
  const article = await importedArticle();
  await database().article.update({ where: { id: article.id }, data: { status: 'archived' } });
  await send(textFile(OSLO).path, OSLO.replace('to timer', 'tre timer'));
  const { items, standings } = await looked(astrid, id);
  expect(items).toMatchObject([{ status: 'updated', article: { id: article.id } }]);
  expect(standings).toEqual({ [article.id]: 'archived' });
});
