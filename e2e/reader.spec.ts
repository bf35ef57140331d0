/** Reading: text that keeps still, in its own language, with notes where they belong, on any screen and on paper. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/newsroom.ts';
import { LONG_SEED, PUBLIC_PAGES, SEEDS } from './support/seeds.ts';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const ARTICLE = `/en/${LONG_SEED.slug}`;
const PAIR = `/en/${LONG_SEED.slug}/${LONG_SEED.language}`;

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not drawn.`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: WIDE })) {
  test(`nothing moves on a page while it loads, on a ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const path of ['/', ARTICLE, PAIR, '/en/tags']) {
      await page.goto(path);
      const shift = await page.evaluate(async () => {
        await document.fonts.ready;
        return new Promise<number>((done) => {
          const observer = new PerformanceObserver((list) => {
            const shifts = list.getEntriesByType('layout-shift') as (PerformanceEntry & { value: number })[];
            done(shifts.reduce((sum, entry) => sum + entry.value, 0));
          });
          // there is always a first paint: the answer comes even when nothing has moved
          observer.observe({ type: 'layout-shift', buffered: true });
          observer.observe({ type: 'paint', buffered: true });
        });
      });
      expect(shift, path).toBe(0);
    }
  });
}

interface Run {
  text: string;
  lang: string | null;
}

/** Every piece of text on the page with the language it is marked as; quotations and addresses are left out. */
function runsOf(page: Page): Promise<Run[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const runs: Run[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').replace(/[“«"][^”»"]*[”»"]|»[^«]*«|https?:\S+/g, ' ');
      const lang = node.parentElement?.closest('[lang]')?.getAttribute('lang') ?? null;
      if (/\p{L}{2}/u.test(text)) runs.push({ text: text.trim(), lang });
    }
    return runs;
  });
}

/** Words that give a language away: none of them is one in the other. */
const ENGLISH = /(?<!\p{L})(the|and|with|from|was|were|this|which)(?!\p{L})/giu;
const SCANDINAVIAN = /(?<!\p{L})(og|ikke|på|som|av|sier|siger|ble|blev|har)(?!\p{L})/giu;

const count = (text: string, words: RegExp): number => text.match(words)?.length ?? 0;

/** Whether a run reads like the other language: one foreign word may be what a sentence is about. */
function isForeign({ text, lang }: Run): boolean {
  const [english, scandinavian] = [count(text, ENGLISH), count(text, SCANDINAVIAN)];
  return lang === null || (lang === 'en' ? scandinavian > english : english > scandinavian);
}

test('every run of text is marked as the language it is in', async ({ page }) => {
  const articles = SEEDS.flatMap(({ slug, language }) => [
    `/${language}/${slug}`,
    `/en/${slug}`,
    `/en/${slug}/${language}`,
  ]);
  for (const path of [...PUBLIC_PAGES, ...articles]) {
    await page.goto(path);
    const runs = await runsOf(page);
    expect(runs.length, path).toBeGreaterThan(10);
    expect(runs.filter(isForeign), path).toEqual([]);
  }
});

test('the two columns of a side-by-side page never drift apart', async ({ page }) => {
  await page.setViewportSize(WIDE);
  for (const { slug, language } of SEEDS) {
    await page.goto(`/en/${slug}/${language}`);
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('[id]')]
        .filter(({ id }) => /^s\d+$/.test(id))
        .map((row) => {
          const cells = [...row.children].filter((cell) => /^(p|h2)$/.test(cell.localName));
          const text = cells.map((cell) => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            const [first] = range.getClientRects();
            const { left, right } = cell.getBoundingClientRect();
            return { lang: cell.getAttribute('lang'), top: first?.top ?? Number.NaN, left, right };
          });
          return { id: row.id, text };
        }),
    );
    expect(rows.length, slug).toBeGreaterThan(5);
    for (const { id, text } of rows) {
      const [one, other] = text;
      expect(
        text.map(({ lang }) => lang),
        `${slug}#${id}`,
      ).toEqual([language, 'en']);
      expect(Math.abs((one?.top ?? 0) - (other?.top ?? 99)), `${slug}#${id}`).toBeLessThanOrEqual(2);
      expect(one?.right, `${slug}#${id}`).toBeLessThanOrEqual(other?.left ?? 0);
    }
  }
});

