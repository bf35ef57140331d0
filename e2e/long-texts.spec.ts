/** Texts that are far longer than an article: their page draws a part at a time, and leads to the others. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, importedFile, ownWord, runOurs, test } from './support/newsroom.ts';

test('the page of an article of 1,200 paragraphs with 80 slips draws 500 and 50, and leads to the others', async ({
  signIn,
  server,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'spalte-long-'));
  const paragraphs = Array.from({ length: 1_200 }, (_, n) =>
    n < 40 || n >= 1_160 ? `Avsnitt ${n} sto sto i avisen.` : `Avsnitt ${n} sto i avisen.`,
  );
  await writeFile(
    join(folder, 'lang.txt'),
    `date 2022-03-24 En svært lang tekst\n\n${paragraphs.join('\n\n')}\n`,
  );
  const told = await runOurs(server, 'import.ts', [folder, '--language', 'nb']);
  await rm(folder, { recursive: true });
  expect(told).toContain(': 1 created');

  const page = await signIn('admin');
  await page.goto('/desk/articles?q=En+svært+lang+tekst');
  await page.getByRole('link', { name: 'En svært lang tekst' }).click();
  const text = page.getByRole('region', { name: 'Text', exact: true });
  await expect(text.getByRole('listitem')).toHaveCount(500);
  const checks = page.getByRole('region', { name: 'Source checks' });
  await expect(checks.getByRole('button', { name: 'Dismiss' })).toHaveCount(50);
  await checks.getByRole('link', { name: 'Show all 80 findings' }).click();
  await expect(checks.getByRole('button', { name: 'Dismiss' })).toHaveCount(80);

  await checks.getByRole('link', { name: 'sto sto' }).last().click();
  await expect(page).toHaveURL(/\?page=3#finding-\d+$/);
  await expect(text.getByText('Avsnitt 1199')).toBeVisible();
  await text.getByRole('link', { name: 'Previous page' }).click();
  await expect(page).toHaveURL(/\?page=2#text$/);
  await expect(text.getByText('Avsnitt 500 ')).toBeVisible();
});

test('the page of an article with more slips than are kept says how many more there are', async ({
  signIn,
  newsroom,
}) => {
  const word = ownWord();
  const paragraphs = Array.from({ length: 130 }, (_, n) => `Avsnitt ${n} om ${word} sto sto i avisen.`);
  const text = `date 2022-03-24 Mange feil om ${word}\n\n${paragraphs.join('\n\n')}\n`;
  const file = { name: `${word}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) };
  const { id } = await importedFile(await newsroom.requestsAs('admin'), file, { language: 'nb' });
  const page = await signIn('editor');
  await page.goto(`/desk/articles/${id}`);
  const checks = page.getByRole('region', { name: 'Source checks' });
  await expect(checks).toContainText('100 to look at, and 30 more that are not kept');
  await expect(checks.getByRole('link', { name: 'Show all 100 findings that are kept' })).toBeVisible();
});
