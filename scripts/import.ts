/** npm run import -- PATH… [--dry-run] [--json] [--language nb] [--publisher NAME] [--limit N] */
import { parseArgs } from 'node:util';
import { closeDatabase } from '#domain/db/client.ts';
import type { ItemResult, RunSummary } from '#domain/imports/import.ts';
import { finishRun, importFile, startRun } from '#domain/imports/mutations.ts';
import { wouldImport } from '#domain/imports/queries.ts';
import { languageTag } from '#domain/languages.ts';
import { systemViewer } from '#domain/people/person.ts';
import { collectFiles, type Found, readImportFile } from './collect-files.ts';

const USAGE = 'npm run import -- PATH… [--dry-run] [--json] [--language nb] [--publisher NAME] [--limit N]';
const VIEWER = systemViewer('import from the command line');

interface Job {
  paths: string[];
  dryRun: boolean;
  json: boolean;
  limit: number;
  options: { language?: string; publisher?: string };
}

function readArguments(): Job {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      language: { type: 'string' },
      publisher: { type: 'string' },
      limit: { type: 'string' },
    },
  });
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  if (positionals.length === 0) throw new Error(`Name at least one file or folder.\n${USAGE}`);
  if (!(limit >= 1)) throw new Error(`--limit takes a whole number from 1, not “${values.limit}”.`);
  if (values.language !== undefined && !languageTag.safeParse(values.language).success) {
    throw new Error(`--language takes a BCP 47 tag such as nb or da, not “${values.language}”.`);
  }
  const { language, publisher } = values;
  return {
    paths: positionals,
    dryRun: values['dry-run'],
    json: values.json,
    limit,
    options: { ...(language ? { language } : {}), ...(publisher ? { publisher } : {}) },
  };
}

async function run(job: Job): Promise<number> {
  const began = performance.now();
  const files = (await collectFiles(job.paths)).slice(0, job.limit);
  const runId = job.dryRun ? 0 : await startRun(VIEWER, job.options);
  const counts = { created: 0, updated: 0, unchanged: 0, duplicate: 0, failed: 0 };
  for (const [position, file] of files.entries()) {
    const result = await importOne(job, runId, position, file);
    counts[result.status]++;
    report(job, result, position + 1, files.length);
  }
  if (!job.dryRun) await finishRun(VIEWER, runId);
  const summary: RunSummary = {
    run: runId,
    ...counts,
    seconds: Math.round((performance.now() - began) / 10) / 100,
  };
  close(job, summary);
  if (counts.failed === 0) return 0;
  return counts.failed === files.length ? 1 : 2;
}

async function importOne(job: Job, runId: number, position: number, found: Found): Promise<ItemResult> {
  try {
    if (found.problem !== null) return unreadable(found.path, found.problem);
    const file = await readImportFile(found.path);
    if (job.dryRun) return await wouldImport(VIEWER, file, job.options);
    return await importFile(VIEWER, runId, position, file, job.options);
  } catch (error) {
    // one bad file never stops the others
    return unreadable(found.path, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(file: string, reason: string): ItemResult {
  return {
    file,
    status: 'failed',
    reason,
    article: null,
    language: null,
    date: null,
    blocks: 0,
    segments: 0,
    sha256: null,
    warnings: [],
  };
}

function report(job: Job, result: ItemResult, done: number, total: number): void {
  if (job.json) {
    const { warnings: _, article, ...line } = result;
    console.log(JSON.stringify({ ...line, article: article?.slug ?? null }));
    return;
  }
  const facts =
    result.status === 'failed'
      ? []
      : [result.language, result.date, `${result.blocks} blocks`, `${result.segments} sentences`];
  const counter = process.stdout.isTTY ? `[${done}/${total}] ` : '';
  console.log(
    `${counter}${result.status.padEnd(9)} ${result.file}  ${[...facts, result.reason].filter(Boolean).join(', ')}`,
  );
  for (const warning of result.warnings) console.log(`          warning: ${warning}`);
}

function close({ json, dryRun }: Job, summary: RunSummary): void {
  if (json) {
    console.log(JSON.stringify({ summary }));
    return;
  }
  const { run: id, seconds, ...counts } = summary;
  const parts = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  console.log(
    `${dryRun ? 'Dry run, nothing was changed' : `Run ${id}`}: ${parts.join(', ')} in ${seconds} s.`,
  );
}

try {
  process.exitCode = await run(readArguments());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
