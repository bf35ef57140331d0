/** Runs a tool so that its output is seen as it comes and can be read afterwards. */
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { ROOT, type Variables } from '../build/steps.ts';
import { ended } from '../setup.mjs';

export interface Ran {
  status: number;
  /** everything it printed, without colours */
  text: string;
}

/** Runs a script with this Node; `keep` drops lines that say nothing about us. Never throws for a bad exit code. */
export async function runWatched(
  args: readonly string[],
  { env = {}, keep = () => true }: { env?: Variables; keep?: (line: string) => boolean } = {},
): Promise<Ran> {
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...colours, ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    const take = (line: string, end: string): void => {
      const plain = stripVTControlCharacters(line);
      lines.push(plain);
      if (keep(plain)) process.stdout.write(line + end);
    };
    stream.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) take(line, '\n');
    });
    stream.on('end', () => rest && take(rest, '\n'));
  }
  const status = await ended(child);
  return { status, text: lines.join('\n') };
}
