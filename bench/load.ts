/** A small HTTP client that asks as fast as it is answered, on connections that stay open: one request at a time on each. */
import { connect } from 'node:net';
import { percentile } from './kit.ts';

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  /** answers per status */
  statuses: Record<string, number>;
}

interface Given {
  url: string;
  connections: number;
  seconds: number;
  headers: Record<string, string>;
}

/** Asks for `url` on so many connections for so many seconds. */
export async function load({ url, connections, seconds, headers }: Given): Promise<Load> {
  const { hostname, port, pathname, host } = new URL(url);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const start = performance.now();
  const until = start + seconds * 1000;
  const one = () =>
    conversation({ hostname, port: Number(port), request, until }, (status, milliseconds) => {
      times.push(milliseconds);
      statuses[status] = (statuses[status] ?? 0) + 1;
    });
  await Promise.all(Array.from({ length: connections }, one));
  const took = (performance.now() - start) / 1000;
  return {
    perSecond: times.length / took,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    statuses,
  };
}

interface Talk {
  hostname: string;
  port: number;
  request: Buffer;
  until: number;
}

function conversation(
  { hostname, port, request, until }: Talk,
  answered: (status: string, milliseconds: number) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect({ host: hostname, port, noDelay: true });
  const reading = new Answers();
  let asked = 0;
  const ask = () => {
    asked = performance.now();
    socket.write(request);
  };
  socket.once('connect', ask);
  socket.on('data', (chunk) => {
    const status = reading.take(chunk);
    if (status === null) return;
    answered(status, performance.now() - asked);
    if (performance.now() < until) ask();
    else socket.end();
  });
  socket.once('error', reject);
  socket.once('close', resolve);
  return promise;
}

/** Finds the end of each answer: by its Content-Length, or by the last chunk. */
class Answers {
  #head = '';
  #status = '';
  #left = 0;
  #chunked = false;

  /** The status of an answer that ends with these bytes; null while it goes on. */
  take(chunk: Buffer): string | null {
    if (this.#status !== '') return this.#body(chunk);
    this.#head += chunk.toString('latin1');
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return null;
    const head = this.#head.slice(0, end).toLowerCase();
    this.#status = head.slice(9, 12);
    this.#chunked = head.includes('transfer-encoding: chunked');
    const isBare = this.#status === '304' || this.#status === '204';
    this.#left = isBare ? 0 : Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
    const rest = Buffer.from(this.#head.slice(end + 4), 'latin1');
    this.#head = '';
    if (isBare) this.#chunked = false;
    return this.#body(rest);
  }

  #body(chunk: Buffer): string | null {
    this.#left -= chunk.length;
    if (this.#chunked ? !chunk.subarray(-5).equals(LAST_CHUNK) : this.#left > 0) return null;
    const status = this.#status;
    this.#status = '';
    return status;
  }
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');
