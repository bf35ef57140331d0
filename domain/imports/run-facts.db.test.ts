/** What a run says of itself: what was imported, how much of it was read, and the files that its records were cut out of. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourceVersions } from '../articles/source-queries.ts';
import { database } from '../db/client.ts';
import { OSLO, textFile } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { doRun, importFiles, startRun } from './mutations.ts';
import { runDetail, runList, runProgress } from './queries.ts';

const NB = { language: 'nb' };
let astrid: Colleague;
let folder: string;
beforeEach(async () => {
  astrid = await anAdmin();
  folder = await mkdtemp(join(tmpdir(), 'spalte-facts-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function imported(...patterns: string[]): Promise<number> {
  const run = await startRun(astrid, { kind: 'paths', folder, patterns, limit: null }, NB);
  await doRun(astrid, run);
  return run;
}

const record = (id: string) =>
  `${JSON.stringify({ id, title: `Sak ${id}`, date: '2022-03-01', text: `Det regnet i Bergen i ${id} timer.` })}\n`;

it('an import is called by what was named, and else by its first file', async () => {
  await writeFile(join(folder, 'rec.jsonl'), record('to') + record('tre'));
  await writeFile(join(folder, 'oslo.txt'), OSLO);
  await imported('rec.jsonl', 'oslo.txt');
  await importFiles(astrid, [{ ...textFile(OSLO), path: 'inbox/oslo.txt' }], NB);
  await importFiles(astrid, [], NB);
  const names = (await runList(astrid)).map(({ named }) => named);
  expect(names).toEqual([
    { first: null, others: 0 },
    { first: 'inbox/', others: 0 },
    { first: 'rec.jsonl', others: 1 },
  ]);
});

it('of a file of many articles the share that was read is known, and its SHA-256 stays with its records', async () => {
  const text = Array.from({ length: 40 }, (_, n) => record(`nr-${n}`)).join('');
  await writeFile(join(folder, 'rec.jsonl'), text);
  const run = await imported('rec.jsonl');
  expect((await runProgress(astrid, run)).share).toBe(1);
  const { items } = await runDetail(astrid, run);
  expect(items).toHaveLength(40);
  const [version] = await sourceVersions(astrid, items[7]?.article?.id ?? 0);
  const sha256 = createHash('sha256').update(text).digest('hex');
  expect(version?.file?.container).toEqual({ path: 'rec.jsonl', byteLength: text.length, sha256 });
  // imports of before it was kept
  await database().importRun.update({ where: { id: run }, data: { containers: [] } });
  expect((await sourceVersions(astrid, items[7]?.article?.id ?? 0))[0]?.file?.container).toBeNull();
});
