/** Imports by the command, killed at a random instant and resumed: what was told must be there, and nothing twice or half. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Killed {
  /** files that were told of before the kill, whole lines only */
  told: string[];
  /** whether it had ended by itself before */
  isOver: boolean;
}

/**
 * Runs `scripts/NAME.ts` with arguments on the database of `url`, and kills it (SIGKILL) so many milliseconds after it has
 * told of its first file; with `null` it may end.
 */
export async function killed(
  url: string,
  name: string,
  args: string[],
  after: number | null,
): Promise<Killed> {
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts', `${name}.ts`), ...args, '--json'], {
    cwd: ROOT,
    // nothing of the surroundings: it must write to this database and to no other
    env: { DATABASE_URL: url, NODE_ENV: 'production', TMPDIR: tmpdir() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const told: string[] = [];
  let isOver = false;
  const first = Promise.withResolvers<void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { file?: string; summary?: object };
    if (said.summary) isOver = true;
    if (said.file !== undefined) told.push(said.file);
    first.resolve();
  });
  if (after !== null) {
    await Promise.race([first.promise, ended]);
    await Promise.race([sleep(after), ended]);
    child.kill('SIGKILL');
  }
  await ended;
  return { told, isOver };
}
