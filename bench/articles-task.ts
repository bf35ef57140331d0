/** The articles of the benchmark: written to be imported, or prepared without a database. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MAX_ARTICLE_BYTES } from '#domain/imports/import.ts';
import { prepare } from '#domain/imports/prepare.ts';
import { isRefused } from '#domain/imports/prepared.ts';
import { articleFile } from './articles.ts';
import { processorTime } from './kit.ts';

interface Articles {
  folder: string;
  /** the number of the first */
  first: number;
  count: number;
}

/** Writes articles to import below a folder. */
export async function writeArticles({ folder, first, count }: Articles): Promise<object> {
  for (let n = first; n < first + count; n++) {
    const { name, bytes } = articleFile(n);
    // one folder of 100,000 files is slow to list
    const below = path.join(folder, String(Math.floor(n / 1000)));
    if (n === first || n % 1000 === 0) await mkdir(below, { recursive: true });
    await writeFile(path.join(below, name), bytes);
  }
  return {};
}

/** What becomes of files before anything is stored: decoded, parsed, language, sentences, checks. */
export async function prepareArticles({ count }: { count: number }) {
  const times: number[] = [];
  const before = processorTime();
  for (let n = 0; n < count; n++) {
    const file = articleFile(n);
    const start = performance.now();
    if (isRefused(await prepare(file, {}, MAX_ARTICLE_BYTES))) throw new Error(`Article ${n} is refused.`);
    times.push(performance.now() - start);
  }
  return { perSecond: rate(times), processor: (processorTime() - before) / count };
}

function rate(times: readonly number[]): number {
  return (times.length / times.reduce((sum, time) => sum + time, 0)) * 1000;
}
