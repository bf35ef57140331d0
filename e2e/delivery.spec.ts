/** What goes over the wire to a reader: no script, few bytes, strict headers, one answer for everybody, no draft. */
import { type RawAnswer, rawGet } from './support/http.ts';
import { expect, test } from './support/newsroom.ts';
import { LONG_SEED, PUBLIC_PAGES, pagesOf, SEEDS } from './support/seeds.ts';
import { expectSaved, openSentence, startTranslation } from './support/workspace.ts';

const ARTICLE = `/en/${LONG_SEED.slug}`;

test('no public page runs a script or asks another host for anything', async ({ page }) => {
  // requests to other hosts and breaches of the content security policy fail every test (support/problems.ts)
  for (const path of PUBLIC_PAGES) {
    const response = await page.goto(path);
    expect(response?.ok(), path).toBe(true);
    const active = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter(
          (element) =>
            /^(script|iframe|object|embed|style)$/.test(element.localName) ||
            element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style') ||
            /^\s*javascript:/i.test(element.getAttribute('href') ?? ''),
        )
        .map((element) => element.outerHTML.slice(0, 200)),
    );
    expect(active, path).toEqual([]);
  }
});

const EXPECTED_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

test('every public answer forbids scripts, frames and guessing, and leaves no trace of a reader', async ({
  server,
}) => {
  const others = ['/feed.xml', '/feed.json', '/sitemap.xml', '/robots.txt', '/en/nothing-here'];
  for (const path of [...PUBLIC_PAGES, ...others]) {
    const { headers } = await rawGet(server.url, path);
    expect(headers, path).toMatchObject(EXPECTED_HEADERS);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toMatch(/script-src|unsafe|https?:|\*/);
    expect(headers['permissions-policy'], path).toContain('camera=()');
    expect(headers, path).not.toHaveProperty('set-cookie');
    expect(headers, path).not.toHaveProperty('x-powered-by');
  }
});

test('the pages of the desk are never kept by anybody and run only scripts of their own', async ({
  newsroom,
}) => {
  const editor = await newsroom.requestsAs('editor');
  for (const path of ['/login', '/desk', '/desk/articles/1', '/desk/people']) {
    const headers = (await editor.get(path)).headers();
    expect(headers, path).toMatchObject(EXPECTED_HEADERS);
    expect(headers['cache-control'], path).toContain('no-store');
    expect(headers['x-robots-tag'], path).toContain('noindex');
    expect(headers['content-security-policy'], path).toMatch(/script-src 'nonce-[^']{20,}' 'strict-dynamic'/);
    expect(headers['content-security-policy'], path).not.toContain('unsafe');
  }
});

test('an article with its style sheet is at most 40 KB on the wire', async ({ server }) => {
  const br = { 'Accept-Encoding': 'br' };
  for (const path of SEEDS.flatMap(pagesOf)) {
    const page = await rawGet(server.url, path, br);
    expect(page.headers['content-encoding'], path).toBe('br');
    const plain = await rawGet(server.url, path);
    const sheets = [...plain.text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)];
    expect(sheets, path).toHaveLength(1);
    const sheet = await rawGet(server.url, sheets[0]?.[1] ?? '', { 'Accept-Encoding': 'br, gzip' });
    expect(sheet.status).toBe(200);
    expect(sheet.headers['content-encoding'], 'the style sheet is compressed').toBeTruthy();
    expect(sheet.headers['cache-control']).toContain('immutable');
    expect(page.bytes.length + sheet.bytes.length, path).toBeLessThanOrEqual(40_000);
  }
});

test('who has a page already is told so in a few bytes', async ({ server }) => {
  for (const path of ['/', ARTICLE, '/feed.xml', '/sitemap.xml']) {
    for (const coding of ['br', 'gzip', 'identity']) {
      const first = await rawGet(server.url, path, { 'Accept-Encoding': coding });
      expect(first.headers.etag, path).toBeTruthy();
      expect(first.headers.vary, path).toContain('Accept-Encoding');
      const again = await rawGet(server.url, path, {
        'Accept-Encoding': coding,
        'If-None-Match': first.headers.etag ?? '',
      });
      expect(again.status, `${path} ${coding}`).toBe(304);
      expect(again.bytes.length, path).toBe(0);
      const other = await rawGet(server.url, path, { 'If-None-Match': '"another"' });
      expect(other.status, path).toBe(200);
    }
  }
});

