/** The one argument of the commands about a run. */
import { parseArgs } from 'node:util';

/** Throws, with the usage, when there is not exactly one number. */
export function runArgument(usage: string): { run: number; json: boolean; 'dry-run': boolean } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'dry-run': { type: 'boolean', default: false } },
  });
  const run = Number(positionals[0]);
  if (positionals.length !== 1 || !Number.isSafeInteger(run) || run < 1) {
    throw new Error(`Give the number of the run; npm run import:status lists them.\n${usage}`);
  }
  return { run, json: values.json, 'dry-run': values['dry-run'] };
}
