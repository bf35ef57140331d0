import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withLock } from './lock.mjs';

// processes start here: on a busy machine that takes a while
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spalte-lock-'));
  file = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

function process_(source: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended };
}

it('is held while the work runs and gone afterwards, also after an error', async () => {
  await expect(withLock(file, async () => existsSync(file))).resolves.toBe(true);
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(readdirSync(folder)).toEqual([]);
});

it('lets one process in at a time', async () => {
  const log = join(folder, 'log');
  const lock = import.meta.resolve('./lock.mjs');
  const source = `import { appendFileSync } from 'node:fs'; import { setTimeout } from 'node:timers/promises';
    import { withLock } from ${JSON.stringify(lock)};
    await withLock(${JSON.stringify(file)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      await setTimeout(60);
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  const codes = await Promise.all(Array.from({ length: 5 }, () => process_(source).ended));
  expect(codes).toEqual([0, 0, 0, 0, 0]);
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(5));
  expect(readdirSync(folder)).toEqual(['log']);
});

it('names the process it waits for, once', async () => {
  const waits: number[] = [];
  const first = withLock(file, () => new Promise((resolve) => setTimeout(resolve, 500)));
  await withLock(
    file,
    async () => undefined,
    (pid) => waits.push(pid),
  );
  await first;
  expect(waits).toEqual([process.pid]);
});

it('is taken over from a process that died, by one of those that wait', async () => {
  const gone = process_('');
  await gone.ended;
  writeFileSync(file, JSON.stringify({ id: 'old', pid: gone.child.pid, host: hostname() }));
  let inside = 0;
  const most = await Promise.all(
    Array.from({ length: 4 }, () =>
      withLock(file, async () => {
        inside += 1;
        await new Promise((resolve) => setTimeout(resolve, 30));
        return inside--;
      }),
    ),
  );
  expect(most).toEqual([1, 1, 1, 1]);
  expect(readdirSync(folder)).toEqual([]);
});
