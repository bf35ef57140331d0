/** Checks that ask more than the sentence itself: the rest of the corpus and the termbase. */
import type { Page } from '@playwright/test';
import { expect, importedFile, type OwnText, ownText, test } from './support/newsroom.ts';
import {
  expectSaved,
  fieldOf,
  openSentence,
  publishPanel,
  rowButton,
  startTranslation,
  translateAll,
} from './support/workspace.ts';

const PHONE = { width: 390, height: 844 };

/** Another text with the same sentence in it. */
function textWith(sentence: string): OwnText['file'] & { title: string } {
  const { word, title, file } = ownText();
  const buffer = Buffer.from(` date 2023-05 ${title}\n\nFuglen ${word} er borte. ${sentence}\n`);
  return { ...file, title, buffer };
}

async function write(page: Page, sentence: number, text: string): Promise<void> {
  await (await openSentence(page, sentence)).fill(text);
  await page.keyboard.press('Control+Enter');
  await expectSaved(page);
}

test('the same sentence translated differently is shown with the other, found in the list, and let stand with a reason', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const article = await newsroom.article();
  const [shared = '', english = ''] = [article.sentences[0], article.english[0]];
  const other = textWith(shared);
  const { id } = await importedFile(await newsroom.requestsAs('admin'), other, { language: 'nb' });
  const page = await signIn('editor');
  await startTranslation(page, { path: `/desk/articles/${id}` });
  await write(page, 2, `On Tuesday somebody found ${article.word} in Bergen.`);

  await startTranslation(page, article);
  const checks = page
    .getByRole('complementary', { name: 'About the sentence' })
    .getByRole('region', { name: 'Checks' });
  const otherwise = `The same sentence is translated “On Tuesday somebody found ${article.word} in Bergen.” elsewhere.`;
  await openSentence(page, 1);
  await page.keyboard.press('Alt+m');
  await expect(checks, 'a machine’s draft is nobody’s measure').toContainText('what the machine gave');
  await expect(checks).not.toContainText(otherwise);
  await page.keyboard.press('Control+Enter');
  await expectSaved(page);
  await rowButton(page, 1).click();
  await expect(checks, 'confirmed, it is compared').toContainText(otherwise);
  await write(page, 1, english);
  await rowButton(page, 1).click();
  await expect(checks).toContainText(otherwise);
  await checkAccessibility(page);
  await rowButton(page, 3).click();
  const row = page.locator('li[data-row]').filter({ hasText: shared });
  await expect(row.locator('[data-checks]')).toHaveText('1 warning');
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'With checks (1)' });
  const list = page.getByRole('navigation', { name: 'Sentences' });
  await expect(list.getByRole('listitem')).toHaveCount(1);

  await page.goto(`/desk/reports/checks?kind=same-source&article=${article.id}`);
  await expect(page.getByLabel('Article', { exact: true })).toHaveValue(String(article.id));
  await expect(page.getByText('1 open, 0 of them errors')).toBeVisible();
  await checkAccessibility(page);
  await page.setViewportSize(PHONE);
  await checkAccessibility(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(page.getByRole('link', { name: `${other.title} English, 2` })).toBeVisible();
  await page.getByRole('link', { name: 'English, 1', exact: true }).click();
  await page.waitForURL((url) => url.hash === '#s1');
  await expect(rowButton(page, 1)).toHaveAttribute('aria-current', 'true');

  await checks.getByRole('button', { name: /^Dismiss: The same sentence/ }).click();
  await checks.getByLabel('Why it is right as it is').fill('Here it is a caption.');
  await checks.getByRole('button', { name: 'Dismiss it' }).click();
  await expect(checks).toContainText('Here it is a caption.');
  await expect(checks.getByRole('link', { name: `${other.title} English, 2` })).toBeHidden();
  await page.goto(`/desk/reports/checks?kind=same-source&article=${article.id}`);
  await expect(page.getByText('The checks find nothing like that.')).toBeVisible();
  await page.goto(`/desk/reports/checks?kind=same-source&article=${id}`);
  await expect(page.getByRole('row').filter({ hasText: english })).toBeVisible();
});

test('a term that becomes forbidden is an error: in the row, in the gate with a link to the sentence, and in the list', async ({
  signIn,
  newsroom,
}) => {
  test.setTimeout(120_000);
  const article = await newsroom.article();
  const { word } = article;
  const page = await signIn('editor');
  await startTranslation(page, article);
  await translateAll(page, article);
  const workspace = new URL(page.url()).pathname;
  await page.goto('/desk/terms/new');
  await page.getByLabel('Preferred in Norwegian Bokmål').fill(word);
  await page.getByLabel('Preferred in English').fill(`${word}finch`);
  await page.getByLabel('Not to be used in English').fill(word);
  await page.getByRole('button', { name: 'Create the term' }).click();
  await page.waitForURL(/\/desk\/terms\/\d+$/);

  await page.goto(`/desk/reports/checks?severity=error&article=${article.id}`);
  await expect(page.getByRole('row').filter({ hasText: 'Forbidden term (error)' })).toContainText(
    `“${word}” is not to be used.`,
  );
  await page.goto(article.path);
  const panel = publishPanel(page);
  await expect(panel.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
  const reason = panel.getByRole('listitem').filter({ hasText: 'with an error of the checks' });
  await reason.getByRole('link', { name: 'Sentence 1', exact: true }).click();
  await page.waitForURL((url) => url.pathname === workspace && url.hash === '#s1');

  await openSentence(page, 1);
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByText(/cannot be approved until an error is mended. Forbidden term/)).toBeVisible();
  await expect(rowButton(page, 1, 'translated'), 'it is not called approved').toBeVisible();
  await rowButton(page, 1).click();
  await fieldOf(page, 1).fill((article.english[0] ?? '').replace(word, `${word}finch`));
  await page.keyboard.press('Alt+Enter');
  await expectSaved(page);
  await page.goto(article.path);
  await expect(panel).not.toContainText('with an error of the checks');
  await page.goto(`/desk/reports/checks?severity=error&article=${article.id}`);
  await expect(page.getByText('The checks find nothing like that.')).toBeVisible();
});
