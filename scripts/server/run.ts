/** Next behind our own socket, for production (serve.ts) and for development (dev.ts). */
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { type Environment, environment, VARIABLES } from '#domain/environment.ts';
import { describe, drain, guardedServer, listen } from './http.ts';
import { captureConsole, type Log, openLog, urlSecrets } from './log.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PATIENCE = { production: 10_000, development: 300 };
/** One Ctrl-C reaches us twice: from the terminal and from npm. */
const SAME_KEYPRESS = 1000;

/** Serves until a signal ends the process. Throws a sentence when it cannot start. */
export async function run(mode: 'production' | 'development'): Promise<void> {
  const settings = environment();
  const log = openLog(settings.logLevel, [
    settings.authSecret,
    settings.adminPassword,
    ...urlSecrets(settings.databaseUrl),
  ]);
  prepareProcess(mode, settings);
  // only now: React and next-auth look at the variables above while they load
  const { default: next } = await import('next');
  // In production Next gets a server that never listens, so that it finds no socket to answer upgrades on: the product
  // has no WebSocket, and upgrades were a way around the proxy (CVE-2026-44578). In development it needs them to reload.
  const server: Server = guardedServer((request, response) => handle(request, response), settings, log);
  const httpServer = mode === 'production' ? createServer() : server;
  const { host, port } = settings;
  const app = next({ dev: mode === 'development', dir: ROOT, hostname: host, port, httpServer });
  await app.prepare();
  const handle = app.getRequestHandler();
  if (mode === 'production') captureConsole(log);
  stopOnSignals(server, () => app.close(), PATIENCE[mode], log);
  await listen(server, port, host);
  announce(settings);
}

function prepareProcess(mode: 'production' | 'development', settings: Environment): void {
  // Next reads .env files by itself; what was read and checked here must not change under the app
  for (const name of VARIABLES) process.env[name] ??= '';
  const reachable = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host;
  Object.assign(process.env, {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: settings.siteUrl,
    NEXTAUTH_SECRET: settings.authSecret,
    // where Next fetches from itself after an action redirects; without it, it would take the proxy's https for our own
    __NEXT_PRIVATE_ORIGIN: `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${settings.port}`,
  });
}

function stopOnSignals(server: Server, close: () => Promise<void>, patience: number, log: Log): void {
  let since: number | undefined;
  const stop = async (): Promise<void> => {
    if (since !== undefined && performance.now() - since > SAME_KEYPRESS) process.exit(1);
    if (since !== undefined) return;
    since = performance.now();
    const finished = await drain(server, patience);
    if (!finished) log.write('warn', 'Stopped with requests under way.', { patience });
    await close();
    process.exit(finished ? 0 : 1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  // as `next start` does: one failed request must not take the site away from everybody else
  process.on('uncaughtException', (error) => log.write('error', describe(error), { uncaught: true }));
  process.on('unhandledRejection', (error) => log.write('error', describe(error), { uncaught: true }));
}

function announce({ siteUrl, host, port, allowedOrigins }: Environment): void {
  console.log(`Spalte is ready: ${siteUrl}`);
  console.log(`The desk is at ${siteUrl}/desk`);
  if (!allowedOrigins.some((origin) => new URL(origin).host.endsWith(`:${port}`))) {
    console.log(`It listens on ${host}:${port}.`);
  }
  if (
    ['0.0.0.0', '::'].includes(host) &&
    allowedOrigins.length === 1 &&
    siteUrl.startsWith('http://127.0.0.1')
  ) {
    console.log('Set SITE_URL to the address people use; until then they can sign in on this machine only.');
  }
}
