import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { preferredCoding } from './encoding.ts';
import { PageCache } from './page-cache.ts';
import { moved, respond } from './respond.ts';

const BODY = '<p>Fisk</p>'.repeat(200);
const OURS = { 'x-spalte-encodes': 'yes' };

function ask(headers: Record<string, string>, method = 'GET'): Request {
  return new Request('http://127.0.0.1/en', { method, headers });
}

async function pageOf(body: string, status = 200) {
  const reply = { status, type: 'text/html; charset=utf-8', language: 'en', body };
  return new PageCache(1_000_000).page(1, '/en', async () => reply);
}

describe('the answer for a request', () => {
  it('comes in the form the client takes, each with a strong tag of its own', async () => {
    const page = await pageOf(BODY);
    const tags = new Set<string | null>();
    for (const coding of ['br', 'gzip', 'identity']) {
      const response = await respond(ask({ ...OURS, 'accept-encoding': coding }), page);
      expect(response.headers.get('x-spalte-content-encoding') ?? 'identity').toBe(coding);
      expect(Number(response.headers.get('x-spalte-content-length'))).toBe(
        (await response.arrayBuffer()).byteLength,
      );
      tags.add(response.headers.get('etag'));
    }
    expect(tags.size).toBe(3);
    expect([...tags].every((tag) => tag?.startsWith('"'))).toBe(true);
  });

  it('is left uncompressed, with a weak tag, when somebody else compresses', async () => {
    const response = await respond(ask({ 'accept-encoding': 'br' }), await pageOf(BODY));
    expect(response.headers.get('x-spalte-content-encoding')).toBeNull();
    expect(response.headers.get('etag')).toMatch(/^W\//);
    expect(await response.text()).toBe(BODY);
  });

  it('is 304 and empty for whoever has that form, and only that form', async () => {
    const page = await pageOf(BODY);
    const first = await respond(ask({ ...OURS, 'accept-encoding': 'br' }), page);
    const tag = first.headers.get('etag') ?? '';
    const held = `"else", W/${tag}`;
    const again = await respond(ask({ ...OURS, 'accept-encoding': 'br', 'if-none-match': held }), page);
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(again.headers.get('etag')).toBe(tag);
    const other = await respond(ask({ ...OURS, 'accept-encoding': 'gzip', 'if-none-match': tag }), page);
    expect(other.status).toBe(200);
  });

  it('of a changed page is not 304', async () => {
    const old = await respond(ask(OURS), await pageOf(BODY));
    const held = old.headers.get('etag') ?? '';
    const response = await respond(
      ask({ ...OURS, 'if-none-match': held }),
      await pageOf(`${BODY}<p>Torsk</p>`),
    );
    expect(response.status).toBe(200);
  });

  it('to HEAD has the same headers and no body', async () => {
    const page = await pageOf(BODY);
    const get = await respond(ask({ ...OURS, 'accept-encoding': 'br' }), page);
    const head = await respond(ask({ ...OURS, 'accept-encoding': 'br' }, 'HEAD'), page);
    expect([...head.headers]).toEqual([...get.headers]);
    expect(await head.text()).toBe('');
  });

  it('must be asked about every time, and allows no script', async () => {
    const { headers } = await respond(ask({}), await pageOf(BODY));
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(headers.get('vary')).toBe('Accept-Encoding');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/script|unsafe|https?:/);
  });

  it('with a status of its own has no tag', async () => {
    const response = await respond(ask({ ...OURS, 'if-none-match': '*' }), await pageOf(BODY, 410));
    expect(response.status).toBe(410);
    expect(response.headers.get('etag')).toBeNull();
  });

  it('compresses a page that is not kept when it is asked for', async () => {
    const reply = { status: 404, type: 'text/html; charset=utf-8', language: 'en', body: BODY };
    const page = await new PageCache(0).page(1, '/x', async () => reply);
    const response = await respond(ask({ ...OURS, 'accept-encoding': 'br' }), page);
    expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(BODY);
  });

  it('moves within the site, for good', () => {
    const response = moved('/en/fish');
    expect(response.status).toBe(308);
    expect(response.headers.get('location')).toBe('/en/fish');
  });
});

describe('the coding a client takes', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
    ['identity', 'identity'],
    ['br;q=nonsense', 'identity'],
    ['', 'identity'],
    [null, 'identity'],
  ])('%s → %s', (header, coding) => {
    expect(preferredCoding(header)).toBe(coding);
  });
});
