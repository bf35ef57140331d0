/** One translation for several sentences: put together, read, and taken apart again. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/newsroom.ts';
import {
  expectSaved,
  fieldOf,
  openSentence,
  publish,
  publishPanel,
  rowButton,
  startTranslation,
  translateAll,
} from './support/workspace.ts';

const bothButton = (page: Page, state = '') =>
  page.getByRole('button', { name: new RegExp(`^Sentences 1–2\\b.*${state}.*edit in English$`, 'i') });
const bothField = (page: Page) =>
  page.getByRole('textbox', { name: 'Sentences 1–2 in English', exact: true });

test('an editor translates two sentences as one, publishes them, and takes them apart', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const [first = '', second = ''] = article.english;
  const page = await signIn('editor');
  await startTranslation(page, article);
  await translateAll(page, article);
  await openSentence(page, 1);
  await page.keyboard.press('Alt+g');

  await expect(bothButton(page, 'translated')).toBeFocused();
  await expect(rowButton(page, 2)).toBeHidden();
  await expect(bothField(page)).toHaveValue(`${first} ${second}`);
  const source = page
    .locator('[data-row] [data-side=source]')
    .filter({ hasText: article.sentences[0] ?? '' });
  await expect(source, 'the original of both, to the character').toContainText(article.sentences[1] ?? '');
  await expect(source.locator('[data-number="2"]')).toBeVisible();
  await checkAccessibility(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(bothField(page)).toBeVisible();
  await checkAccessibility(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  const list = page.getByRole('navigation', { name: 'Sentences' });
  await expect(list.getByRole('listitem').filter({ hasText: article.sentences[1] ?? '' })).toContainText(
    article.sentences[0] ?? '',
  );

  const together = `The bird ${article.word} was found in Bergen, and the Secretary General of NATO and Jens Stoltenberg were not there.`;
  await bothField(page).fill(together);
  await page.keyboard.press('Alt+Enter');
  await expectSaved(page);
  await expect(bothButton(page, 'approved')).toBeVisible();

  await page.goto(article.path);
  await publish(page);
  const address = await publishPanel(page)
    .getByRole('link', { name: 'Read in English' })
    .getAttribute('href');
  await page.goto(`${address}#s2`);
  await expect(page.locator('#s1')).toHaveText(together);
  await expect(
    page.locator('#s1').locator('#s2'),
    'the number of the second leads to the text of both',
  ).toHaveCount(1);
  await page.goto(`${address}/nb#s2`);
  const row = page.locator('.row').filter({ hasText: together });
  await expect(row.locator('.cell.left')).toHaveText(`${article.sentences[0]} ${article.sentences[1]}`);
  await expect(row.locator('#s2')).toHaveCount(1);
  await checkAccessibility(page);

  await page.goto(`${article.path}/translate/en#s2`);
  await expect(bothField(page), 'and so it does at the desk').toBeVisible();
  await bothButton(page).click();
  await page.keyboard.press('Alt+x');
  const dialog = page.getByRole('dialog', { name: 'Take the translation apart' });
  await checkAccessibility(page);
  const slider = dialog.getByRole('slider', { name: 'Place in the translation' });
  await slider.press('Home');
  for (let words = 0; words < 7; words++) await slider.press('ArrowRight');
  await expect(dialog.getByRole('listitem').first()).toHaveText(
    `The bird ${article.word} was found in Bergen,`,
  );
  await dialog.getByRole('button', { name: 'Take apart' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowButton(page, 2, 'approved')).toBeVisible();
  await expect(rowButton(page, 1, 'approved')).toBeFocused();
  await openSentence(page, 2);
  await expect(fieldOf(page, 2)).toHaveValue(
    'and the Secretary General of NATO and Jens Stoltenberg were not there.',
  );
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText(
    'Translate the sentence together with the next one',
  );
});

test('a translator does it with the button, and is told when somebody was there first', async ({
  signIn,
  openAs,
  newsroom,
}) => {
  const article = await newsroom.article();
  const page = await signIn('translator');
  await startTranslation(page, article);
  await openSentence(page, 1);
  const late = await openAs('editor');
  await late.goto(`${article.path}/translate/en`);
  await rowButton(late, 1).click();
  await page.getByRole('button', { name: 'Translate with next' }).click();
  await expect(bothButton(page, 'untranslated')).toBeFocused();
  await late.getByRole('button', { name: 'Translate with next' }).click();
  await expect(late.getByText(/Reload/)).toBeVisible();

  await openSentence(late, 2);
  await late.keyboard.type('Too late.');
  const waiting = late.getByText(/^Your text for one of these sentences.*Too late\.$/);
  await expect(waiting, 'the rows are drawn anew, and no word is lost').toBeVisible();
  await expect(bothButton(late, 'untranslated'), 'and who types on types nowhere').toBeFocused();
  await page.getByRole('button', { name: 'Take apart' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take the translation apart' });
  await dialog.getByRole('button', { name: 'Take apart' }).click();
  await expect(rowButton(page, 2, 'untranslated')).toBeVisible();
});
