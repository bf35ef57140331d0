/** A translation out of the house, edited in another tool, and back: nothing is overwritten unseen. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, type OwnArticle, test } from './support/newsroom.ts';
import { expectSaved, fieldOf, openSentence, startTranslation, translateAll } from './support/workspace.ts';

/** Downloads a format from the page on which one is. */
async function download(page: Page, format: string): Promise<{ name: string; text: string }> {
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: format, exact: true }).click();
  const file = await started;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** What the translation agency sends back. */
async function compare(page: Page, name: string, text: string): Promise<Locator> {
  await page
    .getByLabel('XLIFF file')
    .setInputFiles({ name, mimeType: 'application/xliff+xml', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const preview = page.getByRole('region', { name: 'What the file would change' });
  await expect(preview).toBeVisible();
  return preview;
}

async function translated(page: Page, article: OwnArticle): Promise<void> {
  await startTranslation(page, article);
  await translateAll(page, article);
  await page.getByRole('link', { name: 'Download and merge' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Download and merge/);
}

for (const format of ['XLIFF 2.1', 'XLIFF 1.2']) {
  test(`a sentence that was changed in another tool is merged from ${format}`, async ({
    signIn,
    newsroom,
    checkAccessibility,
  }) => {
    const article = await newsroom.article();
    const page = await signIn('editor');
    await translated(page, article);
    const { name, text } = await download(page, format);
    expect(name).toMatch(/^[a-z0-9.-]+\.en(\.1\.2)?\.xlf$/);
    expect(text).toContain(article.word);

    const preview = await compare(page, name, text.replace('was found in Bergen', 'turned up in Bergen'));
    const changed = preview.getByRole('listitem', { name: 'Sentence 1' });
    await expect(preview.getByRole('listitem')).toHaveCount(1);
    await expect(changed.locator('del')).toHaveText(['was found']);
    await expect(changed.locator('ins')).toHaveText(['turned up']);
    await checkAccessibility(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await checkAccessibility(page);
    const [whole, seen] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(whole, 'nothing sticks out on a phone').toBe(seen);
    await page.setViewportSize({ width: 1280, height: 720 });

    await preview.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.getByText('1 text is merged.')).toBeVisible();
    await page.getByRole('link', { name: 'Open the translation' }).click();
    await expect(page.getByRole('list', { name: 'Original and translation' })).toContainText(
      `The bird ${article.word} turned up in Bergen on Tuesday.`,
    );
  });
}

test('what was changed here since is a conflict: both texts are shown, and ours stays unless one chooses', async ({
  signIn,
  newsroom,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await translated(page, article);
  const { name, text } = await download(page, 'XLIFF 2.1');
  const edited = text
    .replace('was found in Bergen', 'turned up in Bergen')
    .replace('Sang all night', 'Singing all night');

  await page.goto(`${article.path}/translate/en`);
  await openSentence(page, 1);
  await fieldOf(page, 1).fill('Ours, written meanwhile.');
  await page.keyboard.press('Control+Enter');
  await expectSaved(page);

  await page.goto(`${article.path}/translate/en/exchange`);
  const preview = await compare(page, name, edited);
  const conflict = preview.getByRole('listitem', { name: 'Sentence 1' });
  await expect(conflict).toContainText('Conflict');
  await expect(conflict).toContainText('Ours, written meanwhile.');
  await expect(conflict).toContainText('turned up');
  await expect(conflict.getByRole('checkbox')).not.toBeChecked();
  await expect(preview.getByRole('listitem', { name: 'Sentence 3' }).getByRole('checkbox')).toBeChecked();
  await preview.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('1 text is merged.')).toBeVisible();

  await page.goto(`${article.path}/translate/en`);
  const rows = page.getByRole('list', { name: 'Original and translation' });
  await expect(rows).toContainText('Ours, written meanwhile.');
  await expect(rows).toContainText('Singing all night');
});

test('a file that is no translation of this article is refused with a reason', async ({
  signIn,
  newsroom,
  problems,
}) => {
  problems.allow(/Failed to load resource.*400/);
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await page.goto(`${article.path}/translate/en/exchange`);
  await page
    .getByLabel('XLIFF file')
    .setInputFiles({ name: 'x.xlf', mimeType: 'text/xml', buffer: Buffer.from('<html></html>') });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'This is no XLIFF file: it begins with <html>' }),
  ).toBeVisible();
});

test('every format can be downloaded, and by nobody who has not signed in', async ({
  signIn,
  newsroom,
  playwright,
  server,
}) => {
  const article = await newsroom.article();
  const page = await signIn('translator');
  await translated(page, article);
  for (const format of ['TMX 1.4b', 'JSON Lines', 'TEI P5', 'W3C annotations', 'Plain text']) {
    const { text } = await download(page, format);
    expect(text.length, format).toBeGreaterThan(100);
  }
  const stranger = await playwright.request.newContext({ baseURL: server.url });
  const answer = await stranger.get(`${article.path}/translate/en/exchange/download?format=xliff`);
  expect([answer.status(), await answer.text()]).toEqual([401, 'Sign in first.\n']);
  await stranger.dispose();
});
