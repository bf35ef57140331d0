/** Importing as an admin does it: send, look, start, watch, read why, take back. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, importedFile, type OwnText, ownText, ownWord, test } from './support/newsroom.ts';

const PREVIEW = /\/desk\/imports\/uploads\/[0-9a-f]{32}$/;
const RUN = /\/desk\/imports\/\d+$/;

/** The row of a file begins with its name; others may name it as what they are like. */
const row = (page: Page, name: string) => page.getByRole('row', { name: RegExp(`^${RegExp.escape(name)}`) });
const textFile = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** Chooses files and goes to their preview, all of them looked at. */
async function preview(page: Page, files: OwnText['file'][]): Promise<void> {
  await page.goto('/desk/imports');
  await page.getByLabel('Files', { exact: true }).setInputFiles(files);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page).toHaveURL(PREVIEW);
  await expect(page.getByText('All files were looked at')).toBeVisible();
}

async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page).toHaveURL(RUN);
}

test('an admin sees what would happen, starts the import, watches it, reads the reasons and takes it back', async ({
  signIn,
}) => {
  test.setTimeout(120_000);
  const [text, other] = [ownText(), ownText()];
  // sorts after the other, and so comes after it
  const twin = textFile(`zz-${ownWord()}.txt`, `${text.file.buffer.toString()}\n\n`);
  const empty = textFile('=cmd()+empty.txt', '   \n');
  const page = await signIn('admin');

  await test.step('the preview says of each file what would become of it, and why', async () => {
    await preview(page, [text.file, other.file, twin, empty]);
    await expect(row(page, other.file.name)).toContainText('New');
    await expect(row(page, empty.name)).toContainText('Refused');
    await expect(row(page, empty.name)).toContainText('only white space');
    await expect(row(page, twin.name)).toContainText(`The same text as “${text.file.name}”.`);
    await page.getByRole('navigation', { name: 'Outcome' }).getByRole('link', { name: 'Refused 1' }).click();
    await expect(page.getByRole('row')).toHaveCount(2);
    await page.getByRole('navigation', { name: 'Outcome' }).getByRole('link', { name: 'All 4' }).click();
    await expect(page.getByRole('row')).toHaveCount(5);
  });

  await test.step('the blocks of a file stand beside its raw text', () => lookAtBlocks(page, other));

  await test.step('the import runs to its end and says what became of each file', async () => {
    await start(page);
    await expect(page.getByText('2 created, 1 duplicate, 1 refused')).toBeVisible();
    await expect(page.getByText('Completed with issues')).toBeVisible({ timeout: 20_000 });
    await expect(row(page, empty.name)).toContainText('The file has only white space');
  });
  await test.step('the report can be had as CSV and as JSON', () => readReports(page, [text, other]));
  await test.step('the refused file comes back as it was', () => unpackRefused(page, empty));
  await test.step('what somebody has worked on stays when the import is taken back', () =>
    rollBack(page, text, other));
});