/** The sentence that the number of a note stands in. */
const sentenceOf = async (page: Page, note: Locator): Promise<Locator> => {
  const href = await note.getByRole('link', { name: /back to its sentence/ }).getAttribute('href');
  return page.locator(href ?? '#none');
};

test('on a wide screen the notes stand in the margin, beside their sentences, and none on another', async ({
  page,
}) => {
  await page.setViewportSize(WIDE);
  await page.goto(ARTICLE);
  const notes = await page.getByRole('note').all();
  expect(notes.length).toBeGreaterThanOrEqual(4);
  let bottom = 0;
  for (const note of notes) {
    const [box, sentence] = [await boxOf(note), await boxOf(await sentenceOf(page, note))];
    expect(box.x, 'beside the text').toBeGreaterThanOrEqual(sentence.right);
    expect(box.right, 'on the page').toBeLessThanOrEqual(WIDE.width);
    expect(box.y, 'not above its sentence').toBeGreaterThanOrEqual(sentence.y - 4);
    expect(box.y, 'below the note before it').toBeGreaterThanOrEqual(bottom);
    bottom = box.bottom;
  }
});

test('on a phone the notes stand after their paragraphs, and nothing has to be scrolled sideways', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto(ARTICLE);
  for (const note of await page.getByRole('note').all()) {
    const [box, sentence] = [await boxOf(note), await boxOf(await sentenceOf(page, note))];
    expect(box.y).toBeGreaterThanOrEqual(sentence.bottom - 1);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(PHONE.width);
  }
  for (const path of PUBLIC_PAGES) {
    await page.goto(path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(PHONE.width);
  }
});

for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: WIDE })) {
  test(`a link to a sentence or a note leads to something one sees, on a ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const path of [ARTICLE, PAIR]) {
      await page.goto(`${path}#s12`);
      await expect(page.locator('#s12'), path).toBeInViewport();
      await page.goto(`${path}#n3`);
      await expect(page.getByRole('note', { name: 'note 3', exact: true }), path).toBeInViewport();
    }
    // there and back again
    await page.goto(ARTICLE);
    await page.getByRole('link', { name: 'note 2', exact: true }).click();
    const note = page.getByRole('note', { name: 'note 2', exact: true });
    await expect(note).toBeInViewport();
    await note.getByRole('link', { name: 'Note 2, back to its sentence' }).click();
    await expect(await sentenceOf(page, note)).toBeInViewport();
  });
}

test('the keyboard skips the masthead first', async ({ page }) => {
  await page.goto(ARTICLE);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the text' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#text$/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
});

test('on paper the notes are a list at the end, and the ways through the site are gone', async ({ page }) => {
  await page.setViewportSize(WIDE);
  await page.goto(ARTICLE);
  const count = await page.getByRole('note').count();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('note')).toHaveCount(0);
  const printed = page.getByRole('main').getByRole('heading', { name: 'Notes' });
  await expect(printed).toBeVisible();
  const list = page.getByRole('list').filter({ hasText: 'Fact' }).last();
  await expect(list.getByRole('listitem')).toHaveCount(count);
  await expect(page.getByRole('navigation')).toHaveCount(0);
});

test('without JavaScript a reader goes from the front page to everything there is', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const [language, site] = ['Languages', 'Site'].map((name) => page.getByRole('navigation', { name }));
  await page.goto('/');
  await language?.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en');
  await site?.getByRole('link', { name: 'Tags' }).click();
  await page.getByRole('link', { name: 'Steadfast Noon' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Steadfast Noon');
  await page.getByRole('link', { name: 'NATO takes Russia’s nuclear threats seriously' }).click();
  await expect(page).toHaveURL('/en/nato-takes-nuclear-threats-seriously');

  await site?.getByRole('link', { name: 'Archive' }).click();
  await page.getByRole('link', { name: 'January 2022' }).click();
  await expect(page.getByRole('article')).toHaveCount(2);

  await site?.getByRole('link', { name: 'Search' }).click();
  await page.getByLabel('Words to look for').fill('refugees');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { name: '1 article found' })).toBeVisible();
  await page.getByRole('article').getByRole('heading').getByRole('link').click();
  await expect(page).toHaveURL('/en/no-sign-of-russian-withdrawal');
  await page.getByRole('link', { name: 'Editions and corrections' }).click();
  await expect(page.getByRole('heading', { name: 'Edition 1' })).toBeVisible();
  await context.close();
});
