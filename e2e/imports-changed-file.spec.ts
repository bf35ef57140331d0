/** A changed file: what it would do is listed before the import, and what it did is one link from the import afterwards. */
import { expect, sentUpload, test } from './support/newsroom.ts';
import { fieldOf, startTranslation, translateAll } from './support/workspace.ts';

test('an admin reads which sentences a changed file would touch, imports it, and goes to the sentence to mend', async ({
  signIn,
  newsroom,
}) => {
  const article = await newsroom.article();
  const page = await signIn('admin');
  await startTranslation(page, article);
  await translateAll(page, article);
  const changed = article.file.buffer.toString().replace('Bergen tirsdag', 'Bergen onsdag');
  const { upload, start } = await sentUpload(await newsroom.requestsAs('admin'), {
    ...article.file,
    buffer: Buffer.from(changed),
  });

  await test.step('the preview of the file lists it beside the text that is there', async () => {
    await page.goto(upload);
    await page.getByRole('link', { name: 'What would change' }).click();
    const change = page.getByRole('region', { name: 'What would change' });
    await expect(change.getByText('English: 1 sentence')).toBeVisible();
    await expect(change.getByText(article.english[0] ?? '')).toBeVisible();
    await expect(change.locator('del').filter({ hasText: 'tirsdag' }).first()).toBeVisible();
    await expect(change.locator('ins').filter({ hasText: 'onsdag' }).first()).toBeVisible();
  });

  await test.step('the import links to what it did, and that to the sentence', async () => {
    const run = await start();
    await page.goto(`/desk/imports/${run}`);
    await page.getByRole('link', { name: 'What changed' }).click();
    await expect(
      page.getByRole('heading', { name: 'Translated sentences that are out of date since' }),
    ).toBeVisible();
    await expect(page.getByText(article.english[0] ?? '')).toBeVisible();
    await page.getByRole('link', { name: 'Sentence 1 in English' }).click();
    await expect(page).toHaveURL(`${article.path}/translate/en#s1`);
    await expect(fieldOf(page, 1)).toHaveText(article.english[0] ?? '');
    await expect(page.getByText('The original changed after this was translated')).toBeVisible();
  });
});
