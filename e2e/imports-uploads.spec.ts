/** From the choice of files to the page of the import: what goes on by itself, what waits, and where one is led. */
import type { Page } from '@playwright/test';
import { expect, type OwnText, ownText, ownWord, test } from './support/newsroom.ts';

const PREVIEW = /\/desk\/imports\/uploads\/[0-9a-f]{32}$/;
const RUN = /\/desk\/imports\/\d+$/;

/** Chooses files and goes to their preview, all of them looked at. */
async function preview(page: Page, files: OwnText['file'][]): Promise<void> {
  await page.goto('/desk/imports');
  await page.getByLabel('Files', { exact: true }).setInputFiles(files);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page).toHaveURL(PREVIEW);
  await expect(page.getByText('All files were looked at')).toBeVisible();
}

const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name, exact: true }).click();

/** Whether the browser would ask before it closes the page. */
const asksBeforeLeaving = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

test('an upload goes on when its page is left by a link, and brings nobody back', async ({ signIn }) => {
  const files = [ownText().file, ownText().file, ownText().file];
  const page = await signIn('admin');
  const gate = Promise.withResolvers<void>();
  const last = files[2]?.name ?? '';
  await page.route(`**/files?path=${last}`, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto('/desk/imports');
  await page.getByLabel('Files', { exact: true }).setInputFiles(files);
  const arrival = page.waitForResponse((response) => response.url().includes(last));
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page.getByText('2 of 3 files sent')).toBeVisible();

  expect(await page.evaluate(asksBeforeLeaving)).toBe(true);
  await goTo(page, 'Articles');
  await expect(page).toHaveURL('/desk/articles');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Articles');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.url().includes('/desk/imports/uploads/'))
      asked.push(request.url());
  });
  gate.resolve();
  expect((await arrival).status()).toBe(201);
  // when it is over, closing the page would ask nobody any more; what it leads to has been asked for by then
  await expect.poll(() => page.evaluate(asksBeforeLeaving)).toBe(false);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  expect(asked).toEqual([]);
  await expect(page).toHaveURL('/desk/articles');

  await goTo(page, 'Imports');
  const waiting = page.getByRole('region', { name: 'Sent, and not yet imported' });
  const names = RegExp(files.map(({ name }) => RegExp.escape(name)).join('|'));
  const upload = waiting.getByRole('listitem').filter({ hasText: names });
  await expect(upload).toContainText('3 files, ');
  await expect(page).toHaveURL('/desk/imports');
  await upload.getByRole('link').click();
  await expect(page).toHaveURL(PREVIEW);
  for (const { name } of files) await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
});

test('nothing is imported with what was typed on the preview and not looked at', async ({ signIn }) => {
  const { file, title } = ownText();
  const page = await signIn('admin');
  await preview(page, [file]);
  const start = page.getByRole('button', { name: 'Start import' });
  await expect(start).toBeEnabled();
  await page.getByLabel('Publisher', { exact: true }).fill('Bergens Tidende');
  await expect(start).toBeDisabled();
  await expect(page.getByText('was changed and not looked at yet')).toBeVisible();
  await page.getByLabel('Publisher', { exact: true }).fill('');
  await expect(start).toBeEnabled();
  await page.getByLabel('Publisher', { exact: true }).fill('Bergens Tidende');
  await page.getByRole('button', { name: 'Look with these' }).click();
  await expect(page).toHaveURL(/publisher=Bergens\+Tidende/);
  await expect(page.getByText('All files were looked at')).toBeVisible();
  await start.click();
  await expect(page).toHaveURL(RUN);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByLabel('Publisher', { exact: true })).toHaveValue('Bergens Tidende');
});

test('the focus goes along from the upload to the import, and Back leads to the list', async ({ signIn }) => {
  const page = await signIn('admin');
  await preview(page, [ownText().file]);
  const before = page.url();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Preview');
  await expect(heading).toBeFocused();
  await page.getByRole('button', { name: 'Start import' }).press('Enter');
  await expect(page).toHaveURL(RUN);
  await expect(heading).toHaveText(/^Import \d+: .*\.txt$/);
  await expect(heading).toBeFocused();
  await expect(page.getByText('Completed', { exact: true })).toBeVisible();
  const run = page.url();
  await page.goBack();
  await expect(page).toHaveURL('/desk/imports');
  await expect(heading).toHaveText('Imports');
  // whoever kept the address of the preview is led to what became of it
  await page.goto(before);
  await expect(page).toHaveURL(run);
  await expect(heading).not.toBeFocused();
});

test('an import that cannot be started says why beside the button', async ({
  signIn,
  newsroom,
  problems,
}) => {
  problems.allow(/404 \(Not Found\)/);
  const page = await signIn('admin');
  await preview(page, [ownText().file]);
  const address = page.url();
  await (await newsroom.requestsAs('admin')).post(`${address}/discard`);
  const start = page.getByRole('button', { name: 'Start import' });
  await start.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'That upload was not found.' })).toBeVisible();
  await expect(start).toBeFocused();
  await expect(page).toHaveURL(address);
});

test('the files of a preview are gone through one by one, to the last', async ({ signIn }) => {
  const page = await signIn('admin');
  const files = [ownText().file, ownText().file].sort((one, other) => one.name.localeCompare(other.name));
  await preview(page, files);
  await page.getByRole('link', { name: files[0]?.name ?? '' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(files[0]?.name ?? '');
  await expect(page.getByRole('link', { name: 'Previous file' })).toBeHidden();
  await page.getByRole('link', { name: 'Next file' }).click();
  await expect(heading).toHaveText(files[1]?.name ?? '');
  await expect(page.getByRole('link', { name: 'Next file' })).toBeHidden();
  await page.getByRole('link', { name: 'Previous file' }).click();
  await expect(heading).toHaveText(files[0]?.name ?? '');
});

test('a path keeps its order, in whatever direction its names are written', async ({ signIn }) => {
  const word = ownWord();
  const page = await signIn('admin');
  const text = `date 2023-05 Sak om ${word}\n\nDet hendte noe med ${word} i Bergen.\n`;
  const path = `${word}/ملف/خبر 2.txt`;
  const { id } = await (await page.request.post('/desk/imports/uploads', { headers: origin(page) })).json();
  const address = `/desk/imports/uploads/${id}`;
  const sent = await page.request.put(`${address}/files?path=${encodeURIComponent(path)}`, {
    headers: origin(page),
    data: Buffer.from(text),
  });
  expect(sent.status()).toBe(201);
  await page.goto(address);
  const link = page.getByRole('link', { name: path });
  await expect(link).toBeVisible();
  const parts = await link.locator('bdi bdi').all();
  expect(await Promise.all(parts.map((part) => part.textContent()))).toEqual([word, 'ملف', 'خبر 2.txt']);
  const places = await Promise.all(parts.map(async (part) => (await part.boundingBox())?.x ?? 0));
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

const origin = (page: Page) => ({ Origin: new URL(page.url()).origin });
