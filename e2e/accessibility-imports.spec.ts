/** The pages of imports pass axe in all their forms, whatever became of the files. */
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { checkAllForms } from './support/accessibility.ts';
import { expect, importedFile, ownText, ownWord, sentUpload, test } from './support/newsroom.ts';
import { startTranslation, translateAll } from './support/workspace.ts';

test('the pages of an import can be used by everybody, from the preview to taking it back', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const page = await signIn('admin');
  const { upload, start } = await sentUpload(await newsroom.requestsAs('admin'), ownText().file);
  await page.goto(upload);
  await expect(page.getByText('All files were looked at')).toBeVisible();
  await page.getByText('Columns of tables').click();
  await checkAllForms(page, checkAccessibility);
  await page.goto(`${upload}/entries/1`);
  await checkAllForms(page, checkAccessibility);
  const run = `/desk/imports/${await start()}`;
  for (const path of [run, `${run}?status=failed&q=x`, `${run}/roll-back`]) {
    await page.goto(path);
    await checkAllForms(page, checkAccessibility);
  }
});

test('what a changed file would do, what it did, and what was taken back can be read by everybody', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(180_000);
  const article = await newsroom.article();
  const admin = await newsroom.requestsAs('admin');
  const page = await signIn('admin');
  await startTranslation(page, article);
  await translateAll(page, article);
  const changed = article.file.buffer.toString().replace('Bergen tirsdag', 'Bergen onsdag');
  const buffer = Buffer.from(`${changed}\nEt avsnitt som er nytt.\n`);
  const { upload, start } = await sentUpload(admin, { ...article.file, buffer });
  await page.goto(upload);
  await page.getByRole('link', { name: 'What would change' }).click();
  await expect(page.getByRole('region', { name: 'What would change' })).toContainText('Bergen');
  await checkAllForms(page, checkAccessibility);

  const run = `/desk/imports/${await start({ language: 'nb' })}`;
  await page.goto(run);
  await page.getByRole('link', { name: 'What changed' }).click();
  await expect(page.getByText('Et avsnitt som er nytt.')).toBeVisible();
  await checkAllForms(page, checkAccessibility);

  await admin.post(`${run}/rollback`);
  const status = async () => (await (await admin.get(`${run}/progress`)).json()).status;
  await expect.poll(status).toBe('rolled-back');
  await page.goto(run);
  await expect(page.getByText('Taken back: the article got its earlier text again.')).toBeVisible();
  await checkAllForms(page, checkAccessibility);
});

test('records of a table, names that are written from right to left and refused files can be read by everybody', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const word = ownWord();
  const table = `id,title,text\n${word},Sak om ${word},"Dette er en sak om ${word}, og den er kort."\ntom,Sak uten tekst,\n`;
  const file = { name: `خبر-${word}.csv`, mimeType: 'text/csv', buffer: Buffer.from(table) };
  const { id, run } = await importedFile(await newsroom.requestsAs('admin'), file, { language: 'nb' });
  const page = await signIn('admin');
  await page.goto(`/desk/imports/${run}`);
  const row = page.getByRole('row', { name: `${file.name}#${word}` });
  await expect(row).toContainText('Row of a CSV table');
  // the key of the record stays behind the name of its file
  const parts = row.locator('bdi bdi');
  await expect(parts).toHaveText([file.name, word]);
  const [name, key] = [await parts.first().boundingBox(), await parts.last().boundingBox()];
  expect(name?.x).toBeLessThan(key?.x ?? 0);
  await expect(page.getByRole('row', { name: `${file.name}#tom` })).toContainText('Refused');
  await checkAllForms(page, checkAccessibility);
  await page.goto(`/desk/articles/${id}/source`);
  await expect(page.getByText(`Record ${word} of ${file.name}, line 2`)).toBeVisible();
  await checkAllForms(page, checkAccessibility);
});

test('an upload that was cut short, and why something was not done, can be read by everybody', async ({
  signIn,
  newsroom,
  server,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const { file } = ownText();
  const admin = await newsroom.requestsAs('admin');
  const { id } = await (await admin.post('/desk/imports/uploads', { data: { files: 3, bytes: 900 } })).json();
  const upload = `/desk/imports/uploads/${id}`;
  await admin.put(`${upload}/files?path=mappe/${file.name}`, { data: file.buffer });
  const page = await signIn('admin');
  await page.goto(upload);
  await expect(page.getByText('The rest is being sent')).toBeVisible();
  // as if the last had come a minute ago
  const folder = join(server.settings.DATA_DIR ?? '', 'imports', id);
  const then = new Date(Date.now() - 60_000);
  for (const name of ['upload.json', 'manifest.jsonl']) await utimes(join(folder, name), then, then);
  await page.goto('/desk/imports');
  await expect(page.getByText('2 files never came.')).toBeVisible();
  await checkAllForms(page, checkAccessibility);
  await page.goto(upload);
  await expect(page.getByText('All files that arrived were looked at')).toBeVisible();
  await checkAllForms(page, checkAccessibility);

  await admin.post(`${upload}/discard`);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL('/desk/imports/refused');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('That was not done');
  await expect(page.getByText('That upload was not found.')).toBeVisible();
  await checkAllForms(page, checkAccessibility);
  await page.getByRole('main').getByRole('link', { name: 'All imports' }).click();
  await expect(page).toHaveURL('/desk/imports');
});
