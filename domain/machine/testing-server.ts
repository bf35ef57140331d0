/** A machine on this computer for tests: answers what it is told to, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** a string goes out as it is, anything else as JSON; left out: no answer ever comes */
  body?: unknown;
}

export interface TestMachine {
  url: string;
  asked: Asked[];
  close(): Promise<void>;
}

/** Answers in turn with `replies`, each a reply or made from the question; the last one stays. */
export async function testMachine(
  ...replies: (Reply | ((body: never) => Reply | Promise<Reply>))[]
): Promise<TestMachine> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = text === '' ? null : JSON.parse(text);
    asked.push({ path: request.url ?? '', headers: request.headers, body });
    const reply = replies[Math.min(asked.length, replies.length) - 1] ?? {};
    const {
      status = 200,
      headers = {},
      body: said,
    } = typeof reply === 'function' ? await reply(body as never) : reply;
    if (said === undefined) return;
    response.writeHead(status, headers).end(typeof said === 'string' ? said : JSON.stringify(said));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
