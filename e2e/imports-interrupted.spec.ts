/** An import that is killed, or stopped by somebody: its page says so, Resume does the rest, and nothing comes in twice. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { checkAllForms } from './support/accessibility.ts';
import { expect, ownWord, runOurs, test } from './support/newsroom.ts';

const RUN = /\/desk\/imports\/\d+$/;
/** Enough that the import is still at it when it is looked for, and few enough that other journeys see past them. */
const ARTICLES = 1_100;
const FEW = 200;
/** As long as the first, with fewer that other journeys would see. */
const LONG = 300;
/** Each long enough to take a while. */
const PARAGRAPHS = 60;

/** A file of many articles, each with the word in it. */
function manyArticles(word: string, count: number, paragraphs = PARAGRAPHS) {
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      id: `${word}-${n}`,
      title: `Sak ${n} om ${word}`,
      text: Array.from(
        { length: paragraphs },
        (_, at) =>
          `Dette er avsnitt ${at} av sak ${n} om ${word}, og den kom inn fra Oslo i går klokka ${at}.`,
      ).join('\n\n'),
    }),
  );
  return { name: `${word}.jsonl`, mimeType: 'application/jsonl', buffer: Buffer.from(lines.join('\n')) };
}

/** The process that the server has started for a run, by what the system knows of its own. */
function processOf(run: string, dataDir: string): number | null {
  const isIt = (id: string) => {
    try {
      const args = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      const at = args.findIndex((arg) => arg.endsWith('import-work.ts'));
      return at >= 0 && args[at + 1] === run && readFileSync(`/proc/${id}/environ`, 'utf8').includes(dataDir);
    } catch {
      return false; // it has ended meanwhile, or is somebody else's
    }
  };
  return Number(readdirSync('/proc').find((id) => /^\d+$/.test(id) && isIt(id))) || null;
}

async function start(page: Page, word: string, count: number, paragraphs?: number): Promise<string> {
  await page.goto('/desk/imports');
  await page.getByLabel('Files', { exact: true }).setInputFiles([manyArticles(word, count, paragraphs)]);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page).toHaveURL(RUN);
  return page.url().split('/').at(-1) ?? '';
}

test('an import that is killed is said to have stopped, and is resumed to its end without a duplicate', async ({
  signIn,
  server,
}) => {
  test.setTimeout(120_000);
  const word = ownWord();
  const page = await signIn('admin');
  const run = await start(page, word, ARTICLES);
  const progress = async () => (await page.request.get(`/desk/imports/${run}/progress`)).json();
  const created = async () => (await progress()).counts.created;

  await test.step('its process is killed, and the page says so', async () => {
    await expect.poll(created, { intervals: [50] }).toBeGreaterThan(0);
    const id = processOf(run, server.settings.DATA_DIR ?? '');
    expect(id).not.toBeNull();
    process.kill(id ?? 0, 'SIGKILL');
    await expect(page.getByText('This import stopped half-way.')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('Stopped half-way', { exact: true })).toBeVisible();
    expect(await created()).toBeLessThan(ARTICLES);
  });

  await test.step('somebody leaves the page, comes back, and resumes it', async () => {
    await page.goto('/desk');
    await page.goto(`/desk/imports/${run}`);
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByText('Completed', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('1,100 created', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Resume' })).toBeHidden();
  });

  await test.step('every article is there once', async () => {
    const report = await (await page.request.get(`/desk/imports/${run}/report.json`)).json();
    const articles = report.files.map((file: { article: { id: number } | null }) => file.article?.id);
    expect(new Set(articles).size).toBe(ARTICLES);
    // a word that so many articles have is found in as many as one query may name
    await page.goto(`/desk/articles?q=${word}`);
    await expect(page.getByText('900 articles', { exact: true })).toBeVisible();
  });
});

test('an import goes on while its page is left, and the page knows how far it is when somebody comes back', async ({
  signIn,
}) => {
  test.setTimeout(120_000);
  const page = await signIn('admin');
  const run = await start(page, ownWord(), FEW);
  await expect(page.getByText('You can leave this page; the import goes on.')).toBeVisible();
  await page.goto('/desk/articles');
  await page.goBack();
  await expect(page).toHaveURL(`/desk/imports/${run}`);
  await expect(page.getByText('Completed', { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('200 created', { exact: true }).first()).toBeVisible();
});

test('an admin stops an import, and it is resumed to its end without a duplicate', async ({
  signIn,
  server,
  checkAccessibility,
}) => {
  test.setTimeout(180_000);
  const page = await signIn('admin');
  const run = await start(page, ownWord(), LONG, 4 * PARAGRAPHS);
  const progress = async () => (await page.request.get(`/desk/imports/${run}/progress`)).json();
  const report = async () => (await page.request.get(`/desk/imports/${run}/report.json`)).json();
  let before = 0;

  await test.step('its page says who stopped it, and its process ends', async () => {
    await expect.poll(async () => (await progress()).counts.created, { intervals: [50] }).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText(/^This import was stopped by admin, /)).toBeVisible();
    await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
    await expect.poll(() => processOf(run, server.settings.DATA_DIR ?? '')).toBeNull();
    const { files, run: row } = await report();
    before = files.length;
    expect(row).toMatchObject({ isStopped: true, counts: { created: before } });
    expect(before).toBeLessThan(LONG);
    expect(await runOurs(server, 'import-status.ts', [run])).toContain('stopped by admin');
    await checkAllForms(page, checkAccessibility);
  });

  await test.step('Resume does the rest, and nothing twice', async () => {
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByText('Completed', { exact: true })).toBeVisible({ timeout: 60_000 });
    const { files } = await report();
    const articles = files.map((file: { article: { id: number } | null }) => file.article?.id);
    expect(new Set(articles).size).toBe(LONG);
    expect(files).toHaveLength(LONG);
    await expect(page.getByRole('button', { name: 'Stop' })).toBeHidden();
  });
});