test('a HEAD answers as a GET does, without the body', async ({ request }) => {
  for (const path of ['/', ARTICLE, '/feed.xml']) {
    const [head, get] = [await request.head(path), await request.get(path)];
    expect(head.status()).toBe(200);
    expect(head.headers().etag, path).toBe(get.headers().etag);
    expect((await head.body()).length, path).toBe(0);
  }
});

const UNKEYED: Record<string, string>[] = [
  { 'X-Forwarded-Host': 'evil.example' },
  { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Port': '444' },
  { Host: 'evil.example' },
  { 'Accept-Language': 'nb, da;q=0.9' },
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { 'Next-Router-Segment-Prefetch': '/_tree' },
  { 'Next-Router-State-Tree': '%5B%22%22%5D' },
  { 'X-Nextjs-Data': '1' },
  { 'X-Original-Url': '/desk', 'X-Rewrite-Url': '/desk' },
  { 'X-Middleware-Rewrite': '/desk' },
  { Cookie: 'spalte.session=forged; theme=dark' },
  { 'User-Agent': 'Googlebot/2.1', Purpose: 'prefetch' },
];

test('no header changes what a public page says, so that no cache can be filled with another', async ({
  server,
}) => {
  for (const path of ['/', '/nb', ARTICLE, `/en/${LONG_SEED.slug}/nb`, '/feed.xml', '/sitemap.xml']) {
    const plain = await rawGet(server.url, path);
    for (const headers of UNKEYED) {
      const answer = await rawGet(server.url, path, headers);
      const said = `${path} with ${JSON.stringify(headers)}`;
      expect(answer.status, said).toBe(200);
      expect(answer.text === plain.text, said).toBe(true);
      expect(answer.headers['cache-control'], said).toBe(plain.headers['cache-control']);
    }
  }
});

const BYPASSES: Record<string, string>[] = [
  {},
  ...[
    'middleware',
    'src/middleware',
    'middleware:middleware:middleware:middleware:middleware',
    'proxy:proxy:proxy:proxy:proxy',
    'pages/_middleware',
  ].map((value) => ({ 'X-Middleware-Subrequest': value })),
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  { 'X-Nextjs-Data': '1' },
  { 'X-Original-Url': '/', 'X-Forwarded-Host': 'evil.example' },
];

function variantsOf(path: string): string[] {
  const rest = path.slice('/desk'.length);
  return [
    path,
    `${path}/`,
    `${path}.rsc`,
    `${path}.txt`,
    `${path}.json`,
    `${path}.segments/_tree.segment.rsc`,
    `${path}?_rsc=abcde`,
    `/${path}`,
    `/%64esk${rest}`,
    `/desk%2f${rest.slice(1)}`,
    `/DESK${rest}`,
    `/x/..${path}`,
    `/./desk/.${rest}`,
    `${path};a=1`,
    `/en${path}`,
    `/_next/data/build${path}.json`,
    `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`,
  ];
}

test('no way of writing the address of a desk page shows a stranger what is on it', async ({
  signIn,
  newsroom,
  server,
}) => {
  test.setTimeout(60_000);
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await (await openSentence(page, 1)).fill(article.english[0] ?? '');
  await page.keyboard.press('Control+Enter');
  await expectSaved(page);
  const pages = ['', '/translate/en', '/annotations', '/history'].map((part) => article.path + part);
  const editor = await newsroom.requestsAs('editor');
  for (const path of pages) {
    expect(await (await editor.get(path)).text(), 'who may sees it').toContain(article.word);
  }

  const asked = pages
    .slice(0, 2)
    .flatMap((path) =>
      variantsOf(path).flatMap((variant) => BYPASSES.map((headers) => ({ variant, headers }))),
    );
  const leaks: string[] = [];
  for (const { variant, headers } of asked) {
    const answer: RawAnswer = await rawGet(server.url, variant, headers);
    if (answer.text.includes(article.word) || answer.status >= 500) {
      leaks.push(`${answer.status} ${variant} ${JSON.stringify(headers)}`);
    }
  }
  expect(leaks).toEqual([]);
});
