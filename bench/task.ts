/** `task.ts NAME`: does one piece of work in a process of its own, with what its parent sends, and answers with the result. */

/** Loaded only when asked for, so that a task's memory is its own. */
const TASKS = {
  importArticles: async (given: { url: string; folder: string; seconds: number }) =>
    (await import('./import-task.ts')).importArticles(given),
  prepareArticles: async (given: { count: number }) =>
    (await import('./articles-task.ts')).prepareArticles(given),
  writeArticles: async (given: { folder: string; first: number; count: number }) =>
    (await import('./articles-task.ts')).writeArticles(given),
  preparedFloor: async (given: { from: string; to: string; batch: number }) =>
    (await import('./floor-sqlite.ts')).preparedFloor(given),
  bareFloor: async (given: { from: string; to: string; batch: number }) =>
    (await import('./floor-bare.ts')).bareFloor(given),
  copyFloor: async (given: { from: string; to: string }) =>
    (await import('./floor-postgres.ts')).copyFloor(given),
  saveSentences: async (given: { url: string; articleId: number; count: number; seconds: number }) =>
    (await import('./desk-task.ts')).saveSentences(given),
  load: async (given: {
    url: string;
    connections: number;
    seconds: number;
    headers: Record<string, string>;
  }) => (await import('./load.ts')).load(given),
  fillMemory: async (given: { url: string; units: number }) =>
    (await import('./memory-task.ts')).fillMemory(given),
  lookUp: async (given: { url: string; units: number; queries: number }) =>
    (await import('./memory-task.ts')).lookUp(given),
  fillTargets: async (given: { url: string; articles: number; sentences: number }) =>
    (await import('./checks-task.ts')).fillTargets(given),
  checkCorpus: async (given: { url: string; articles: number }) =>
    (await import('./checks-task.ts')).checkCorpus(given),
  textTimes: async (given: { count: number }) => (await import('./text-task.ts')).textTimes(given),
  longTextTimes: async (given: { count: number }) => (await import('./text-task.ts')).longTextTimes(given),
  termTimes: async (given: { rounds: number }) => (await import('./terms-task.ts')).termTimes(given),
};
export type Tasks = typeof TASKS;

function isTask(name: string | undefined): name is keyof Tasks {
  return name !== undefined && name in TASKS;
}

async function answer(name: string | undefined, given: unknown): Promise<object> {
  try {
    if (!isTask(name)) throw new Error('there is no such task');
    // processes.ts has checked what it sends against the task's own type
    const work = TASKS[name] as (given: unknown) => Promise<object>;
    return { result: await work(given) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.once('message', async (given) => {
  const answered = await answer(process.argv[2], given);
  process.send?.({ ...answered, peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6 });
});
