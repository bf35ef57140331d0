import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertPortFree, drain, guardedServer, type Handler, listen } from './http.ts';
import { openLog } from './log.ts';

let server: Server;
let port: number;
let handle: Handler;
let logged: string[];

beforeEach(async () => {
  logged = [];
  handle = async (request, response) => void response.end(JSON.stringify(request.headers));
  const settings = { allowedOrigins: ['http://127.0.0.1'], secure: false, trustProxy: 0 };
  server = guardedServer(
    (request, response) => handle(request, response),
    settings,
    openLog('debug', [], (line) => logged.push(line)),
  );
  await listen(server, 0, '127.0.0.1');
  port = (server.address() as AddressInfo).port;
});

afterEach(() => server.closeAllConnections());

/** What comes back for these bytes until the server closes. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes.replaceAll('\n', '\r\n'));
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk.toString();
  });
  await once(socket, 'close');
  return answer;
}

describe('what never reaches the handler', () => {
  beforeEach(() => {
    handle = () => Promise.reject(new Error('reached'));
  });

  it.each([
    ['TRACE / HTTP/1.1\nHost: x\n\n', 405],
    ['CONNECT evil:80 HTTP/1.1\nHost: x\n\n', 405],
    ['GET http://169.254.169.254/ HTTP/1.1\nHost: x\nUpgrade: websocket\nConnection: Upgrade\n\n', 400],
    ['GET /%E0%A4%A HTTP/1.1\nHost: x\n\n', 400],
    ['GARBAGE\n\n', 400],
    ['GET / HTTP/1.1\nConnection: close\n\n', 400],
    ['POST / HTTP/1.1\nHost: x\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n', 400],
    [`GET / HTTP/1.1\nHost: x\nX: ${'a'.repeat(20_000)}\n\n`, 431],
  ])('%s', async (bytes, status) => {
    expect(await raw(bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(logged.join('')).not.toContain('reached');
  });
});

it('settles the headers and names the request', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    headers: { 'x-spalte-peer': '9.9.9.9', 'x-nonce': 'x' },
  });
  const seen = await response.json();
  expect(seen).toMatchObject({
    'x-spalte-peer': '127.0.0.1',
    'x-spalte-request': response.headers.get('x-request-id'),
  });
  expect(seen).not.toHaveProperty('x-nonce');
});

it('puts the coding of a public page in place, which a client cannot ask for', async () => {
  handle = async (request, response) => {
    response.setHeader(
      'x-spalte-content-encoding',
      request.headers['x-spalte-encodes'] === '1' ? 'gzip' : 'br',
    );
    response.end(gzipSync('page'));
  };
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-spalte-encodes': '2' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect([...response.headers.keys()].filter((name) => name.startsWith('x-spalte'))).toEqual([]);
  expect(await response.text()).toBe('page');
});

it('answers 500 and goes on when the handler fails, and logs it with the request, not the query', async () => {
  handle = () => Promise.reject(new Error('boom'));
  const response = await fetch(`http://127.0.0.1:${port}/a?q=private`);
  expect(response.status).toBe(500);
  expect(await response.text()).toBe('Internal Server Error\n');
  await expect.poll(() => logged.length, { timeout: 4000 }).toBe(2);
  expect(logged.join('')).toContain(response.headers.get('x-request-id'));
  expect(logged.join('')).not.toContain('private');
});

describe('drain', () => {
  it('lets a request under way finish and takes no new one', async () => {
    handle = async (_request, response) => void setTimeout(() => response.end('done'), 200);
    const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
    await once(server, 'request');
    const drained = drain(server, 5000);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(await answer).toBe('done');
    expect(await drained).toBe(true);
  });

  it('cuts off what does not finish', async () => {
    handle = () => new Promise(() => undefined);
    const answer = fetch(`http://127.0.0.1:${port}/`);
    answer.catch(() => undefined);
    await once(server, 'request');
    expect(await drain(server, 100)).toBe(false);
    await expect(answer).rejects.toThrow();
  });
});

describe('a port that cannot be had', () => {
  it('is named, with the remedy', async () => {
    await expect(listen(createServer(), port, '127.0.0.1')).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is already in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    );
    await expect(listen(createServer(), 3000, '192.0.2.1')).rejects.toThrow(
      /^HOST is "192.0.2.1", which is no address/,
    );
  });

  it('has a moment to become free', async () => {
    await expect(assertPortFree(port, '127.0.0.1', 100)).rejects.toThrow('already in use');
    setTimeout(() => server.close(), 200);
    await assertPortFree(port, '127.0.0.1', 2000);
  });
});
