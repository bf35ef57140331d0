/** npm run import -- PATH… [--dry-run] [--json] [--language nb] [--publisher NAME] [--limit N] */
import { parseArgs } from 'node:util';
import { closeDatabase } from '#domain/db/shared.ts';
import { type Counts, type ImportOptions, NO_COUNTS, type RunInputs } from '#domain/imports/import.ts';
import { readInputs } from '#domain/imports/inputs.ts';
import { startRun } from '#domain/imports/mutations.ts';
import { languageTag } from '#domain/languages.ts';
import { systemViewer } from '#domain/people/person.ts';
import { exitCode, ImportReport } from './import-report.ts';
import { doRunHere } from './import-run.ts';

const USAGE = 'npm run import -- PATH… [--dry-run] [--json] [--language nb] [--publisher NAME] [--limit N]';
const VIEWER = systemViewer('import from the command line');

interface Job {
  inputs: RunInputs;
  dryRun: boolean;
  json: boolean;
  options: ImportOptions;
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
  const limit = values.limit === undefined ? null : Number(values.limit);
  if (positionals.length === 0) throw new Error(`Name at least one file or folder.\n${USAGE}`);
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1))
    throw new Error(`--limit takes a whole number from 1, not “${values.limit}”.`);
  if (values.language !== undefined && !languageTag.safeParse(values.language).success) {
    throw new Error(`--language takes a BCP 47 tag such as nb or da, not “${values.language}”.`);
  }
  const { language, publisher } = values;
  return {
    inputs: { kind: 'paths', folder: process.cwd(), patterns: positionals, limit },
    dryRun: values['dry-run'],
    json: values.json,
    options: { ...(language ? { language } : {}), ...(publisher ? { publisher } : {}) },
  };
}

async function rehearse({ inputs, options, json }: Job): Promise<number> {
  const report = new ImportReport(json);
  const counts: Counts = { ...NO_COUNTS };
  const [{ wouldStore }, { Rehearsed }] = [
    await import('#domain/imports/queries.ts'),
    await import('#domain/imports/rehearsed.ts'),
  ];
  const reading = await readInputs(inputs, options);
  try {
    report.total = reading.total;
    const before = new Rehearsed();
    for await (const outcome of reading.prepare(reading.jobs)) {
      const result = before.judge(outcome, await wouldStore(VIEWER, outcome));
      counts[result.status]++;
      report.item(result);
    }
  } finally {
    await reading.close();
  }
  report.close(0, counts, 'Dry run, nothing was changed');
  return exitCode(counts);
}

try {
  const job = readArguments();
  process.exitCode = job.dryRun
    ? await rehearse(job)
    : await doRunHere(VIEWER, await startRun(VIEWER, job.inputs, job.options), job.json);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
