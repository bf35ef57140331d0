/** An import that is killed at any instant (kill -9) has what it told of, nothing half, and goes on without a duplicate. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { databaseUrl } from '../db/shared.ts';
import { killed } from '../testing/kills.ts';

const FILES = 400;
/** Milliseconds after the first file; the full number of kills is in `npm run bench`. */
const KILLS = [0, 35, 120];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'spalte-killed-'));
  for (let i = 0; i < FILES; i++) {
    const text = `date 2022-03 Sak nummer ${i}\n\nDette er den ${i}. saken fra Oslo.\n\nDen kom inn i dag. Mer følger.\n`;
    await writeFile(path.join(folder, `${i}.txt`), text);
  }
});
afterEach(() => rm(folder, { recursive: true }));

/** Articles whose blocks, sentences or source are not all there. */
async function halves(): Promise<number[]> {
  const articles = await database().article.findMany({
    select: {
      id: true,
      segments: { select: { text: true }, orderBy: { number: 'asc' } },
      textVersions: {
        select: { sourceFileId: true, blocks: { select: { text: true }, orderBy: { position: 'asc' } } },
      },
      words: { select: { articleId: true } },
    },
  });
  const isWhole = (article: (typeof articles)[number]) => {
    const [version] = article.textVersions;
    const text = (version?.blocks ?? []).map((block) => block.text).join('');
    return (
      text !== '' &&
      version?.sourceFileId &&
      article.words &&
      article.segments.map((segment) => segment.text).join('') === text
    );
  };
  return articles.filter((article) => !isWhole(article)).map(({ id }) => id);
}

it('an import that is killed keeps what it told of, and is resumed to its end', {
  timeout: 120_000,
}, async () => {
  const told = new Set<string>();
  const note = (files: string[]) => {
    for (const file of files) {
      expect(told.has(file), `${file} was told of twice`).toBe(false);
      told.add(file);
    }
  };
  let command = ['import', folder, '--language', 'nb'];
  let interrupted = 0;
  for (const after of [...KILLS, null]) {
    const [name = '', ...args] = command;
    const run = await killed(databaseUrl(), name, args, after);
    note(run.told);
    const stored = await database().importItem.findMany({ select: { path: true } });
    const paths = new Set(stored.map((item) => item.path));
    expect([...told].filter((file) => !paths.has(file))).toEqual([]);
    expect(await halves()).toEqual([]);
    const latest = await database().importRun.findFirstOrThrow({ orderBy: { id: 'desc' } });
    if (latest.status === 'completed') break;
    interrupted++;
    command = ['import-resume', String(latest.id)];
  }
  // else nothing was tried
  expect(interrupted).toBeGreaterThan(0);
  expect(await database().article.count()).toBe(FILES);
  expect(await database().importItem.count()).toBe(FILES);
  expect(await database().importRun.count()).toBe(1);
});
