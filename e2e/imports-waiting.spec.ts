/** What is said while something lasts, or cannot be shown: a session that ended, a file that takes long to read. */
import { expect, ownText, ownWord, sentUpload, signInByPost, test } from './support/newsroom.ts';

const PREVIEW = /\/desk\/imports\/uploads\/[0-9a-f]{32}$/;

test('somebody who is signed out while sending signs in in another tab, and sends the rest', async ({
  page,
  newsroom,
  problems,
  checkAccessibility,
}) => {
  problems.allow(/401 \(Unauthorized\)/);
  const person = await newsroom.person('admin');
  await page.goto('/desk');
  await signInByPost(page.request, person);
  const files = [ownText().file, ownText().file];
  const last = files[1]?.name ?? '';
  const gate = Promise.withResolvers<void>();
  await page.route(`**/files?path=${last}`, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await page.goto('/desk/imports');
  await page.getByLabel('Files', { exact: true }).setInputFiles(files);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page.getByText('1 of 2 files sent')).toBeVisible();
  await page.context().clearCookies();
  gate.resolve();
  const alert = page.getByRole('region', { name: 'Sending' }).getByRole('alert');
  await expect(alert).toContainText('You are signed out. What has arrived is kept');
  await expect(page.getByText('1 of 2 files sent')).toBeVisible();
  await checkAccessibility(page);

  const opened = page.waitForEvent('popup');
  await alert.getByRole('link', { name: 'Sign in, in a new tab' }).click();
  const tab = await opened;
  await tab.getByLabel('E-mail').fill(person.email);
  await tab.getByLabel('Password').fill(person.password);
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await tab.waitForURL('/desk');
  await tab.close();
  await page.getByRole('button', { name: 'Send the rest' }).click();
  await expect(page).toHaveURL(PREVIEW);
  for (const { name } of files) await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
});

test('who is signed out on the preview comes back to it with what was said of all files', async ({
  signIn,
  newsroom,
  problems,
}) => {
  problems.allow(/401 \(Unauthorized\)/);
  const { upload } = await sentUpload(await newsroom.requestsAs('admin'), ownText().file);
  const page = await signIn('admin');
  await page.goto(`${upload}?language=nb&publisher=Bergens+Tidende`);
  await expect(page.getByText('All files were looked at')).toBeVisible();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Start import' }).click();
  const refused = page.getByRole('alert').filter({ hasText: 'You are signed out.' });
  await refused.getByRole('link', { name: 'Sign in again' }).click();
  await page.waitForURL((url) => url.pathname === '/login');
  const wanted = new URL(page.url()).searchParams.get('next');
  expect(wanted).toBe(`${upload}?language=nb&publisher=Bergens+Tidende`);

  for (const path of [upload, `${upload}/entries/1`]) {
    await page.goto(`${path}?language=nb&publisher=Bergens+Tidende`);
    const next = new URL(page.url()).searchParams.get('next');
    expect(next).toBe(`${path}?language=nb&publisher=Bergens+Tidende`);
  }
});

test('a file that takes long to read says so where it was asked for', async ({ signIn, newsroom }) => {
  const { file } = ownText();
  const { upload } = await sentUpload(await newsroom.requestsAs('admin'), file);
  const page = await signIn('admin');
  await page.goto(upload);
  await expect(page.getByText('All files were looked at')).toBeVisible();
  const gate = Promise.withResolvers<void>();
  await page.route(/\/entries\/1\?_rsc=/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  const link = page.getByRole('link', { name: file.name });
  await link.click();
  await expect(link.getByRole('status')).toHaveText('Reading the file …');
  gate.resolve();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(file.name);
});

/** Enough that the page of the import is there before its end. */
function manyArticles() {
  const word = ownWord();
  const records = Array.from({ length: 400 }, (_, n) =>
    JSON.stringify({
      id: `${word}-${n}`,
      title: `Sak ${n} om ${word}`,
      text: Array.from({ length: 60 }, (_, at) => `Dette er avsnitt ${at} av sak ${n} om ${word}.`).join(
        '\n\n',
      ),
    }),
  );
  const buffer = Buffer.from(records.join('\n'));
  return { name: `${word}.jsonl`, mimeType: 'application/jsonl', buffer };
}

test('the page of an import says that its numbers stand still when its reader is signed out, and leads back', async ({
  signIn,
  newsroom,
  problems,
}) => {
  problems.allow(/401 \(Unauthorized\)/);
  const { upload } = await sentUpload(await newsroom.requestsAs('admin'), manyArticles());
  const page = await signIn('admin');
  // the page is told as if its session had ended, however fast the import is
  await page.route('**/progress', (route) =>
    route.fulfill({ status: 401, json: { message: 'Signed out.' } }),
  );
  await page.goto(upload);
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page).toHaveURL(/\/desk\/imports\/\d+$/);
  const alert = page.getByRole('alert').filter({ hasText: 'You are signed out' });
  await expect(alert).toContainText('this page does not show how far the import is now');
  const path = encodeURIComponent(new URL(page.url()).pathname);
  await expect(alert.getByRole('link', { name: 'Sign in again' })).toHaveAttribute(
    'href',
    `/login?next=${path}`,
  );
});

test('the page of an import says when the server does not answer, and goes on when it does', async ({
  signIn,
  newsroom,
  problems,
}) => {
  problems.allow(/Failed to load resource/);
  const { upload } = await sentUpload(await newsroom.requestsAs('admin'), manyArticles());
  const page = await signIn('admin');
  let answer: 'none' | 'forbidden' | 'real' = 'none';
  await page.route('**/progress', (route) => {
    if (answer === 'none') return route.abort();
    return answer === 'real' ? route.continue() : route.fulfill({ status: 403, json: { message: 'No.' } });
  });
  await page.goto(upload);
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page).toHaveURL(/\/desk\/imports\/\d+$/);
  const alert = page.getByRole('alert').filter({ hasText: 'The server does not answer' });
  await expect(alert).toBeVisible();
  // who may not see it any more is shown so by the page itself, which is asked for again
  const again = page.waitForRequest((request) => new URL(request.url()).searchParams.has('_rsc'));
  answer = 'forbidden';
  await again;
  answer = 'real';
  await expect(page.getByText('Completed', { exact: true })).toBeVisible();
  await expect(alert).toBeHidden();
});
