/** Every page passes axe in light and dark, on a phone and on a wide screen, and has the frame that people rely on. */
import type { APIRequestContext } from '@playwright/test';
import { checkAllForms, PHONE } from './support/accessibility.ts';
import { expect, importedFile, type OwnArticle, ownText, test } from './support/newsroom.ts';
import { LONG_SEED } from './support/seeds.ts';
import { publish, publishPanel, startTranslation, translateAll } from './support/workspace.ts';

const PUBLIC: Record<string, string> = {
  'the front page': '/',
  'the front page of a language': '/nb',
  'an original': `/nb/${LONG_SEED.slug}`,
  'a translation': `/en/${LONG_SEED.slug}`,
  'an original in Danish': '/da/no-sign-of-russian-withdrawal',
  'side by side': `/en/${LONG_SEED.slug}/nb`,
  'the history of an article': `/en/${LONG_SEED.slug}/history`,
  'the tags': '/en/tags',
  'a tag': '/nb/tags/nato',
  'the archive': '/en/archive',
  'a month of the archive': '/nb/archive/2022/01',
  'the search': '/search',
  'search results': '/search?q=stoltenberg&lang=nb',
  'a search that finds nothing': '/search?q=xyzzy',
  'a page that is not there': '/nb/finnes-ikke',
  'an article that is not in this language': `/fr/${LONG_SEED.slug}`,
  'a list without articles': '/fr',
};

for (const [name, path] of Object.entries(PUBLIC)) {
  test(`${name} can be read by everybody`, async ({ page, checkAccessibility }) => {
    await page.goto(path);
    await checkAllForms(page, checkAccessibility);
  });
}

const DOORS: Record<string, string> = {
  'the sign-in page': '/login',
  'the set-up page without a token': '/setup',
  'the set-up page with a wrong token': '/setup?token=wrong',
  'an invitation without a token': '/invite',
  'an invitation with a wrong token': '/invite?token=wrong',
};

for (const [name, path] of Object.entries(DOORS)) {
  test(`${name} can be used by everybody`, async ({ page, checkAccessibility }) => {
    await page.goto(path);
    // there is nothing to be skipped on it
    await checkAllForms(page, checkAccessibility, false);
  });
}

const DESK: Record<string, string> = {
  'the desk': '/desk',
  'the list of articles': '/desk/articles',
  'a list that is filtered to nothing': '/desk/articles?q=xyzzy',
  'the notes of the desk': '/desk/annotations',
  'the tags of the desk': '/desk/tags',
  'the translation memory': '/desk/memory',
  'a search of the memory': '/desk/memory?q=stoltenberg&pair=en+nb',
  'the terms': '/desk/terms',
  'the form of a new term': '/desk/terms/new',
  'the import of terms': '/desk/terms/import',
  'the translation grid': '/desk/reports/translations',
  'the open checks': '/desk/reports/checks',
  'the imports': '/desk/imports',
  'an import': '/desk/imports/1',
  'the people': '/desk/people',
  'the settings': '/desk/settings',
  'the audit trail': '/desk/audit',
  'a page of the desk that is not there': '/desk/articles/999999',
};

for (const [name, path] of Object.entries(DESK)) {
  test(`${name} can be used by everybody`, async ({ signIn, checkAccessibility }) => {
    const page = await signIn('admin');
    await page.goto(path);
    await checkAllForms(page, checkAccessibility);
  });
}

/** The desk's address of a seed article. */
async function deskPathOf(requests: APIRequestContext): Promise<string> {
  const list = await (await requests.get('/desk/articles?q=avslutte+krigen')).text();
  return /"(\/desk\/articles\/\d+)"/.exec(list)?.[1] ?? '';
}

const OF_ARTICLE: Record<string, string> = {
  'an article at the desk': '',
  'the history of an article at the desk': '/history',
  'the source of an article': '/source',
  'the workspace of a translation': '/translate/en',
  'the exchange of a translation': '/translate/en/exchange',
  'the annotations of an article': '/annotations',
};

