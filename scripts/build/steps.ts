/** Steps of a command: each says what it does and how long it took, and shows what a tool printed only when it failed. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ended, seconds } from '../setup.mjs';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A tool of ours ended badly; its output has been shown or is in the message. */
export class StepFailed extends Error {
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.name = 'StepFailed';
    this.status = status;
  }
}

/** Prints `name … 3.2 s` around the work. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  process.stdout.write(`${name} … `);
  try {
    const result = await work();
    process.stdout.write(`${seconds(began)}\n`);
    return result;
  } catch (error) {
    process.stdout.write('failed\n');
    throw error;
  }
}

/** Ends the process as the failed step did: quietly when a signal stopped it, with its message otherwise. */
export function exitWith(error: unknown): never {
  const status = error instanceof StepFailed ? error.status : 1;
  if (status < 128) process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(status < 128 ? 1 : status);
}

/** Environment variables; Next declares NODE_ENV to be always there, which it need not be. */
export type Variables = Record<string, string | undefined>;

export interface Tool {
  args: readonly string[];
  env?: Variables;
  /** what it reads from stdin */
  input?: string;
  /** its output goes straight to ours instead of being kept for the case that it fails */
  show?: boolean;
}

/** Runs a script with this Node and returns what it printed; throws StepFailed with its output when it fails. */
export async function runTool({ args, env = process.env, input, show = false }: Tool): Promise<string> {
  const out = show ? 'inherit' : 'pipe';
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: env as NodeJS.ProcessEnv,
    stdio: [input === undefined ? 'ignore' : 'pipe', out, out],
  });
  child.stdin?.end(input);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  }
  const status = await ended(child);
  const text = output.join('');
  if (status !== 0) throw new StepFailed(`${text}\`node ${args.join(' ')}\` ended with ${status}.`, status);
  return text;
}
