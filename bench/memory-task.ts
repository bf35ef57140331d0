/** Looking sentences up in a memory of many units, in a process like the one that serves the desk. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { closeDatabase, database, useDatabase as openDatabase } from '#domain/db/client.ts';
import { concordance } from '#domain/memory/concordance-queries.ts';
import { matchesFor } from '#domain/memory/queries.ts';
import { percentAlike } from '#domain/memory/similarity.ts';
import { countAgain } from '#domain/memory/statistics.ts';
import { indexed } from '#domain/memory/words.ts';
import { systemViewer } from '#domain/people/person.ts';
import { chance, percentile } from './kit.ts';
import { mutated, pairAt } from './memory-corpus.ts';

const VIEWER = systemViewer('benchmark');
const BATCH = 500;
const WARM_UP = 100;

/** Fills an empty memory; returns units a second. */
export async function fillMemory({ url, units }: { url: string; units: number }) {
  await openDatabase(url);
  const { id: importId } = await database().memoryImport.create({
    data: { name: 'bench.tmx', byteLength: 0, status: 'finished', problems: [], startedByName: VIEWER.name },
  });
  const start = performance.now();
  for (let first = 0; first < units; first += BATCH) {
    const data = Array.from({ length: Math.min(BATCH, units - first) }, (_, i) => {
      const { nb, en } = pairAt(first + i);
      const texts = { sourceLanguage: 'nb', targetLanguage: 'en', sourceText: nb, targetText: en };
      return { ...texts, ...indexed(texts), id: first + i + 1, importId, authorName: VIEWER.name };
    });
    await database().memoryUnit.createMany({ data });
  }
  const perSecond = (units / (performance.now() - start)) * 1000;
  await countAgain();
  await closeDatabase();
  return { perSecond };
}

interface Looked {
  milliseconds: number;
  /** the unit the sentence was made from is among the matches */
  isThere: boolean;
  /** or only matches at least as good are */
  isFound: boolean;
}

/** Looks up sentences made from units of the memory, from either side of them. */
export async function lookUp({ url, units, queries }: { url: string; units: number; queries: number }) {
  await openDatabase(url);
  const random = chance(11);
  const looked: Looked[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  for (let n = 0; n < queries + WARM_UP; n++) {
    if (n === WARM_UP) delay.enable();
    looked.push(await lookUpOne(Math.floor(random() * units), n));
  }
  delay.disable();
  const counted = looked.slice(WARM_UP);
  const times = counted.map(({ milliseconds }) => milliseconds);
  const share = (is: (each: Looked) => boolean) => (100 * counted.filter(is).length) / counted.length;
  const result = {
    median: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    most: percentile(times, 1),
    recall: share(({ isFound }) => isFound),
    there: share(({ isThere }) => isThere),
    stall: delay.max / 1e6,
    ...(await longOnes()),
    concordance: await concordanceTimes(units),
  };
  await closeDatabase();
  return result;
}

async function lookUpOne(unit: number, n: number): Promise<Looked> {
  const pair = pairAt(unit);
  const [language, other] = n % 2 === 0 ? (['nb', 'en'] as const) : (['en', 'nb'] as const);
  const text = mutated(pair[language], language, n);
  const start = performance.now();
  const matches = await matchesFor(database(), { text, language, other, exceptTargetId: null });
  const milliseconds = performance.now() - start;
  const isThere = matches.some(({ source, target }) => source === pair[language] && target === pair[other]);
  const percent = percentAlike(text, pair[language]);
  const worst = matches.at(-1)?.percent ?? 0;
  return { milliseconds, isThere, isFound: isThere || (matches.length >= 10 && worst >= percent) };
}

/** Two thousand characters, the longest that is compared, and ten thousand: how long others wait meanwhile. */
async function longOnes() {
  const whole = Array.from({ length: 100 }, (_, n) => pairAt(n).nb).join(' ');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const times: number[] = [];
  for (const length of [2_000, 10_000]) {
    const start = performance.now();
    const wanted = { text: whole.slice(0, length), language: 'nb', other: 'en', exceptTargetId: null };
    await matchesFor(database(), wanted);
    times.push(performance.now() - start);
  }
  delay.disable();
  return { long: Math.max(...times), longStall: delay.max / 1e6 };
}

async function concordanceTimes(units: number): Promise<number> {
  const times: number[] = [];
  const random = chance(13);
  for (let n = 0; n < 100; n++) {
    const words = pairAt(Math.floor(random() * units)).nb.match(/\p{L}+/gu) ?? [];
    const at = Math.floor(random() * Math.max(1, words.length - 2));
    const start = performance.now();
    await concordance(VIEWER, { q: words.slice(at, at + 2).join(' '), one: 'nb', other: 'en' });
    times.push(performance.now() - start);
  }
  return percentile(times, 0.95);
}
