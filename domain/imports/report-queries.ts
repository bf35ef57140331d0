/** What an import says of its files, for pages and downloads: however many there are, some at a time. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { diskPath, filesOf, readRecord } from '../uploads/folder.ts';
import { type RunItem, runInputs } from './import.ts';
import { runDetail } from './queries.ts';
import { pathToSend, RefusedPaths } from './refused-records.ts';
import { refusedPaths } from './uploads.ts';

/** An article of a run that is nearly the same as another. */
export interface NearInRun {
  articleId: number;
  other: { id: number; title: string; language: string };
  containment: number;
}

/** Near-duplicates of articles, the most alike of each: what a page of a run's files shows beside them. */
export async function nearInRun(viewer: Viewer, articleIds: readonly number[]): Promise<NearInRun[]> {
  permit(viewer, 'import.run');
  if (articleIds.length === 0) return [];
  const rows = await database().nearDuplicate.findMany({
    where: { articleId: { in: [...articleIds] }, dismissedAt: null },
    orderBy: [{ containment: 'desc' }, { otherId: 'asc' }],
    take: 1000,
    select: {
      articleId: true,
      containment: true,
      other: { select: { id: true, title: true, language: true } },
    },
  });
  const best = new Map<number, NearInRun>();
  for (const row of rows) if (!best.has(row.articleId)) best.set(row.articleId, row);
  return [...best.values()];
}

/** All files of a run in their order. Throws NotFound before the first. */
export async function* runReport(viewer: Viewer, id: number): AsyncGenerator<RunItem[]> {
  permit(viewer, 'import.run');
  for (let from: number | null = 0; from !== null; ) {
    const page: Awaited<ReturnType<typeof runDetail>> = await runDetail(viewer, id, { from });
    yield page.items;
    from = page.next;
  }
}

export interface RefusedFile {
  /** under which it is given back */
  path: string;
  /** where it lies on the server */
  file: string;
}

/**
 * The refused files of a run that are still on the server; of a file of many articles only those that were refused, once
 * the run is over. None for a run that was not started at the desk.
 */
export async function refusedFiles(viewer: Viewer, id: number): Promise<RefusedFile[]> {
  permit(viewer, 'import.run');
  const run = await database().importRun.findUnique({ where: { id }, select: { inputs: true } });
  if (!run) throw new NotFound('That import run');
  const inputs = runInputs.safeParse(run.inputs);
  if (!inputs.success || inputs.data.kind !== 'upload') return [];
  const { upload } = inputs.data;
  if (!(await readRecord(upload))) return [];
  const refused = new RefusedPaths(await refusedPaths(id));
  const files = (await filesOf(upload)).filter(({ path }) => refused.has(path));
  return files.map((file) => ({ path: pathToSend(file.path, refused), file: diskPath(upload, file) }));
}
