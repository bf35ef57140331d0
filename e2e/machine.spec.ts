/** Machine translation: a sentence, then the rest; marked until somebody looks, known to history, checks and gate. */
import { expect, type OwnArticle, test } from './support/newsroom.ts';
import {
  expectSaved,
  fieldOf,
  openSentence,
  publishPanel,
  rowButton,
  startTranslation,
} from './support/workspace.ts';

const PHONE = { width: 390, height: 844 };
const said = ({ sentences }: OwnArticle, number: number) => `[en] ${sentences[number - 1]}`;
const MARK = 'By machine (Fake 1), not confirmed';

test('a machine translates a sentence by key and the others after a question; what nobody changed is known to the gate', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  const row = (number: number) => page.locator(`#s${number}`);

  const first = await openSentence(page, 1);
  await page.keyboard.press('Alt+m');
  await expect(first).toHaveValue(said(article, 1));
  await expect(row(1)).toContainText(MARK);
  await expect(rowButton(page, 1, 'draft')).toBeVisible();
  const about = page.getByRole('complementary', { name: 'About the sentence' });
  await expect(about.getByRole('region', { name: 'Checks' })).toContainText(
    'This is what the machine gave (Fake 1), unmodified.',
  );
  await about.getByRole('button', { name: 'History' }).click();
  await expect(about.getByRole('region', { name: 'History' })).toContainText('By a machine (Fake 1)');
  await checkAccessibility(page);
  // a text that is there is not the machine's to change
  await first.fill(article.english[0] ?? '');
  await page.keyboard.press('Alt+m');
  await expect(page.getByText('The translation is not empty: the machine was not asked.')).toBeAttached();
  await expect(first).toHaveValue(article.english[0] ?? '');
  await expect(row(1)).not.toContainText(MARK);
  await page.keyboard.press('Control+Enter');
  await expectSaved(page);

  await page.getByRole('button', { name: 'Translate all by machine' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Fake gets the title and 3 sentences without a translation');
  await expect(dialog).toContainText(/Today [\d,]+ of 200,000 are left\./);
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Translate the title and 3 sentences' }).click();
  await expect(dialog).toContainText('4 texts of 4 translated by machine.');
  await checkAccessibility(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  // nothing is left to ask for: what it came to can still be read
  await page.getByRole('button', { name: 'Translate all by machine' }).click();
  await expect(dialog).toContainText('4 texts of 4 translated by machine.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  for (const number of [2, 3, 4]) {
    await expect(row(number)).toContainText(said(article, number));
    await expect(row(number)).toContainText(MARK);
  }
  await expect(row(1)).toContainText(article.english[0] ?? '');

  const title = await openSentence(page, 'title');
  await expect(title).toHaveValue(`[en] ${article.title}`);
  await expect(page.locator('#title')).toContainText('By machine (Fake 1), unmodified');
  await title.fill(article.englishTitle);
  await expect(page.locator('#title')).not.toContainText('By machine');
  await page.keyboard.press('Control+Enter');
  for (const number of [2, 3, 4]) {
    await openSentence(page, number);
    await page.keyboard.press('Control+Enter');
    await expect(row(number)).not.toContainText(MARK);
  }
  await expectSaved(page);
  await page.reload();
  await expect(rowButton(page, 2, 'translated')).toBeVisible();

  await page.goto(article.path);
  const reason = publishPanel(page)
    .getByRole('listitem')
    .filter({ hasText: 'are the machine’s, unmodified' });
  await expect(reason).toContainText(/\d\d % of the words of the translation into English/);
  await expect(reason.getByRole('link', { name: 'Sentence 1', exact: true })).toHaveCount(0);
  await reason.getByRole('link', { name: 'Sentence 2', exact: true }).click();
  await page.waitForURL((url) => url.hash === '#s2');

  for (const number of [2, 3, 4]) {
    await openSentence(page, number);
    await fieldOf(page, number).fill(article.english[number - 1] ?? '');
    await page.keyboard.press('Control+Enter');
  }
  await expectSaved(page);
  await page.goto(article.path);
  await expect(publishPanel(page).getByRole('listitem').filter({ hasText: 'not approved' })).toBeVisible();
  await expect(publishPanel(page)).not.toContainText('the machine’s');
});

test('on a phone a translator asks the machine with a button', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('translator');
  await page.setViewportSize(PHONE);
  await startTranslation(page, article);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.locator('#s1').getByRole('button', { name: 'Translate by machine' }).click();
  await expect(fieldOf(page, 1)).toHaveValue(said(article, 1));
  await expect(page.locator('#s1')).toContainText(MARK);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
  await checkAccessibility(page);
});

test('an admin sees how the machine is set up and tries it; nobody asks it from elsewhere', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('admin');
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Settings' }).click();
  const settings = page.getByRole('region', { name: 'Machine translation' });
  await expect(settings).toContainText('Fake 1');
  await expect(settings).toContainText(/of 200,000 characters/);
  await settings.getByLabel('From').selectOption('nb');
  await settings.getByLabel('Into').selectOption('nn');
  await settings.getByLabel('Sentence').fill('Hun kommer ikke.');
  await settings.getByRole('button', { name: 'Translate the sentence' }).click();
  await expect(settings.getByRole('status')).toContainText('[nn] Hun kommer ikke.');
  await checkAccessibility(page);

  const requests = await newsroom.requestsAs('translator');
  const address = `${article.path}/translate/en/machine`;
  const body = { data: { sentences: [{ segmentId: 1, version: 0 }] } };
  const foreign = await requests.post(address, { ...body, headers: { Origin: 'https://example.org' } });
  expect(foreign.status()).toBe(403);
  expect((await requests.post(address, { data: { sentences: [] } })).status()).toBe(400);
  expect((await requests.post(address, body)).status(), 'no translation was begun').toBe(404);
});
