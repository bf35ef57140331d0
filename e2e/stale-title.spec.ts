/** A title changes under its translation: no reader gets the old headline before somebody has looked at it. */
import { expect, sentUpload, test } from './support/newsroom.ts';
import {
  expectSaved,
  publish,
  publishPanel,
  rowButton,
  startTranslation,
  translateAll,
} from './support/workspace.ts';

test('a translated title of another title blocks publishing until it is kept', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await translateAll(page, article);
  await page.goto(article.path);
  await publish(page);

  const details = page.getByRole('region', { name: 'Details' });
  await details.getByLabel('Title').fill(`Rettet ${article.word}`);
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  const panel = publishPanel(page);
  await expect(panel).toContainText('The title has changed since it was translated');
  await expect(panel.getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();

  await page.goto('/desk/reports/translations');
  await page
    .getByRole('row', { name: new RegExp(article.word) })
    .getByRole('link', { name: 'title stale' })
    .click();
  await page.waitForURL(/show=stale/);
  const changed = page.getByRole('region', { name: 'The original changed' });
  await expect(changed.locator('ins')).toContainText('Rettet');
  await expect(rowButton(page, 'title', 'stale')).toBeVisible();
  await checkAccessibility(page);
  await changed.getByRole('button', { name: 'Keep' }).click();
  await expect(changed).toBeHidden();
  await expectSaved(page);
  await expect(rowButton(page, 'title', 'translated')).toBeVisible();

  await page.goto(article.path);
  await expect(panel).not.toContainText('The title has changed');
  await publish(page, 2);
  await expect(panel.getByRole('link', { name: 'Read in English' })).toBeVisible();
});

test('a changed file with another title lists the translated one before and after, and leads to it', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const article = await newsroom.article();
  const page = await signIn('admin');
  await startTranslation(page, article);
  await translateAll(page, article);
  const changed = article.file.buffer.toString().replace(article.title, `Rettet ${article.word}`);
  const { upload, start } = await sentUpload(await newsroom.requestsAs('admin'), {
    ...article.file,
    buffer: Buffer.from(changed),
  });
  await page.goto(upload);
  await expect(page.getByRole('row', { name: article.file.name })).toContainText(
    'The translated title would be out of date: English.',
  );
  await page.getByRole('link', { name: 'What would change' }).click();
  const change = page.getByRole('region', { name: 'What would change' });
  await expect(
    change.getByRole('heading', { name: 'Translated titles that would be out of date' }),
  ).toBeVisible();
  await expect(change.getByText(article.englishTitle)).toBeVisible();
  await checkAccessibility(page);

  const run = await start();
  await page.goto(`/desk/imports/${run}`);
  await page.getByRole('link', { name: 'What changed' }).click();
  await expect(
    page.getByRole('heading', { name: 'Translated titles that are out of date since' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Title in English' }).click();
  await expect(page).toHaveURL(`${article.path}/translate/en#title`);
  await expect(page.getByText('The title changed after it was translated')).toBeVisible();
});
