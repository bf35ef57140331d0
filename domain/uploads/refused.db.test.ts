/** What an import refused comes back, is put right, and sent again: only that comes in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '../db/client.ts';
import { doRun } from '../imports/mutations.ts';
import { runDetail } from '../imports/queries.ts';
import { refusedFiles } from '../imports/report-queries.ts';
import { tidyUpload } from '../imports/uploads.ts';
import type { Colleague } from '../testing/people.ts';
import { folderOf } from './folder.ts';
import { openUpload, startUpload } from './mutations.ts';
import { enterRoom, sent, type UploadRoom } from './testing-room.ts';

vi.mock('../imports/launch.ts', () => import('../imports/testing-launch.ts'));

let room: UploadRoom;
let astrid: Colleague;
beforeEach(async () => {
  room = await enterRoom();
  ({ astrid } = room);
});
afterEach(() => room.leave());

/** Sends files and imports them to the end; what came of each, and what is given back. */
async function imported(files: Record<string, string>) {
  const { id } = await openUpload(astrid);
  for (const [path, text] of Object.entries(files)) await sent(astrid, id, path, text);
  const { run } = await startUpload(astrid, id, { language: 'nb' });
  await doRun(astrid, run);
  await tidyUpload(run);
  const outcomes = (await runDetail(astrid, run)).items.map(({ path, status }) => [path, status]);
  const back = (await refusedFiles(astrid, run)).map(({ path, file }) => [path, readFileSync(file, 'utf8')]);
  return { id, run, outcomes, back: Object.fromEntries(back) as Record<string, string> };
}

const rows = (...dates: string[]) =>
  `id,title,date,text\n${dates.map((date, n) => `s${n},Sak ${n},${date},Dette er saken med nummer ${n} fra Oslo.\n`).join('')}`;

describe('of a table of which one row is refused', () => {
  it('that row comes back under its columns; put right and sent again, only it comes in', async () => {
    const { outcomes, back } = await imported({ 'inbox/saker.csv': rows('2022-03', '2022-13', '2022-05') });
    expect(outcomes).toEqual([
      ['inbox/saker.csv#s0', 'created'],
      ['inbox/saker.csv#s1', 'failed'],
      ['inbox/saker.csv#s2', 'created'],
    ]);
    const given = back['inbox/saker.csv'] ?? '';
    expect(given).toBe('id,title,date,text\ns1,Sak 1,2022-13,Dette er saken med nummer 1 fra Oslo.\n');
    const again = await imported({ 'inbox/saker.csv': given.replace('2022-13', '2022-12') });
    expect(again.outcomes).toEqual([['inbox/saker.csv#s1', 'created']]);
    expect(await database().article.count()).toBe(3);
    const whole = await imported({ 'inbox/saker.csv': rows('2022-03', '2022-12', '2022-05') });
    expect(whole.outcomes.map(([, status]) => status)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  it('nothing else of it stays on the server', async () => {
    const { id } = await imported({ 'a.csv': rows('2022-03', '2022-13'), 'b.csv': rows('2021') });
    expect(readdirSync(join(folderOf(id), 'files'))).toHaveLength(1);
  });
});

describe('of records without ids', () => {
  it('the refused come back under another name, so that their numbers are not taken for others', async () => {
    const good = (n: number) => `{"title":"Sak ${n}","text":"Dette er saken med nummer ${n} fra Oslo."}`;
    const lines = [good(1), '{"title":"Sak 2","text":"uten slutt', good(3)].join('\n');
    const { back } = await imported({ 'saker.jsonl': lines });
    expect(back).toEqual({ 'saker.refused.jsonl': '{"title":"Sak 2","text":"uten slutt\n' });
    const { outcomes } = await imported({ 'saker.refused.jsonl': `${good(2)}\n` });
    expect(outcomes).toEqual([['saker.refused.jsonl#row-1', 'created']]);
    expect(await database().article.count()).toBe(3);
  });
});

describe('a file that is refused as a whole', () => {
  it('comes back as it was, also one of many articles', async () => {
    const files = { 'tom.txt': '  \n', 'ingen.csv': 'id,title\n' };
    expect((await imported(files)).back).toEqual(files);
  });

  it('and one whose name looks like an article of another', async () => {
    const files = { 'saker.csv': rows('2022-03'), 'saker.csv#s0.txt': '   ' };
    const { outcomes, back } = await imported(files);
    expect(outcomes).toEqual([
      ['saker.csv#s0', 'created'],
      ['saker.csv#s0.txt', 'failed'],
    ]);
    // nothing of the table was refused, but its name is in the other's: better too much than too little
    expect(back).toEqual(files);
  });
});

describe('hidden files of a folder that a form without script sends', () => {
  it('are passed over, as on the command line, and named', async () => {
    const { outcomes, run } = await imported({
      'inbox/.gitattributes': '* text=auto\n',
      'inbox/a.txt': 'date 2022-03 Om været\n\nDet regnet i Bergen torsdag kveld.\n',
    });
    expect(outcomes).toEqual([['inbox/a.txt', 'created']]);
    const { leftOut } = await runDetail(astrid, run);
    expect(leftOut).toMatchObject([
      { file: 'inbox/.gitattributes', reason: expect.stringContaining('hidden') },
    ]);
  });
});
