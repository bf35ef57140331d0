/** (b) The public article page as a browser gets it: what is transferred, and how often in a second. */
import { useDatabase as openDatabase } from '#domain/db/client.ts';
import { latest } from '#domain/editions/public-queries.ts';
import { median, type Options, type Row } from './kit.ts';
import type { Load } from './load.ts';
import { floorServer, inProcess } from './processes.ts';
import { site } from './site.ts';

const CONNECTIONS = 32;
const SECONDS = 2;
const ROUNDS = 3;
const MOST_BYTES = 40_000;
const AS_A_BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd', 'accept-language': 'nb,en;q=0.5' };

/** The part `page`. */
export async function pagePart({ folder }: Options): Promise<Row[]> {
  const { url, databaseUrl } = await site(folder);
  await openDatabase(databaseUrl);
  const [card] = await latest({ language: 'nb', limit: 1 });
  const address = `${url}/${card?.language}/${card?.slug}`;
  // the first answer makes the page, the later ones only send it
  await transferred(address);
  const page = await transferred(address);
  return [...(await weights(page, address)), ...(await speeds(page, address))];
}

interface Transferred {
  headers: [string, string][];
  /** as it goes over the wire */
  bytes: Buffer;
  text: string;
}

/** `fetch` hides what was transferred, so the raw answer is asked for as well. */
async function transferred(address: string): Promise<Transferred> {
  const { request } = await import('node:http');
  const { promise, resolve, reject } = Promise.withResolvers<{
    headers: [string, string][];
    bytes: Buffer;
  }>();
  const asked = request(address, { headers: AS_A_BROWSER }, async (response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const flat = response.rawHeaders;
    const headers = flat.flatMap((name, i): [string, string][] =>
      i % 2 === 0 ? [[name, flat[i + 1] ?? '']] : [],
    );
    resolve({ headers, bytes: Buffer.concat(chunks) });
  });
  asked.once('error', reject).end();
  const raw = await promise;
  const plain = await fetch(address, { headers: { 'accept-encoding': 'br' } });
  return { ...raw, text: await plain.text() };
}

async function weights(page: Transferred, address: string): Promise<Row[]> {
  const links = [...page.text.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);
  const hrefs = (rel: string) =>
    links.filter((tag) => tag.includes(rel)).map((tag) => new URL(attribute(tag, 'href'), address).href);
  const sheets = await Promise.all(hrefs('rel="stylesheet"').map(transferred));
  const scripts = [...page.text.matchAll(/<script\b([^>]*)>([^<]*)/g)];
  const files = scripts.flatMap(([, head]) => (head?.includes('src=') ? [attribute(head, 'src')] : []));
  const fetched = await Promise.all(files.map((file) => transferred(new URL(file, address).href)));
  const code =
    scripts.reduce((sum, [, , inline]) => sum + Buffer.byteLength(inline ?? ''), 0) + size(fetched);
  const row = (what: string, value: number, unit = 'bytes'): Row => ({ part: 'page', what, value, unit });
  return [
    row('HTML, br', page.bytes.length),
    row('CSS, br', size(sheets)),
    { ...row('HTML and CSS before fonts', page.bytes.length + size(sheets)), limit: { most: MOST_BYTES } },
    { ...row('JavaScript', code), limit: { most: 0 } },
    row('requests before fonts', 1 + sheets.length + files.length, ''),
    row('fonts preloaded', hrefs('as="font"').length, ''),
  ];
}

function attribute(tag: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

const size = (all: readonly Transferred[]) => all.reduce((sum, { bytes }) => sum + bytes.length, 0);

async function speeds(page: Transferred, address: string): Promise<Row[]> {
  const floor = await floorServer({ headers: page.headers, body: page.bytes.toString('base64') });
  const tag = page.headers.find(([name]) => name.toLowerCase() === 'etag')?.[1] ?? '';
  const ask = (url: string, headers: Record<string, string> = AS_A_BROWSER): Promise<Load> =>
    inProcess('load', { url, headers, connections: CONNECTIONS, seconds: SECONDS });
  const [ours, least, again]: [Load[], Load[], Load[]] = [[], [], []];
  // in turns, so that a busy moment of the machine meets all of them
  for (let round = 0; round < ROUNDS; round++) {
    least.push(await ask(`${floor.url}/`));
    ours.push(await ask(address));
    again.push(await ask(address, { ...AS_A_BROWSER, 'if-none-match': tag }));
  }
  await floor.stop();
  const rate = (loads: Load[]) => median(loads.map(({ perSecond }) => perSecond));
  const row = (what: string, value: number, unit: string, note = ''): Row => ({
    part: 'page',
    what,
    value,
    unit,
    note,
  });
  return [
    row('page', rate(ours), 'requests/s', `${CONNECTIONS} connections, client on the same machine`),
    row('page, p50', median(ours.map(({ p50 }) => p50)), 'ms'),
    row('page, p99', median(ours.map(({ p99 }) => p99)), 'ms'),
    row('floor: the same bytes from memory', rate(least), 'requests/s'),
    row('page / floor', rate(ours) / rate(least), 'ratio', 'median of three turns'),
    row('page that the reader has', rate(again), 'requests/s'),
    { ...row('share of 304 when the reader has it', share(again, '304'), 'ratio'), limit: { least: 1 } },
    { ...row('share of 200', share(ours, '200'), 'ratio'), limit: { least: 1 } },
  ];
}

function share(loads: readonly Load[], status: string): number {
  const all = loads.flatMap(({ statuses }) => Object.entries(statuses));
  const total = all.reduce((sum, [, count]) => sum + count, 0);
  return all.filter(([name]) => name === status).reduce((sum, [, count]) => sum + count, 0) / total;
}
