/** What readers get, and when: editions only, corrected in public, moved with a trail, withdrawn with a reason. */
import type { APIRequestContext } from '@playwright/test';
import { rawGet } from './support/http.ts';
import { expect, test } from './support/newsroom.ts';
import { expectSaved, openSentence, publish, publishPanel, startTranslation } from './support/workspace.ts';

/** The body of a public page now. */
async function bodyOf(request: APIRequestContext, path: string): Promise<string> {
  return (await request.get(path)).text();
}

test('what is edited after publishing stays at the desk until the next edition, then shows within a second', async ({
  signIn,
  newsroom,
  request,
}) => {
  test.setTimeout(60_000);
  const { path, word, title } = await newsroom.article();
  const page = await signIn('editor');
  await page.goto(path);
  await publish(page);
  const address = await publishPanel(page)
    .getByRole('link', { name: 'Read in Norwegian Bokmål' })
    .getAttribute('href');
  const before = await bodyOf(request, address ?? '');
  expect(before).toContain(title);
  await expect(publishPanel(page)).toContainText('Nothing has changed since the public edition.');

  const details = page.getByRole('region', { name: 'Details' });
  await details.getByLabel('Title').fill(`Rettet ${word}`);
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Status' })).toContainText('Published with changes');
  expect(await bodyOf(request, address ?? ''), 'readers see the edition, to the byte').toBe(before);

  const note = `The title named the wrong bird (${word}).`;
  await page.getByLabel('Correction note').fill(note);
  await publish(page, 2);
  await expect(async () => {
    const after = await bodyOf(request, address ?? '');
    expect(after).toContain(`Rettet ${word}`);
    expect(after).toContain(note);
  }).toPass({ timeout: 1000 });
  await expect(page.getByRole('region', { name: 'Status' })).not.toContainText('with changes');

  await page.goto(`${address}/history`);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Utgave 2', 'Utgave 1']);
  await expect(page.getByText(note)).toBeVisible();
});

test('an article that gets another address leads on from the old one, and withdrawn it says so', async ({
  signIn,
  newsroom,
  request,
  server,
}) => {
  test.setTimeout(60_000);
  const { path, word, title } = await newsroom.article();
  const page = await signIn('editor');
  await page.goto(path);
  const slug = page.getByLabel('Address (slug)');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await slug.fill(`first-${word}`);
  await save.click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await publish(page);
  await slug.fill(`second-${word}`);
  await save.click();
  await expect(publishPanel(page)).toContainText('Published with changes');
  expect((await request.get(`/nb/first-${word}`)).status(), 'the desk alone knows of it').toBe(200);
  expect((await request.get(`/nb/second-${word}`)).status()).toBe(404);
  await publish(page, 2);
  for (const rest of ['', '/history']) {
    const { status, headers } = await rawGet(server.url, `/nb/first-${word}${rest}`);
    expect(status).toBe(308);
    expect(headers.location).toBe(`/nb/second-${word}${rest}`);
  }

  await publishPanel(page).getByRole('button', { name: 'Withdraw' }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw this article?' });
  await dialog.getByLabel('Reason').fill(`There was no bird ${word}.`);
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await expect(publishPanel(page)).toContainText('readers are told so');
  for (const old of [`/nb/first-${word}`, `/nb/second-${word}`]) {
    const response = await page.goto(old);
    expect(response?.status()).toBe(410);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Denne artikkelen er trukket tilbake');
    await expect(page.getByRole('main')).toContainText(title);
    await expect(page.getByRole('main')).toContainText(`There was no bird ${word}.`);
  }
  for (const list of ['/', '/nb', '/feed.xml', '/feed.json', '/nb/feed.xml', '/sitemap.xml']) {
    expect(await bodyOf(request, list), list).not.toContain(word);
  }
});

test('nothing of a draft is anywhere in public, however it is asked for', async ({
  signIn,
  newsroom,
  request,
}) => {
  const article = await newsroom.article();
  const { word, path } = article;
  const page = await signIn('editor');
  const slug = `draft-${word}`;
  await page.goto(path);
  await page.getByLabel('Address (slug)').fill(slug);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await startTranslation(page, article);
  await (await openSentence(page, 'title')).fill(article.englishTitle);
  await page.keyboard.press('Control+Enter');
  await expectSaved(page);

  const lists = ['/', '/en', '/nb', '/feed.xml', '/feed.json', '/en/feed.xml', '/nb/feed.xml'];
  const others = ['/sitemap.xml', '/nb/tags', '/en/tags', '/nb/archive', '/nb/archive/2023/05'];
  for (const list of [...lists, ...others]) expect(await bodyOf(request, list), list).not.toContain(word);
  for (const address of [`/nb/${slug}`, `/en/${slug}`, `/nb/${slug}/en`, `/nb/${slug}/history`]) {
    const response = await request.get(address);
    expect(response.status(), address).toBe(404);
    expect(await response.text(), address).not.toContain('Kanarifuglen');
  }
  // the search page repeats what was looked for; nothing else may have it
  await page.goto(`/search?q=${word}`);
  await expect(page.getByRole('main')).toContainText('No article contains all these words.');
  await expect(page.getByRole('article')).toHaveCount(0);
});
