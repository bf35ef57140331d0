/** What a translator sees and can do: at the screen, by typing addresses, and with requests made up from an editor's. */
import type { APIRequestContext, APIResponse, Page, Request } from '@playwright/test';
import { expect, signInByPost, test } from './support/newsroom.ts';
import { publishPanel } from './support/workspace.ts';

test('a translator sees neither people nor imports nor the audit trail', async ({ signIn }) => {
  const page = await signIn('translator');
  const places = page.getByRole('navigation', { name: 'Desk' });
  await expect(places.getByRole('link')).toHaveText([
    ...['Desk', 'Articles', 'Notes', 'Tags', 'Memory', 'Terms', 'Translations', 'Checks'],
  ]);
  await page.goto('/desk/articles');
  await expect(page.getByRole('link', { name: 'Import articles' })).toHaveCount(0);
});

test('an editor publishes, but neither imports nor manages people', async ({ signIn, newsroom }) => {
  const { path } = await newsroom.article();
  const page = await signIn('editor');
  const places = page.getByRole('navigation', { name: 'Desk' });
  await expect(places.getByRole('link')).toHaveText([
    ...['Desk', 'Articles', 'Notes', 'Tags', 'Memory', 'Terms', 'Translations', 'Checks'],
  ]);
  await page.goto(path);
  await expect(publishPanel(page).getByRole('button', { name: 'Publish' })).toBeEnabled();
});

test('a translator can read an article at the desk, but neither change nor publish it', async ({
  signIn,
  newsroom,
}) => {
  const { path, title } = await newsroom.article();
  const page = await signIn('translator');
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByText('Only editors publish.')).toBeVisible();
  await expect(page.getByText('Only editors change these fields.')).toBeVisible();
  for (const verb of ['Publish', 'Withdraw', 'Save', 'Send to review']) {
    await expect(page.getByRole('button', { name: verb, exact: true })).toHaveCount(0);
  }
  await expect(page.getByLabel('Title')).toBeDisabled();
  await expect(page.getByLabel('Add a tag')).toHaveCount(0);
  await expect(page.getByLabel(/^Kind of block/)).toHaveCount(0);
  await page.goto('/desk/tags');
  await expect(page.getByRole('button', { name: /^(New tag|Edit the tag)/ })).toHaveCount(0);
});

for (const role of ['translator', 'editor'] as const) {
  test(`who types the address of a page for admins as ${role} finds nothing there`, async ({ signIn }) => {
    const page = await signIn(role);
    for (const path of [
      '/desk/people',
      '/desk/imports',
      '/desk/imports/1',
      '/desk/settings',
      '/desk/audit',
    ]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { level: 1 }), path).toHaveText('Not found');
      await expect(page.getByRole('main'), path).not.toContainText('@example.org');
    }
  });

  test(`an upload that a form for admins would send is refused for the ${role}`, async ({ newsroom }) => {
    const requests = await newsroom.requestsAs(role);
    const file = { name: 'forged.txt', mimeType: 'text/plain', buffer: Buffer.from('Forged text.') };
    const response = await requests.post('/desk/imports/upload', { multipart: { files: file } });
    expect(response.status()).toBe(403);
  });
}

/** What a button of the desk sends to the server; the request itself is held back and never arrives. */
async function heldBack(page: Page, press: () => Promise<unknown>): Promise<Request> {
  const { promise, resolve } = Promise.withResolvers<Request>();
  await page.route('**', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    await route.abort();
    resolve(request);
  });
  await press();
  const request = await promise;
  await page.unroute('**');
  expect(request.headers()['next-action'], 'it is a server action').toBeTruthy();
  return request;
}

/** Sends the same again, with the cookies of `requests` and, if given, another Origin. */
function replay(
  requests: APIRequestContext,
  request: Request,
  origin: string | undefined,
): Promise<APIResponse> {
  const { 'next-action': action = '', 'content-type': type = '', accept = '*/*' } = request.headers();
  return requests.post(request.url(), {
    headers: {
      'Next-Action': action,
      'Content-Type': type,
      Accept: accept,
      ...(origin === undefined ? {} : { Origin: origin }),
    },
    data: request.postDataBuffer() ?? Buffer.alloc(0),
  });
}

const HELD_BACK = /net::ERR_FAILED|Failed to fetch/;

test('publishing cannot be forged: not by a translator, not from another site, not without an origin', async ({
  signIn,
  newsroom,
  playwright,
  server,
  request: reader,
  problems,
}) => {
  problems.allow(HELD_BACK);
  const { path, word } = await newsroom.article();
  const page = await signIn('editor');
  await page.goto(path);
  const publishing = await heldBack(page, () =>
    publishPanel(page).getByRole('button', { name: 'Publish', exact: true }).click(),
  );
  const cookies = await page.context().cookies();
  const editor = await playwright.request.newContext({
    baseURL: server.url,
    storageState: { cookies, origins: [] },
  });
  const translator = await newsroom.requestsAs('translator');
  const isPublic = async () => (await (await reader.get('/nb')).text()).includes(word);

  const answers = [
    await replay(translator, publishing, server.url),
    await replay(editor, publishing, 'https://evil.example'),
    await replay(editor, publishing, 'null'),
    await replay(editor, publishing, undefined),
    await replay(reader, publishing, server.url),
  ];
  for (const answer of answers) expect(await answer.text()).not.toContain('"number":1');
  expect(await isPublic(), 'none of them has published anything').toBe(false);
  await page.goto(path);
  await expect(publishPanel(page).getByText('Not public yet.')).toBeVisible();

  // the request was good: the only thing that was wrong with it was who sent it
  await replay(editor, publishing, server.url);
  expect(await isPublic(), 'the editor herself may').toBe(true);
  await editor.dispose();
});

test('nobody makes themselves an admin with a request of an admin', async ({
  openAs,
  newsroom,
  playwright,
  server,
  problems,
}) => {
  problems.allow(HELD_BACK);
  const person = await newsroom.person('translator');
  const admin = await openAs('admin');
  await admin.goto('/desk/people');
  const role = admin.getByLabel(`Role of ${person.name}`);
  const promotion = await heldBack(admin, () => role.selectOption({ label: 'Admin' }));

  const own = await playwright.request.newContext({ baseURL: server.url });
  await signInByPost(own, person);
  expect((await own.get('/desk')).ok()).toBe(true);
  await replay(own, promotion, server.url);
  await replay(own, promotion, undefined);
  expect((await own.get('/desk/people')).status()).toBe(404);
  await own.dispose();

  await admin.reload();
  await expect(role).toHaveValue('translator');
});

test('a header that claims to be another host does not make a foreign page one of ours', async ({
  signIn,
  newsroom,
  playwright,
  problems,
}) => {
  problems.allow(HELD_BACK);
  const { path } = await newsroom.article();
  const page = await signIn('editor');
  await page.goto(path);
  const review = await heldBack(page, () => page.getByRole('button', { name: 'Send to review' }).click());
  const editor = await playwright.request.newContext({
    extraHTTPHeaders: { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' },
    storageState: { cookies: await page.context().cookies(), origins: [] },
  });
  await replay(editor, review, 'https://evil.example');
  await editor.dispose();
  await page.goto(path);
  await expect(page.getByRole('region', { name: 'Status' })).toContainText('Draft');
});