async function lookAtBlocks(page: Page, { file, title, sentences }: OwnText) {
  await row(page, file.name).getByRole('link', { name: file.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(file.name);
  const raw = page.getByRole('region', { name: 'Raw text' }).last();
  const blocks = page.getByRole('region', { name: 'Blocks' });
  await expect(blocks.getByRole('listitem')).toHaveCount(3);
  await expect(raw).toContainText(title);
  await expect(raw).toContainText('Date');
  const size = file.buffer.toString().length;
  await expect(page.getByText(`All ${size} characters are accounted for`)).toBeVisible();

  // pointing at a block marks its raw stretch, and by keyboard as well
  const second = blocks.getByRole('listitem').nth(1);
  await second.hover();
  const marked = raw.locator('[data-active]');
  await expect(marked).toHaveCount(1);
  await expect(marked).toContainText(sentences[2] ?? '');
  await blocks.getByRole('link', { name: '3 Quote' }).focus();
  await expect(marked).toContainText(sentences[3] ?? '');
  await page.getByRole('link', { name: 'Back to the preview' }).click();
  await expect(page).toHaveURL(PREVIEW);
}

async function readReports(page: Page, created: OwnText[]) {
  const csv = await downloaded(page, 'Report as CSV');
  expect(csv.name).toMatch(/^import-\d+\.csv$/);
  const lines = csv.bytes.toString('utf8').split('\r\n');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/^\ufefffile,outcome,reason,warnings,/);
  for (const { file, title } of created) {
    const line = lines.find((each) => each.startsWith(`${file.name},created`)) ?? '';
    expect(line).toContain(title);
    expect(line).toContain(createHash('sha256').update(file.buffer).digest('hex'));
  }
  // a spreadsheet must not calculate the name of a file
  expect(lines.some((line) => line.startsWith("'=cmd()+empty.txt,refused"))).toBe(true);

  const json = JSON.parse((await downloaded(page, 'Report as JSON')).bytes.toString('utf8'));
  expect(json.run.counts).toEqual({ created: 2, updated: 0, unchanged: 0, duplicate: 1, failed: 1 });
  expect(json.files.map((file: { status: string }) => file.status).sort()).toEqual([
    'created',
    'created',
    'duplicate',
    'failed',
  ]);
}

async function unpackRefused(page: Page, refused: OwnText['file']) {
  const { bytes } = await downloaded(page, 'The refused file as ZIP');
  const files = unzipSync(new Uint8Array(bytes));
  expect(Object.keys(files)).toEqual([refused.name]);
  expect(Buffer.from(files[refused.name] ?? []).equals(refused.buffer)).toBe(true);
}

async function downloaded(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function rollBack(page: Page, kept: OwnText, gone: OwnText) {
  const run = page.url();
  await page.getByRole('link', { name: kept.title }).first().click();
  await page.getByLabel('Byline').fill('Siv Skriver');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();

  await page.goto(run);
  await page.getByRole('link', { name: 'Roll back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Roll back import \d+\?$/);
  await expect(page.getByRole('region', { name: 'What goes away' })).toContainText(gone.title);
  await expect(page.getByRole('region', { name: 'What stays' })).toContainText(kept.title);
  await expect(page.getByRole('region', { name: 'What stays' })).toContainText('Article edited');
  await page.getByRole('button', { name: 'Roll back' }).click();
  await expect(page).toHaveURL(run);
  await expect(page.getByText('Rolled back', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(row(page, kept.file.name).first()).toContainText('It stayed when the import was rolled back');
  await expect(row(page, gone.file.name)).toContainText('Gone again: rolled back');
  await page.goto(`/desk/articles?q=${gone.word}`);
  await expect(page.getByText('0 articles', { exact: true })).toBeVisible();
  await page.goto(`/desk/articles?q=${kept.word}`);
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
}

test('an import goes on when its page is left, and the history finds it', async ({ signIn }) => {
  const page = await signIn('admin');
  const word = ownWord();
  const files = Array.from({ length: 40 }, (_, index) =>
    textFile(
      `${word}-${index}.txt`,
      `date 2022-03 Sak ${index} ${word}\n\nDet hendte noe i ${word} ${index}.\n`,
    ),
  );
  await preview(page, files);
  await start(page);
  const progress = `${page.url()}/progress`;
  await page.goto('/desk');
  const status = async () => (await (await page.request.get(progress)).json()).status;
  await expect.poll(status, { timeout: 30_000 }).toBe('completed');
  await page.goto('/desk/imports');
  await page.getByLabel('File or person').fill(`${word}-39`);
  await page.getByRole('button', { name: 'Filter' }).click();
  const found = page.getByRole('table', { name: 'Imports' }).getByRole('row');
  await expect(found).toContainText([/Started by/, `${word}-`]);
  await found.getByRole('link', { name: /^Import \d+$/ }).click();
  await expect(page.getByText('40 created', { exact: true }).first()).toBeVisible();
  await page.getByLabel('Path contains').fill(`${word}-39`);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
});

test('a preview that nobody wants is discarded with its files', async ({ signIn, server }) => {
  const page = await signIn('admin');
  await preview(page, [ownText().file]);
  const id = page.url().split('/').at(-1) ?? '';
  const folder = join(server.settings.DATA_DIR ?? '', 'imports');
  expect(await readdir(folder)).toContain(id);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL('/desk/imports');
  expect(await readdir(folder)).not.toContain(id);
  const response = await page.goto(`/desk/imports/uploads/${id}`);
  expect(response?.status()).toBe(404);
});

test('pictures stay at home, and a form without a text is not sent', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.goto('/desk/imports');
  const picture = { name: 'bird.png', mimeType: 'image/png', buffer: Buffer.from('PNG') };
  await page.getByLabel('Files', { exact: true }).setInputFiles([picture]);
  await expect(page.getByRole('listitem').filter({ hasText: 'bird.png: no text' })).toBeVisible();
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choose at least one file' })).toBeVisible();
  await expect(page).toHaveURL('/desk/imports');
});

test('a file that cannot be sent stays behind with its reason, and the others go', async ({ signIn }) => {
  const { file } = ownText();
  const page = await signIn('admin');
  await page.goto('/desk/imports');
  await page.getByLabel('Files', { exact: true }).setInputFiles([textFile('nul.txt', 'Tekst.'), file]);
  await expect(page.getByText('This file is not sent; the others can be.')).toBeVisible();
  await expect(page.getByText('“nul.txt” is a name that some systems keep for themselves')).toBeVisible();
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page).toHaveURL(PREVIEW);
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(row(page, file.name)).toContainText('New');
});

test('files that are dropped are sent like those that are chosen', async ({ signIn }) => {
  const { file } = ownText();
  const page = await signIn('admin');
  await page.goto('/desk/imports');
  const dropped = await page.evaluateHandle(
    ({ name, text }) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name, { type: 'text/plain' }));
      return data;
    },
    { name: file.name, text: file.buffer.toString() },
  );
  await page.getByText('Drop files and folders here').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByText(`One file, ${file.buffer.length} bytes.`)).toBeVisible();
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page).toHaveURL(PREVIEW);
  await expect(row(page, file.name)).toContainText('New');
});