for (const [name, part] of Object.entries(OF_ARTICLE)) {
  test(`${name} can be used by everybody`, async ({ signIn, newsroom, checkAccessibility }) => {
    const page = await signIn('editor');
    await page.goto((await deskPathOf(await newsroom.requestsAs('editor'))) + part);
    await checkAllForms(page, checkAccessibility);
  });
}

test('two articles that are nearly the same can be compared by everybody', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const { file, word, title } = ownText();
  const again = `${file.buffer.toString().replace('Kanarifuglen', 'Fuglen')}\nDen ble til fredag.\n`;
  const admin = await newsroom.requestsAs('admin');
  const first = await importedFile(admin, file, { language: 'nb' });
  const second = await importedFile(
    admin,
    { ...file, name: `${word}-2.txt`, buffer: Buffer.from(again) },
    { language: 'nb' },
  );
  const page = await signIn('editor');
  await page.goto(`/desk/articles/${second.id}`);
  const near = page.getByRole('region', { name: 'Nearly the same text' });
  await near.getByRole('link', { name: `Compare with “${title}”` }).click();
  await expect(page).toHaveURL(`/desk/articles/${second.id}/near/${first.id}`);
  await expect(page.getByText('Den ble til fredag.')).toBeVisible();
  await checkAllForms(page, checkAccessibility);
  await page.getByRole('button', { name: /^Dismiss the likeness/ }).click();
  await expect(page.getByText('Dismissed: they are two articles.')).toBeVisible();
});

test('the workspace can be used by everybody while one writes and annotates in it', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const page = await signIn('editor');
  await startTranslation(page, await newsroom.article());
  await page.getByRole('button', { name: 'Keys' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.type('A draft of the first sentence.');
  await page.keyboard.press('Alt+a');
  await expect(page.getByLabel(/^Mark a phrase of the original/)).toBeFocused();
  await checkAllForms(page, checkAccessibility);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Kind', { exact: true })).toBeFocused();
  await page.getByLabel('Kind', { exact: true }).selectOption({ label: 'Fact check' });
  await checkAllForms(page, checkAccessibility);
});

test('an open menu, a dialog and a list of offers can be used by everybody', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const { path } = await newsroom.article();
  const page = await signIn('editor');
  await page.goto(path);
  await page.getByRole('combobox', { name: 'Add a tag' }).pressSequentially('nato');
  await expect(page.getByRole('option', { selected: true, name: /^Nato/ })).toBeVisible();
  await checkAccessibility(page);
  await page.goto('/desk/tags');
  await page.getByRole('button', { name: 'New tag' }).click();
  await expect(page.getByRole('dialog', { name: 'New tag' })).toBeVisible();
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize(PHONE);
  await page.getByText('Menu', { exact: true }).click();
  await checkAccessibility(page);
});

test('an article with a correction, and its page after it was withdrawn, can be read by everybody', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(60_000);
  const article: OwnArticle = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await translateAll(page, article);
  await page.goto(article.path);
  await publish(page);
  await page.getByLabel('Byline').fill('Siv Skriver');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByLabel('Correction note').fill('The author was missing.');
  await publish(page, 2);
  const ways = publishPanel(page).getByRole('link', { name: 'Read in English' });
  const address = (await ways.getAttribute('href')) ?? '';
  for (const part of ['', '/nb', '/history']) {
    await page.goto(address + part);
    await checkAllForms(page, checkAccessibility);
  }

  await page.goto(article.path);
  await publishPanel(page).getByRole('button', { name: 'Withdraw' }).click();
  await checkAccessibility(page);
  const dialog = page.getByRole('dialog', { name: 'Withdraw this article?' });
  await dialog.getByRole('button', { name: 'Withdraw' }).click();
  await expect(publishPanel(page)).toContainText('readers are told so');
  const response = await page.goto(address);
  expect(response?.status()).toBe(410);
  await checkAllForms(page, checkAccessibility);
});
