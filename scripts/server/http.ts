/** The socket side of the server: limits, refusals, listening and an orderly end. */
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { offerCoding } from './coding.ts';
import type { Log } from './log.ts';
import { type GuardSettings, refusal, settleHeaders } from './request-guard.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const SECOND = 1000;
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  // a slow sender is cut off; an honest upload over a slow line has five minutes
  headersTimeout: 20 * SECOND,
  requestTimeout: 300 * SECOND,
  // longer than the minute after which common proxies drop an idle connection, so that they never write into a closed one
  keepAliveTimeout: 65 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
};

/** A server that lets only settled requests through to `handle`; it does not listen yet. */
export function guardedServer(handle: Handler, settings: GuardSettings, log: Log): Server {
  const server = createServer(LIMITS, (request, response) => {
    const refused = refusal(request);
    if (refused !== undefined) return refuse(response, refused);
    const id = settleHeaders(request, settings);
    response.setHeader('X-Request-Id', id);
    offerCoding(request, response);
    noteWhenDone(request, response, id, log);
    handle(request, response).catch((error: unknown) => {
      log.write('error', describe(error), { request: id, method: request.method });
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  server.on('connect', (_request, socket: Duplex) => answerRaw(socket, 405));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) =>
    answerRaw(socket, statusOf(error)),
  );
  return server;
}

/** Listens, or throws with a sentence that says why not and what to do. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(whyNot(error, port, host))));
    server.listen(port, host, resolve);
  });
}

/**
 * Throws listen()'s sentence when the port cannot be had: better before a long build than after it. It has `patience`
 * milliseconds to become free, because the server that is being restarted may still be finishing its last requests.
 */
export async function assertPortFree(port: number, host: string, patience = 3000): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    const probe = createServer();
    try {
      await listen(probe, port, host);
      await new Promise((resolve) => probe.close(resolve));
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Takes no new requests, lets those under way finish, cuts off what is left after `patience`; true when nothing was. */
export async function drain(server: Server, patience: number): Promise<boolean> {
  let cut = false;
  const closed = new Promise((resolve) => server.close(resolve));
  // a kept-alive connection turns idle when its answer is out; only then can it be closed
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const limit = setTimeout(() => {
    cut = true;
    server.closeAllConnections();
  }, patience);
  await closed;
  clearInterval(sweep);
  clearTimeout(limit);
  return !cut;
}

/** An error's stack, or whatever was thrown, as text. */
export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function refuse(response: ServerResponse, status: number): void {
  if (status === 405) response.setHeader('Allow', 'GET, HEAD, POST');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end(`${STATUS_CODES[status]}\n`);
}

/** For a client whose request never became one: there is only the socket to answer on. */
function answerRaw(socket: Duplex, status: number): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = `${STATUS_CODES[status]}\n`;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function statusOf(error: NodeJS.ErrnoException): number {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 431;
  return error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

function noteWhenDone(request: IncomingMessage, response: ServerResponse, id: string, log: Log): void {
  const began = performance.now();
  // the query may hold what a reader searches for: it stays out of the log
  const path = request.url?.split('?', 1)[0];
  response.once('close', () => {
    const level = response.statusCode >= 500 ? 'warn' : 'debug';
    const milliseconds = Math.round(performance.now() - began);
    log.write(level, 'request', {
      request: id,
      method: request.method,
      path,
      status: response.statusCode,
      milliseconds,
    });
  });
}

function whyNot(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is already in use. Stop what uses it, or choose another: PORT=${port === 65_535 ? 3001 : port + 1} npm start`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} may only be used by an administrator; choose one above 1023 with PORT=.`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `HOST is ${JSON.stringify(host)}, which is no address of this machine; use 127.0.0.1, or 0.0.0.0 for all.`;
  }
  return `Cannot listen on ${host}:${port}: ${error.message}`;
}
