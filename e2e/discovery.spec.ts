/** How machines find everything that can be read, in every language: feeds, sitemap, hreflang, robots, dead ends. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from './support/newsroom.ts';
import { LONG_SEED, SEEDS } from './support/seeds.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => ['url', 'entry', 'link', 'xhtml:link', 'category'].includes(name),
});

interface Link {
  rel: string;
  href: string;
  hreflang?: string;
}

/** hreflang → address */
type Versions = Record<string, string>;

const versionsOf = (links: readonly Link[] = []): Versions =>
  Object.fromEntries(links.flatMap(({ hreflang, href }) => (hreflang ? [[hreflang, href]] : [])));

test('the feeds are Atom, and name every article once, in every language it can be read in', async ({
  request,
  server,
}) => {
  for (const [path, language] of [
    ['/feed.xml', 'en'],
    ['/nb/feed.xml', 'nb'],
    ['/da/feed.xml', 'da'],
  ] as const) {
    const response = await request.get(path);
    expect(response.headers()['content-type'], path).toContain('application/atom+xml');
    const text = await response.text();
    expect(XMLValidator.validate(text), path).toBe(true);
    const { feed } = parser.parse(text);
    expect(feed.xmlns).toBe('http://www.w3.org/2005/Atom');
    expect(feed['xml:lang']).toBe(language);
    const self = feed.link.find((link: Link) => link.rel === 'self');
    expect(self.href).toBe(server.url + path);
    const ids = feed.entry.map((entry: { id: string }) => entry.id);
    expect(new Set(ids).size, 'every entry has an id of its own').toBe(ids.length);
    for (const entry of feed.entry) {
      expect(Date.parse(entry.updated), entry.title).toBeGreaterThan(Date.parse('2022-01-01'));
      expect(Date.parse(entry.updated)).toBeLessThanOrEqual(Date.parse(feed.updated));
      expect(String(entry.summary).length, entry.title).toBeGreaterThan(20);
    }
    for (const seed of SEEDS.filter((one) => path === '/feed.xml' || one.language === language)) {
      const found = feed.entry.filter(
        ({ link }: { link: Link[] }) =>
          versionsOf(link)[seed.language] === `${server.url}/${seed.language}/${seed.slug}`,
      );
      expect(found, seed.slug).toHaveLength(1);
      expect(versionsOf(found[0].link).en).toBe(`${server.url}/en/${seed.slug}`);
    }
  }
});

test('the JSON feed says the same as the Atom feed', async ({ request }) => {
  const response = await request.get('/feed.json');
  expect(response.headers()['content-type']).toContain('application/feed+json');
  const { version, items } = await response.json();
  expect(version).toBe('https://jsonfeed.org/version/1.1');
  const { feed } = parser.parse(await (await request.get('/feed.xml')).text());
  const atom = feed.entry.map((entry: { id: string; title: string }) => `${entry.id} ${entry.title}`);
  expect(items.map((item: { id: string; title: string }) => `${item.id} ${item.title}`)).toEqual(atom);
});

test('the sitemap leads to pages that are there, and agrees with them about their other languages', async ({
  page,
  request,
  server,
}) => {
  test.setTimeout(60_000);
  const text = await (await request.get('/sitemap.xml')).text();
  expect(XMLValidator.validate(text)).toBe(true);
  const { urlset } = parser.parse(text);
  const mapped = new Map<string, Versions>(
    urlset.url.map((url: { loc: string; 'xhtml:link'?: Link[] }) => [url.loc, versionsOf(url['xhtml:link'])]),
  );
  for (const { slug, language } of SEEDS) {
    for (const tag of [language, 'en']) expect([...mapped.keys()]).toContain(`${server.url}/${tag}/${slug}`);
  }
  for (const [address, versions] of mapped) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(200);
    const links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLLinkElement>('link[rel=alternate][hreflang]')].map(
        ({ rel, href, hreflang }) => ({ rel, href, hreflang }),
      ),
    );
    expect(versionsOf(links), address).toEqual(versions);
    const canonical = page.getByRole('document').locator('link[rel=canonical]');
    await expect(canonical, address).toHaveAttribute('href', address);
    // who is named names back
    for (const other of Object.values(versions)) {
      expect(mapped.get(other), `${other} from ${address}`).toEqual(versions);
    }
  }
});

test('robots may read everything that is for readers, and find the sitemap', async ({ request, server }) => {
  const text = await (await request.get('/robots.txt')).text();
  expect(text).toContain(`Sitemap: ${server.url}/sitemap.xml`);
  expect(text).toContain('Disallow: /desk');
  expect(text).not.toMatch(/^Disallow: \/$/m);
});

test('an address that leads nowhere says so, and offers ways on', async ({ page }) => {
  const response = await page.goto('/en/there-is-no-such-article');
  expect(response?.status()).toBe(404);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('There is no page at this address');
  await expect(main.getByRole('search')).toBeVisible();
  await expect(main.getByRole('region').or(main.getByRole('article')).first()).toBeVisible();
  await main.getByRole('link', { name: 'Go to the front page' }).click();
  await expect(page).toHaveURL('/en');

  await page.goto('/nb/finnes-ikke');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Det finnes ingen side på denne adressen');
});

test('every wrong address is a real 404', async ({ request }) => {
  const wrong = ['/xx', '/nowhere', '/en/a/b/c/d', '/en/tags/nothing', '/en/archive/2022/13', '/en/%00x'];
  for (const path of [...wrong, '/favicon.ico.php', '/.git/config', '/.env', '/en/archive/1901/01']) {
    expect([400, 404], path).toContain((await request.get(path)).status());
  }
});

test('an article that is not in the language asked for says in which it can be read', async ({ page }) => {
  const response = await page.goto(`/da/${LONG_SEED.slug}`);
  expect(response?.status()).toBe(404);
  const main = page.getByRole('main');
  const offers = main.getByRole('listitem');
  await expect(offers).toHaveText([/Bokmål$/, /Engelsk$/]);
  await expect(offers.last().getByRole('link')).toHaveAttribute('href', `/en/${LONG_SEED.slug}`);
  await offers.first().getByRole('link').click();
  await expect(page).toHaveURL(`/nb/${LONG_SEED.slug}`);
});

test('a language in another spelling moves to its one address', async ({ request }) => {
  const response = await request.get(`/NB/${LONG_SEED.slug}`, { maxRedirects: 0 });
  expect(response.status()).toBe(308);
  expect(response.headers().location).toBe(`/nb/${LONG_SEED.slug}`);
});
