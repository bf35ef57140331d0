/** What an admin is told before an import and beside it: work that would be out of date, files that are not read. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, importedFile, ownText, ownWord, runOurs, sentUpload, test } from './support/newsroom.ts';
import { rowButton, startTranslation, translateAll } from './support/workspace.ts';

test('the preview of a changed file says in which language sentences would be out of date', async ({
  signIn,
  newsroom,
}) => {
  const article = await newsroom.article();
  const page = await signIn('admin');
  await startTranslation(page, article);
  await translateAll(page, article);
  const changed = article.file.buffer.toString().replace('Bergen tirsdag', 'Bergen onsdag');
  const { upload } = await sentUpload(await newsroom.requestsAs('admin'), {
    ...article.file,
    buffer: Buffer.from(changed),
  });
  await page.goto(upload);
  const row = page.getByRole('row', { name: article.file.name });
  await expect(row).toContainText('Changed');
  await expect(row).toContainText('Translations would be out of date: 1 sentence in English.');
  await page.goto(`${article.path}/translate/en`);
  await expect(rowButton(page, 1, 'translated')).toBeVisible();
});

test('a folder from the command line: what is not read is said, there and on the page of the import', async ({
  signIn,
  server,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'spalte-folder-'));
  const { file } = ownText();
  const names = ['bilde.jpg', '.DS_Store', 'lesmeg'];
  await Promise.all(names.map((name) => writeFile(join(folder, name), 'x')));
  await writeFile(join(folder, file.name), file.buffer);
  const told = await runOurs(server, 'import.ts', [folder, '--language', 'nb']);
  await rm(folder, { recursive: true });
  expect(told).toContain(`${join(folder, 'bilde.jpg')}  Not read: .jpg is the ending of no format`);
  expect(told).toContain('1 hidden file or folder is no article');
  expect(told).toMatch(/: 1 created, .* 0 refused, 2 skipped in /);
  const run = /^Run (\d+):/m.exec(told)?.[1];
  const page = await signIn('admin');
  await page.goto(`/desk/imports/${run}`);
  const left = page.getByRole('region', { name: 'Left out' });
  await expect(left).toContainText('1 hidden file or folder is no article');
  await left.getByText('2 files of a folder skipped').click();
  await expect(left.getByText('it has no ending')).toBeVisible();
});

test('a table that is called a text is cut into its articles, and the page says what becomes what', async ({
  signIn,
  newsroom,
}) => {
  const word = ownWord();
  const table = `title,date,text\nSak om ${word},2022-03-01,"Dette er en sak om ${word}, og den er kort."\n`;
  const file = { name: `${word}.txt`, mimeType: 'text/plain', buffer: Buffer.from(table) };
  await importedFile(await newsroom.requestsAs('admin'), file, { language: 'nb' });
  const page = await signIn('admin');
  await page.goto(`/desk/articles?q=${word}`);
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  await page.goto('/desk/imports');
  await page.getByText('What can be read, and what of it becomes what').click();
  const formats = page.getByRole('table', { name: 'Formats' });
  await expect(formats.getByRole('row', { name: /^WordPress export/ })).toContainText('wp:post_date');
});

test('an article that turns out to be in another language is checked again in it', async ({
  signIn,
  newsroom,
}) => {
  const word = ownWord();
  const swedish = `Statsministern sade att regeringen inte hade fattat något beslut om ${word} och att frågan måste diskuteras i riksdagen.`;
  const norwegian = `Statsministeren sier at hun ikke vet noe om ${word}, og at regjeringen skal møte dem igjen neste uke.`;
  const text = `date 2023-05 Om ${word}\n\n${norwegian}\n\n${swedish}\n`;
  const file = { name: `${word}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) };
  const { id } = await importedFile(await newsroom.requestsAs('admin'), file, { language: 'nb' });
  const page = await signIn('editor');
  await page.goto(`/desk/articles/${id}`);
  const checks = page.getByRole('region', { name: 'Source checks' });
  await expect(checks).toContainText('The paragraph is in Swedish, the article in Norwegian Bokmål.');
  await page.getByLabel('Language', { exact: true }).selectOption({ label: 'Swedish' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await page.reload();
  await expect(checks).toContainText('The paragraph is in Norwegian Bokmål, the article in Swedish.');
  await expect(checks).not.toContainText('The paragraph is in Swedish');
});
