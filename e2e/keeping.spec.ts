/** What readers have, they keep, unless an editor says otherwise; and what they are told then. */
import type { APIRequestContext } from '@playwright/test';
import { expect, importedFile, ownWord, test } from './support/newsroom.ts';
import {
  expectSaved,
  openSentence,
  publish,
  publishPanel,
  startTranslation,
  translateAll,
} from './support/workspace.ts';

/** Imports a text; returns the path of its article at the desk. The same name again is a new text of the same article. */
async function imported(admin: APIRequestContext, name: string, text: string): Promise<string> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
  const { id } = await importedFile(admin, file, { language: 'nb' });
  return `/desk/articles/${id}`;
}

test('a public translation goes only when the editor says so by name, and its readers are told', async ({
  signIn,
  newsroom,
  request,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await translateAll(page, article);
  await page.goto(article.path);
  await publish(page);
  const panel = publishPanel(page);
  const address = await panel.getByRole('link', { name: 'Read in English' }).getAttribute('href');
  const slug = address?.split('/').at(-1) ?? '';

  // a translator's keystroke: the published wording stays
  await page.goto(`${article.path}/translate/en`);
  await openSentence(page, 2);
  await page.keyboard.type('x');
  await page.keyboard.press('Escape');
  await expectSaved(page);
  await page.goto(article.path);
  await expect(panel).toContainText(
    'One sentence of the translation into English keeps its published wording',
  );
  await expect(panel.getByLabel('Publish without English')).toHaveCount(0);

  // the original says something else: there is no wording to keep
  const text = article.file.buffer.toString().replace('tirsdag', 'onsdag');
  await imported(await newsroom.requestsAs('admin'), article.file.name, text);
  await page.reload();
  await expect(panel).toContainText('Readers have the article in English now');
  const button = panel.getByRole('button', { name: 'Publish', exact: true });
  await expect(button).toBeDisabled();
  await checkAccessibility(page);
  await panel.getByLabel('Publish without English').check();
  await publish(page, 2);

  expect((await request.get(`/nb/${slug}/en`)).status()).toBe(410);
  expect((await request.get(`/nb/${slug}`)).status()).toBe(200);
  const gone = await page.goto(`/en/${slug}`);
  expect(gone?.status()).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No longer to be read in English');
  await expect(page.getByRole('link', { name: article.title })).toHaveAttribute('href', `/nb/${slug}`);
  await checkAccessibility(page);
});

test('a compound that is longer than a phone is wide breaks in every list', async ({
  signIn,
  newsroom,
  page: reader,
}) => {
  const word = ownWord();
  const title = `Menneskerettighetsorganisasjonene advarer mot ${word}`;
  const text = `date 2023-05-30 ${title}\n\n${title}, sier en talsperson for ${word}.\n`;
  const path = await imported(await newsroom.requestsAs('admin'), `${word}.txt`, text);
  const page = await signIn('editor');
  await page.goto(path);
  await publish(page);
  await reader.setViewportSize({ width: 390, height: 844 });
  for (const list of ['/', '/nb', '/nb/archive/2023/05', `/search?q=${word}`]) {
    await reader.goto(list);
    await expect(reader.getByRole('link', { name: title })).toBeVisible();
    const width = await reader.evaluate(() => document.documentElement.scrollWidth);
    expect(width, list).toBeLessThanOrEqual(390);
  }
});
