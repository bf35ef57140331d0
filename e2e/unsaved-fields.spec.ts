/** What is written in the fields of an article, and not saved yet. */
import { expect, test } from './support/newsroom.ts';

test('the fields of an article survive a reload', async ({ signIn, newsroom }) => {
  const { path, word, title } = await newsroom.article();
  const page = await signIn('editor');
  page.on('dialog', (dialog) => dialog.accept());
  await page.goto(path);
  const field = page.getByLabel('Title');
  // a page that wakes up between selecting the old title and typing the new one would have both
  await expect(async () => {
    await field.fill(`Unsaved ${word}`);
    await expect(field).toHaveValue(`Unsaved ${word}`, { timeout: 1000 });
  }).toPass();
  await page.reload();
  await expect(page.getByText('Unsaved text from before was brought back.')).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue(`Unsaved ${word}`);
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByLabel('Title')).toHaveValue(title);
});
