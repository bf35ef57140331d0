/** The rest of `npm test`, run by the pinned Node: every check, each with its time, and at the end what to know. */
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { VARIABLES } from '#domain/environment.ts';
import { ensureBuilt, generate } from './build/build.ts';
import { exitWith, StepFailed } from './build/steps.ts';
import { leftOut } from './checks/left-out.ts';
import { runPlaywright, runVitest, type Tally } from './checks/runners.ts';
import { STATIC_CHECKS } from './checks/static.ts';
import { withLock } from './lock.mjs';
import { LOCK, seconds } from './setup.mjs';

const PARTS = ['static', 'unit', 'e2e'] as const;
type Part = (typeof PARTS)[number];

interface Outcome {
  name: string;
  ok: boolean;
  took: string;
  tally?: Tally;
}

const outcomes: Outcome[] = [];
/** what to know of the tests that were left out here */
const notes: string[] = [];
let stopped: NodeJS.Signals | undefined;

/** Runs one check under a heading; goes on whatever it finds. */
async function check(name: string, work: () => Promise<boolean | Tally>): Promise<void> {
  const began = performance.now();
  console.log(`\n== ${name}`);
  const result = await work();
  // the check that ran got the signal too; the others shall not begin
  if (stopped) throw new StepFailed('', 128 + constants.signals[stopped]);
  const ok = typeof result === 'boolean' ? result : result.ok;
  const took = seconds(began);
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}, ${took}`);
  outcomes.push({ name, ok, took, ...(typeof result === 'boolean' ? {} : { tally: result }) });
}

/** The parts to run: all, or the one of --only. */
function chosen(): ReadonlySet<Part> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  if (values.only === undefined) return new Set(PARTS);
  const part = PARTS.find((candidate) => candidate === values.only);
  if (!part) throw new Error(`--only is ${JSON.stringify(values.only)}; give one of ${PARTS.join(', ')}.`);
  return new Set([part]);
}

async function runChecks(parts: ReadonlySet<Part>): Promise<void> {
  await withLock(LOCK, generate, (pid) => console.log(`Waiting for process ${pid} …`));
  if (parts.has('static')) for (const { name, run } of STATIC_CHECKS) await check(name, run);
  if (parts.has('unit')) {
    await check('unit and integration tests (vitest)', runVitest);
    notes.push(...leftOut());
  }
  if (!parts.has('e2e')) return;
  console.log('\n== production build');
  // what cannot be built cannot be visited: this failure ends the run
  if (!(await ensureBuilt({ isGenerated: true }))) console.log('The build is up to date.');
  await check('journeys on SQLite (Playwright)', () => runPlaywright('sqlite'));
  await check('journeys on Postgres (Playwright)', () => runPlaywright('postgres'));
}

function report(): boolean {
  const sum = (key: 'passed' | 'failed'): number =>
    outcomes.reduce((total, { tally }) => total + (tally?.[key] ?? 0), 0);
  console.log('\n== summary');
  for (const { name, ok, took, tally } of outcomes) {
    console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name}, ${took}`);
    for (const line of tally?.closing ?? []) console.log(`        ${line.trim()}`);
  }
  for (const note of notes) console.log(note);
  if (outcomes.some(({ tally }) => tally)) console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return outcomes.length > 0 && outcomes.every(({ ok }) => ok);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopped = signal;
  });
}
try {
  const parts = chosen();
  // a test decides itself about its surroundings; a developer's own must not leak in
  for (const name of VARIABLES) delete process.env[name];
  await runChecks(parts);
  process.exitCode = report() ? 0 : 1;
} catch (error) {
  report();
  exitWith(error);
}
