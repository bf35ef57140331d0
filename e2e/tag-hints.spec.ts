/** Tags that an article’s text asks for: added by a press, or dismissed for good. */
import { expect, sentUpload, test } from './support/newsroom.ts';

test('a suggested tag that is none of the article’s is dismissed, stays away, and is brought back', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await page.goto(article.path);
  const hints = page.getByRole('region', { name: 'Suggested tags' });
  const dismiss = hints.getByRole('button', { name: 'Dismiss the suggested tag Nato' });
  const restore = hints.getByRole('button', { name: 'Restore the suggested tag Nato' });

  await test.step('dismissed by keyboard, the focus goes on to the next', async () => {
    await expect(hints.getByRole('button', { name: 'Add the tag Nato' })).toBeVisible();
    // a press does not wait for it, and before the page is ready it would be lost
    await expect(dismiss).toBeEnabled();
    await dismiss.press('Enter');
    await expect(hints.getByRole('button', { name: 'Add the tag Nato' })).toBeHidden();
    await expect(hints.locator(':focus')).toHaveCount(1);
    await expect(hints.getByText('1 dismissed')).toBeVisible();
    await checkAccessibility(page);
  });

  await test.step('it does not come back with the page, nor with a new text of the article', async () => {
    const changed = article.file.buffer.toString().replace('Bergen tirsdag', 'Bergen onsdag, sier Nato,');
    const { start } = await sentUpload(await newsroom.requestsAs('admin'), {
      ...article.file,
      buffer: Buffer.from(changed),
    });
    await start({ language: 'nb' });
    await page.reload();
    await expect(page.getByText('Bergen onsdag, sier Nato')).toBeVisible();
    await expect(hints.getByText('1 dismissed')).toBeVisible();
    await expect(dismiss).toBeHidden();
  });

  await test.step('restored, it can be added', async () => {
    await hints.getByText('1 dismissed').click();
    await restore.click();
    await expect(restore).toBeHidden();
    await hints.getByRole('button', { name: 'Add the tag Nato' }).click();
    const tags = page.getByRole('region', { name: 'Tags', exact: true });
    await expect(tags.getByText('Nato', { exact: true })).toBeVisible();
    await expect(dismiss).toBeHidden();
  });

  await test.step('what was decided stands in its history', async () => {
    await page.goto(`${article.path}/history`);
    await expect(page.getByText('Tag hint dismissed')).toBeVisible();
    await expect(page.getByText('Tag hint restored')).toBeVisible();
  });
});
