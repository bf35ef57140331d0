/** The two test runners: run, watched, and counted from their own JSON reports. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../build/steps.ts';
import { runWatched } from './watched.ts';

const REPORTS = join(ROOT, 'test-results', 'reports');

export interface Tally {
  ok: boolean;
  passed: number;
  failed: number;
  /** the lines with which the runner closed */
  closing: string[];
}

const vitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

/** Unit tests, and the integration tests on SQLite and on Postgres. */
export async function runVitest(): Promise<Tally> {
  const report = freshReport('vitest.json');
  const { status, text } = await runWatched([
    'node_modules/.bin/vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counted = vitestReport.safeParse(readReport(report)).data;
  return tally(
    status,
    counted?.numPassedTests,
    counted?.numFailedTests,
    closing(text, /^\s*(Test Files|Tests|Duration)\s/),
  );
}

/** The journeys in a browser, against a production server on one kind of database. */
export async function runPlaywright(database: 'sqlite' | 'postgres'): Promise<Tally> {
  const report = freshReport(`${database}.json`);
  const { status, text } = await runWatched(
    ['node_modules/.bin/playwright', 'test', `--project=${database}`],
    {
      env: { SPALTE_E2E_RESULTS: report },
    },
  );
  const stats = playwrightReport.safeParse(readReport(report)).data?.stats;
  // there are no retries, so a test can be flaky only by being wrong
  const failed = stats && stats.unexpected + stats.flaky;
  const lines = closing(text, /^\s*\d+ (passed|failed|flaky|skipped|did not run|interrupted)/);
  return tally(status, stats?.expected, failed, lines);
}

/** No test run is a failure, whatever the exit code says. */
function tally(status: number, passed = 0, failed = 0, lines: string[]): Tally {
  const none = passed + failed === 0;
  if (none) lines.push('no test was run');
  return { ok: status === 0 && failed === 0 && !none, passed, failed, closing: lines };
}

function closing(text: string, pattern: RegExp): string[] {
  return text
    .split('\n')
    .filter((line) => pattern.test(line))
    .slice(-6);
}

function freshReport(name: string): string {
  mkdirSync(REPORTS, { recursive: true });
  const path = join(REPORTS, name);
  rmSync(path, { force: true });
  return path;
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
