/** `floor-server.ts PORT`: answers every request with the bytes that its parent sent, from memory. */
import { createServer } from 'node:http';

process.once('message', (message) => {
  const { headers, body } = message as { headers: [string, string][]; body: string };
  const bytes = Buffer.from(body, 'base64');
  const flat = headers.flat();
  createServer((_request, response) => {
    response.writeHead(200, flat);
    response.end(bytes);
  }).listen(Number(process.argv[2]), '127.0.0.1');
});
