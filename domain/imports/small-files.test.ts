import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { articlesOf } from './containers.ts';
import { type Job, prepareJob } from './preparers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'spalte-small-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): Job {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return { kind: 'disk', path: name, file, size: statSync(file).size };
}

async function seen(...jobs: Job[]): Promise<Job[]> {
  const all: Job[] = [];
  for await (const job of articlesOf(once(jobs), {})) all.push(job);
  return all;
}

async function* once(jobs: readonly Job[]): AsyncGenerator<Job> {
  yield* jobs;
}

const bytesOf = (job: Job | undefined) => (job?.kind === 'disk' ? job.bytes : undefined);
const SENTENCE = 'Statsministeren møtte pressen på Værnes i går kveld. ';

test('what was read whole to see what it is, is the file to the last byte, each with memory of its own', async () => {
  const texts = [`${SENTENCE}– Ja.\n`, SENTENCE.repeat(300)];
  const [one, other] = await seen(...texts.map((text, i) => written(`${i}.txt`, text)));
  expect(Buffer.from(bytesOf(one) ?? []).toString()).toBe(texts[0]);
  expect(bytesOf(one)?.buffer.byteLength).toBe(Buffer.byteLength(texts[0] ?? ''));
  // the end of a larger one was not in sight: it is opened again
  expect(bytesOf(other)).toBeUndefined();
});

test.each([
  ['one byte less than is looked at', 15_999, true],
  ['as much as is looked at: more may follow', 16_000, false],
])('a file of %s', async (_, size, isWhole) => {
  const [job] = await seen(written(`${size}.txt`, 'a'.repeat(size)));
  expect(bytesOf(job)?.byteLength).toBe(isWhole ? size : undefined);
});

test('an article of such a file is the same as of one that is opened again', async () => {
  const [job] = await seen(written('same.txt', ` date 2022-03 ${SENTENCE}\n\n${SENTENCE.repeat(3)}\n`));
  if (job?.kind !== 'disk') throw new Error('it is no file');
  const { bytes, ...opened } = job;
  expect(bytes).toBeDefined();
  const [passed, read] = [await prepareJob(job, {}, 5_000_000), await prepareJob(opened, {}, 5_000_000)];
  expect(passed).toEqual(read);
});

test('a small file that names itself text and has records is cut into them', async () => {
  const records = await seen(written('records.txt', '{"title":"A","text":"B"}\n{"title":"C","text":"D"}\n'));
  expect(records.map(({ kind }) => kind)).toEqual(['bytes', 'bytes']);
});
