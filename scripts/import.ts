/** npm run import -- PATH… [--dry-run] [--json] [--language nb] [--publisher NAME] [--map FIELD=COLUMN]… [--limit N] */
import { parseArgs } from 'node:util';
import { closeDatabase } from '#domain/db/shared.ts';
import { type ColumnMapping, MAPPED_FIELDS } from '#domain/imports/formats/format.ts';
import { type Counts, type ImportOptions, NO_COUNTS, type RunInputs } from '#domain/imports/import.ts';
import { startRun } from '#domain/imports/mutations.ts';
import { knownLanguage } from '#domain/languages.ts';
import { systemViewer } from '#domain/people/person.ts';
import { HELP, USAGE } from './import-help.ts';
import { ImportReport } from './import-report.ts';
import { doRunHere } from './import-run.ts';
import { assertReady } from './ready.ts';

const VIEWER = systemViewer('import from the command line');

interface Job {
  inputs: RunInputs;
  dryRun: boolean;
  json: boolean;
  options: ImportOptions;
}

/** Null: help was asked for. */
function readArguments(): Job | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      language: { type: 'string' },
      publisher: { type: 'string' },
      limit: { type: 'string' },
      map: { type: 'string', multiple: true, default: [] },
    },
  });
  if (values.help) return null;
  const limit = values.limit === undefined ? null : Number(values.limit);
  if (positionals.length === 0) throw new Error(`Name at least one file or folder.\n${USAGE}`);
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1))
    throw new Error(`--limit takes a whole number from 1, not “${values.limit}”.`);
  const language = values.language === undefined ? null : knownLanguage(values.language);
  if (values.language !== undefined && language === null) {
    throw new Error(`--language takes the tag of a language, such as nb or da, not “${values.language}”.`);
  }
  const { publisher } = values;
  const mapping = mappingOf(values.map);
  return {
    inputs: { kind: 'paths', folder: process.cwd(), patterns: positionals, limit },
    dryRun: values['dry-run'],
    json: values.json,
    options: {
      ...(language ? { language } : {}),
      ...(publisher ? { publisher } : {}),
      ...(mapping ? { mapping } : {}),
    },
  };
}

/** Of tables and JSON: `--map title=overskrift` says which column or key holds the title. */
function mappingOf(given: readonly string[]): ColumnMapping | null {
  const pairs = given.map((pair) => {
    const [field = '', ...column] = pair.split('=');
    if (column.length === 0 || !MAPPED_FIELDS.some((known) => known === field))
      throw new Error(`--map takes FIELD=COLUMN with one of ${MAPPED_FIELDS.join(', ')}, not “${pair}”.`);
    return [field, column.join('=')];
  });
  return pairs.length === 0 ? null : Object.fromEntries(pairs);
}

async function dryRun({ inputs, options, json }: Job): Promise<number> {
  const report = new ImportReport(json);
  const counts: Counts = { ...NO_COUNTS };
  const [{ rehearse }, { LeftOut }] = [
    await import('#domain/imports/rehearse.ts'),
    await import('#domain/imports/left-out.ts'),
  ];
  const onTotal = (total: number) => {
    report.total = total;
  };
  const leftOut = new LeftOut();
  for await (const { result } of rehearse(VIEWER, inputs, options, onTotal, leftOut, json)) {
    counts[result.status]++;
    report.item(result);
  }
  report.leftOut(leftOut.rows);
  report.close(0, counts, 'Dry run, nothing was changed');
  return report.ended(counts);
}

async function main(): Promise<number> {
  const job = readArguments();
  if (!job) {
    console.log(HELP);
    return 0;
  }
  await assertReady();
  if (job.dryRun) return dryRun(job);
  return doRunHere(VIEWER, await startRun(VIEWER, job.inputs, job.options), { json: job.json });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
