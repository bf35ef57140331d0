/** Reads for /desk/imports and for dry runs. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { describe, knownAs, refusal, reported } from './identity.ts';
import {
  type ImportOptions,
  ITEM_STATUSES,
  type ItemResult,
  itemStatus,
  type RunDetail,
  type RunRow,
  runStatus,
} from './import.ts';
import { type ImportFile, isRefused, prepare } from './prepare.ts';

const RUN = {
  id: true,
  status: true,
  startedByName: true,
  startedAt: true,
  finishedAt: true,
  items: { select: { status: true } },
} as const;

interface RunRecord {
  id: number;
  status: string;
  startedByName: string;
  startedAt: Date;
  finishedAt: Date | null;
  items: { status: string }[];
}

/** The newest runs first. */
export async function runList(viewer: Viewer, limit = 100): Promise<RunRow[]> {
  permit(viewer, 'import.run');
  const runs = await database().importRun.findMany({ orderBy: { id: 'desc' }, take: limit, select: RUN });
  return runs.map(runRow);
}

/** One run with every file's outcome. Throws NotFound. */
export async function runDetail(viewer: Viewer, id: number): Promise<RunDetail> {
  permit(viewer, 'import.run');
  const run = await database().importRun.findUnique({
    where: { id },
    select: {
      ...RUN,
      items: {
        orderBy: { position: 'asc' },
        select: {
          position: true,
          path: true,
          status: true,
          reason: true,
          warnings: true,
          sha256: true,
          byteLength: true,
          encoding: true,
          article: { select: { id: true, title: true } },
        },
      },
    },
  });
  if (!run) throw new NotFound('That import run');
  const items = run.items.map((item) => ({
    ...item,
    status: itemStatus.parse(item.status),
    warnings: strings(item.warnings),
  }));
  return { ...runRow(run), items };
}

/** What importing a file would do, without doing it. */
export async function wouldImport(
  viewer: Viewer,
  file: ImportFile,
  options: ImportOptions,
): Promise<ItemResult> {
  permit(viewer, 'import.run');
  const outcome = prepare(file, options);
  if (isRefused(outcome)) return reported(refusal(outcome));
  const known = await knownAs(database(), outcome);
  const verdict = known ?? { status: 'created' as const, reason: null, article: null, sourceFileId: null };
  return reported({ ...describe(outcome), ...verdict });
}

function runRow(run: RunRecord): RunRow {
  const counts = Object.fromEntries(ITEM_STATUSES.map((status) => [status, 0])) as RunRow['counts'];
  for (const item of run.items) counts[itemStatus.parse(item.status)]++;
  return {
    id: run.id,
    status: runStatus.parse(run.status),
    startedBy: run.startedByName,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    counts,
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
