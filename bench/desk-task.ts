/** An editor who saves sentence after sentence, in a process like the one that serves the desk. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeDatabase, useDatabase as openDatabase } from '#domain/db/client.ts';
import { systemViewer } from '#domain/people/person.ts';
import { saveTarget, startTranslation } from '#domain/translations/mutations.ts';
import { workspace } from '#domain/translations/queries.ts';
import { percentile } from './kit.ts';

const VIEWER = systemViewer('benchmark');
const LANGUAGE = 'en';
const WARM_UP = 20;
/** Between two saves, as an autosave leaves time to others. */
const PAUSE = 5;

interface Job {
  url: string;
  articleId: number;
  /** at most so many, and for at most so many seconds */
  count: number;
  seconds: number;
}

/** Saves sentences of an article one after the other; the first few are not counted. */
export async function saveSentences({ url, articleId, count, seconds }: Job) {
  await openDatabase(url);
  await startTranslation(VIEWER, { articleId, language: LANGUAGE });
  const { segments } = await workspace(VIEWER, articleId, LANGUAGE);
  const versions = new Map(segments.map(({ id, target }) => [id, target?.version ?? 0]));
  const save = async (n: number): Promise<number> => {
    const segmentId = segments[n % segments.length]?.id ?? 0;
    const version = versions.get(segmentId) ?? 0;
    const input = { articleId, language: LANGUAGE, segmentId, version, state: 'draft' as const };
    const start = performance.now();
    const { target } = await saveTarget(VIEWER, { ...input, text: `Sentence ${n}, as it is typed.` });
    versions.set(segmentId, target.version);
    return performance.now() - start;
  };
  for (let n = 0; n < WARM_UP; n++) await save(n);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  while (times.length < count && performance.now() < until) {
    times.push(await save(WARM_UP + times.length));
    await sleep(PAUSE);
  }
  await closeDatabase();
  return {
    saves: times.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    most: percentile(times, 1),
    stall: delay.max / 1e6,
  };
}
