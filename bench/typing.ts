/** (f) How long a translator's keystroke takes to be seen, in an article of 200 sentences, with everything on that is usually on. */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { useDatabase as openDatabase } from '#domain/db/client.ts';
import { importFiles } from '#domain/imports/mutations.ts';
import { createPersonWithPassword } from '#domain/people/mutations.ts';
import { systemViewer } from '#domain/people/person.ts';
import { startTranslation } from '#domain/translations/mutations.ts';
import { browserLaunchOptions } from '../e2e/support/browser.ts';
import { articleText } from './articles.ts';
import { type Options, percentile, type Row } from './kit.ts';
import { site } from './site.ts';

const VIEWER = systemViewer('benchmark');
const SENTENCES = 200;
/** Typed into each of some sentences: long enough for an autosave in the middle. */
const TEXT =
  'The government will send more soldiers to the border, the minister said at the conference on Tuesday. ';
const TYPED_IN = [5, 60, 120, 190];
/** Milliseconds between two keys of somebody who types 100 words a minute. */
const BETWEEN_KEYS = 110;
const PROMISED = 50;
/** A desk's screen, and a phone's, on which only the active row is drawn. */
const SCREENS = [
  { name: '', viewport: { width: 1280, height: 800 } },
  { name: ', 390 px wide', viewport: { width: 390, height: 844 } },
];
const TYPIST = { email: 'typist@example.com', password: 'ten fingers and a long day' };

/** The part `typing`. From the key to the frame that shows it, by the browser's own clock (Event Timing). */
export async function typingPart({ folder }: Options): Promise<Row[]> {
  const { url, databaseUrl } = await site(folder);
  await openDatabase(databaseUrl);
  await createPersonWithPassword(
    VIEWER,
    { email: TYPIST.email, name: 'Tilde', role: 'editor' },
    TYPIST.password,
  );
  const articleId = await longArticle();
  await startTranslation(VIEWER, { articleId, language: 'en' });
  const browser = await chromium.launch(browserLaunchOptions());
  const rows: Row[] = [];
  try {
    for (const { name, viewport } of SCREENS) {
      const context = await browser.newContext({ baseURL: url, viewport });
      rows.push(...rowsOf(name, await typed(context, `/desk/articles/${articleId}/translate/en`)));
      await context.close();
    }
    return rows;
  } finally {
    await browser.close();
  }
}

/** As many paragraphs of the synthetic articles as have 200 sentences. */
async function longArticle(): Promise<number> {
  const paragraphs: string[] = [' date 2024-02 En lang artikkel om mange ting'];
  for (let n = 0; paragraphs.length <= SENTENCES / 3 + 1; n += 5) {
    paragraphs.push(...articleText(n).trim().split('\n\n').slice(1));
  }
  const bytes = new TextEncoder().encode(paragraphs.join('\n\n'));
  const { results } = await importFiles(VIEWER, [{ name: 'long.txt', path: 'bench/long.txt', bytes }], {});
  const [result] = results;
  if (!result?.article || result.segments === null || result.segments < SENTENCES)
    throw new Error(`The long article is ${result?.status} and has ${result?.segments} sentences.`);
  return result.article.id;
}

async function typed(context: BrowserContext, address: string): Promise<number[]> {
  const page = await context.newPage();
  await signedIn(page);
  await page.goto(address, { waitUntil: 'networkidle' });
  const times: number[] = [];
  for (const sentence of TYPED_IN) times.push(...(await typedInto(page, sentence)));
  return times;
}

async function signedIn(page: Page): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(TYPIST.email);
  await page.getByLabel('Password').fill(TYPIST.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/desk');
}

async function typedInto(page: Page, sentence: number): Promise<number[]> {
  const name = `Sentence ${sentence}`;
  // on a phone there is no other row to press
  await page.evaluate((hash) => window.location.assign(hash), `#s${sentence}`);
  const field = page.getByRole('textbox', { name: `${name} in English`, exact: true });
  await field.focus();
  await field.press('ControlOrMeta+End');
  await page.evaluate(watch);
  await page.keyboard.type(TEXT, { delay: BETWEEN_KEYS });
  const slow = await page.evaluate(() => (window as unknown as Watched).slowKeys ?? []);
  // the browser tells only of events of 16 ms and more
  return [...slow, ...Array.from({ length: Math.max(0, TEXT.length - slow.length) }, () => 16)];
}

interface Watched {
  slowKeys: number[] | undefined;
}

/** In the page: collects how long each key took to be seen. */
function watch(): void {
  const seen = window as unknown as Watched;
  // one watches for all sentences: a second one would count every key twice
  const isWatched = seen.slowKeys !== undefined;
  seen.slowKeys = [];
  if (isWatched) return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') seen.slowKeys?.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
}

function rowsOf(screen: string, times: readonly number[]): Row[] {
  const row = (what: string, value: number): Row => ({
    part: 'typing',
    what: `${SENTENCES} sentences${screen}: keystroke → seen, ${what}`,
    value,
    unit: 'ms',
  });
  return [
    { ...row('p50', percentile(times, 0.5)), note: `${times.length} keys` },
    { ...row('p95', percentile(times, 0.95)), limit: { most: PROMISED } },
    row('longest', percentile(times, 1)),
  ];
}