test('a browser without script sends, looks, starts and reads as well', async ({
  newsroom,
  browser,
  server,
}) => {
  const { file } = ownText();
  const { cookies } = await (await newsroom.requestsAs('admin')).storageState();
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto('/desk/imports');
  await page.getByLabel('Files', { exact: true }).setInputFiles([file]);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page).toHaveURL(PREVIEW);
  const looked = async () => {
    await page.reload();
    return page.getByText('All files were looked at').count();
  };
  await expect.poll(looked, { timeout: 20_000 }).toBe(1);
  await row(page, file.name).getByRole('link', { name: file.name }).click();
  await page.getByRole('link', { name: '1 Paragraph' }).click();
  await expect(page).toHaveURL(/#raw-0$/);
  await page.getByRole('link', { name: 'Back to the preview' }).click();
  await start(page);
  const ended = async () => {
    await page.reload();
    return page.getByText('Completed', { exact: true }).count();
  };
  await expect.poll(ended, { timeout: 20_000 }).toBe(1);
  await context.close();
});

test('an article shows its file, and what became of every character of it', async ({ signIn, newsroom }) => {
  const { file, sentences } = ownText();
  const { id, run } = await importedFile(await newsroom.requestsAs('admin'), file, { language: 'nb' });
  const page = await signIn('admin');
  await page.goto(`/desk/articles/${id}`);
  await page.getByRole('link', { name: 'Raw text and what became of it' }).click();
  const source = page.getByRole('region', { name: 'Source', exact: true });
  await expect(source).toContainText(createHash('sha256').update(file.buffer).digest('hex'));
  await expect(source.getByRole('link', { name: `Import ${run}` })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Blocks' })).toContainText(sentences[1] ?? '');
  const { name, bytes } = await downloaded(page, 'Download the file as it came');
  expect(name).toBe(file.name);
  expect(bytes.equals(file.buffer)).toBe(true);
});

test('a slip that a check found is dismissed and brought back', async ({ signIn, newsroom }) => {
  const word = ownWord();
  const text = `date 2023-05 Fuglen ${word} sang\n\nFuglen ${word} sang sang hele natten i Bergen og ingen sov.\n\nSå ble det stille.\n`;
  const admin = await newsroom.requestsAs('admin');
  const { id } = await importedFile(admin, textFile(`${word}.txt`, text), { language: 'nb' });
  const page = await signIn('editor');
  await page.goto(`/desk/articles/${id}`);
  const checks = page.getByRole('region', { name: 'Source checks' });
  await expect(checks).toContainText('stands twice in a row');
  await checks.getByRole('button', { name: /^Dismiss “sang sang”/ }).click();
  await expect(checks).toContainText('Everything that was found is dismissed.');
  await checks.getByText('1 dismissed').click();
  await checks.getByRole('button', { name: /^Restore “sang sang”/ }).click();
  await expect(checks.getByRole('button', { name: /^Dismiss “sang sang”/ })).toBeVisible();
});
