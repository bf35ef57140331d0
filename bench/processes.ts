/** Work in processes of its own, so that memory and event loops are told apart. Only what was started here is stopped here. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunningPostgres } from '#domain/db/embedded-postgres.ts';
import { SMALL_PROCESS } from '#domain/imports/small-process.mjs';
import type { Tasks } from './task.ts';

const ROOT = path.join(import.meta.dirname, '..');
const STARTS_WITHIN = 30_000;
const running = new Set<ChildProcess>();
const databases = new Set<RunningPostgres>();

/** Nothing of ours comes from the surroundings: a DATABASE_URL there must not be written to. */
export const SURROUNDINGS: Readonly<NodeJS.ProcessEnv> = {
  NODE_ENV: 'production',
  PATH: `${path.dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
  TMPDIR: tmpdir(),
  // 100,000 articles are more than a newsroom imports at once
  IMPORT_RUN_MB: '1000',
};

/** Done in its own process, with the most memory that it ever held. */
export type Done<Result> = Result & { peakMb: number };

/** Runs one task of task.ts in a process of its own. */
export async function inProcess<Name extends keyof Tasks>(
  name: Name,
  given: Parameters<Tasks[Name]>[0],
): Promise<Done<Awaited<ReturnType<Tasks[Name]>>>> {
  const isImport = name === 'importArticles' && 'url' in given;
  const child = fork(path.join(import.meta.dirname, 'task.ts'), [name], {
    cwd: ROOT,
    env: { ...SURROUNDINGS, ...(isImport ? { ...SMALL_PROCESS.env, DATABASE_URL: given.url } : {}) },
    execArgv: isImport ? SMALL_PROCESS.flags : [],
  });
  track(child);
  child.send(given);
  const [answer] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([status]) => {
      throw new Error(`The task ${name} ended with ${status} and no answer.`);
    }),
  ]);
  await stopped(child);
  const { error, result, peakMb } = answer as { error?: string; result?: object; peakMb: number };
  if (error !== undefined) throw new Error(`The task ${name} failed: ${error}`);
  return { ...result, peakMb } as Done<Awaited<ReturnType<Tasks[Name]>>>;
}

/** A process that answers on a port of its own until it is stopped. */
export interface Serving {
  url: string;
  pid: number;
  /** the longest that its event loop stood still since the last time it was asked, in ms; 0 without a probe */
  stall(): Promise<number>;
  stop(): Promise<void>;
}

/** The production server on this database, as `npm start` runs it, with loop-probe.ts beside it. */
export async function productionServer(databaseUrl: string, dataDir: string): Promise<Serving> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--import', path.join(import.meta.dirname, 'loop-probe.ts'), 'scripts/serve.ts'],
    {
      cwd: ROOT,
      env: {
        ...SURROUNDINGS,
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  track(child);
  return answering(child, port, '/api/health');
}

/** Answers every request with these bytes from memory: what the machine and Node's HTTP can do at most. */
export async function floorServer(answer: { headers: string[][]; body: string }): Promise<Serving> {
  const port = await freePort();
  const child = fork(path.join(import.meta.dirname, 'floor-server.ts'), [String(port)], {
    env: { ...SURROUNDINGS },
  });
  track(child);
  child.send(answer);
  return answering(child, port, '/');
}

async function answering(child: ChildProcess, port: number, ready: string): Promise<Serving> {
  const url = `http://127.0.0.1:${port}`;
  const until = performance.now() + STARTS_WITHIN;
  while (!(await isReady(url + ready))) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} before it answered.`);
    if (performance.now() > until) throw new Error('The server did not answer within 30 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, pid: child.pid ?? 0, stall: () => stallOf(child), stop: () => stopped(child) };
}

async function isReady(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.ok ?? false;
}

async function stallOf(child: ChildProcess): Promise<number> {
  const answer = once(child, 'message');
  child.send('stall');
  const [stall] = await answer;
  return Number(stall);
}

function track(child: ChildProcess): void {
  running.add(child);
  child.once('exit', () => running.delete(child));
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 12_000);
  await gone;
  clearTimeout(impatient);
}

/** A Postgres of our own; undefined where its package is not installed. */
export async function embeddedPostgres(): Promise<RunningPostgres | undefined> {
  const found = await import('#domain/db/embedded-postgres.ts').catch(() => undefined);
  const server = await found?.startPostgres();
  if (!server) return undefined;
  const own = {
    url: server.url,
    stop: async () => {
      if (databases.delete(own)) await server.stop();
    },
  };
  databases.add(own);
  return own;
}

/** Ends everything that was started here and still runs. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stopped));
  await Promise.all([...databases].map((server) => server.stop()));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
