/**
 * One production server per database for the whole run. Playwright's workers come and go (a failed test ends one), so the
 * servers belong to the main process: a worker asks it over loopback, the first question starts the server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export type Role = 'admin' | 'editor' | 'translator';

export interface TestServer {
  url: string;
  people: Record<Role, { name: string; email: string; password: string }>;
  /** DATA_DIR, DATABASE_URL …: for a test that runs one of our commands against the same data */
  settings: Record<string, string>;
}

const ROOT = resolve(import.meta.dirname, '../..');
const DOOR = 'SPALTE_E2E_SERVERS';

/** Playwright's global set-up: opens the door; what it returns closes it and ends the servers. */
export default async function openServers(): Promise<() => Promise<void>> {
  const children: ChildProcess[] = [];
  const started = new Map<string, Promise<TestServer>>();
  const door = createServer(async (request, response) => {
    const kind = request.url?.slice(1) ?? '';
    if (!started.has(kind)) started.set(kind, startServer(kind, children));
    try {
      response.end(JSON.stringify(await started.get(kind)));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
  process.env[DOOR] = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
  return async () => {
    door.closeAllConnections();
    door.close();
    await Promise.all(children.map(end));
  };
}

/** The server of a database, for a worker. */
export async function serverOf(kind: string): Promise<TestServer> {
  const response = await fetch(`${process.env[DOOR]}/${kind}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as TestServer;
}

async function startServer(kind: string, children: ChildProcess[]): Promise<TestServer> {
  const node = join(ROOT, 'node_modules/node/bin/node');
  const child = spawn(node, ['scripts/test-server.ts', kind, '--with-parent'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{')) return JSON.parse(line) as TestServer;
  }
  throw new Error(`The test server for ${kind} did not start; what it printed is above.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
