/** An import changes the original while somebody translates it: nobody’s words are taken for a translation of what they never saw. */
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, type OwnArticle, sentUpload, test } from './support/newsroom.ts';
import { expectSaved, fieldOf, openSentence, rowButton, startTranslation } from './support/workspace.ts';

const MINE = 'The bird was found on Tuesday, in Bergen.';

/** Opens the first sentence, and confirms words for it after an import has put `now` where the original had `before`. */
async function writeMeanwhile(
  page: Page,
  admin: APIRequestContext,
  article: OwnArticle,
  before: string,
  now: string,
): Promise<void> {
  await startTranslation(page, article);
  await openSentence(page, 1);
  const buffer = Buffer.from(article.file.buffer.toString().replace(before, now));
  const { start } = await sentUpload(admin, { ...article.file, buffer });
  await start({ language: 'nb' });
  await page.keyboard.type(MINE);
  await fieldOf(page, 1).press('Control+Enter');
}

test('words for an original that an import has changed are saved only for the new one, which is shown', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('translator');
  await writeMeanwhile(
    page,
    await newsroom.requestsAs('admin'),
    article,
    'funnet i Bergen tirsdag',
    'funnet i Bergen onsdag',
  );
  // the page has the new original itself by now, and still asks
  await expect(page.getByText('Another original: open to look')).toBeVisible();
  await page.getByText('Sentence 1 got another original while you wrote.').getByRole('button').click();
  const panel = page.getByRole('region', { name: 'The original of sentence 1 has changed' });
  await expect(panel.locator('del')).toContainText('tirsdag');
  await expect(panel.locator('ins')).toContainText('onsdag');
  await expect(panel).toContainText(MINE);
  await expect(rowButton(page, 1, 'conflict')).toBeVisible();
  await expect(fieldOf(page, 1)).toHaveValue(MINE);
  await checkAccessibility(page);

  await panel.getByRole('button', { name: 'Change mine first' }).click();
  await fieldOf(page, 1).fill(MINE.replace('Tuesday', 'Wednesday'));
  await panel.getByRole('button', { name: 'Save it' }).click();
  await expect(panel).toBeHidden();
  await expectSaved(page);
  await page.reload();
  const texts = page.getByRole('list', { name: 'Original and translation' });
  await expect(texts).toContainText('The bird was found on Wednesday, in Bergen.');
  await expect(rowButton(page, 1, 'draft')).toBeVisible();
});

test('words for a sentence that an import has taken out are kept, and it is said so, and where', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('translator');
  const other = `Ingen vet ennå hva ${article.word} spiser om vinteren.`;
  await writeMeanwhile(page, await newsroom.requestsAs('admin'), article, article.sentences[0] ?? '', other);
  await expect(page.getByText('Sentence 1 is not in the original any more.')).toBeVisible();
  await checkAccessibility(page);
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'what changed, in a new tab' }).click();
  await expect((await opened).getByText(MINE)).toBeVisible();
  await page.getByRole('button', { name: 'Show the original of now' }).click();
  await expect(page.getByText('Sentence 1 is not in the original any more.')).toBeHidden();
  await expect(page.getByRole('list', { name: 'Original and translation' })).toContainText(other);
});
