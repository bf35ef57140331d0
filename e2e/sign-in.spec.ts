/** Who gets in, who is thrown out, and what strangers learn. */
import type { Page } from '@playwright/test';
import { expect, type OwnPerson, ownWord, runOurs, test } from './support/newsroom.ts';

const MISMATCH = 'E-mail and password do not match. Check both and try again.';
const REFUSED_SIGN_IN = /api\/auth\/callback\/credentials/;

async function tryToSignIn(page: Page, { email, password }: Pick<OwnPerson, 'email' | 'password'>) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signInAs(page: Page, person: OwnPerson) {
  await page.goto('/login');
  await tryToSignIn(page, person);
  await page.waitForURL((url) => url.pathname === '/desk');
}

test('a wrong password and an unknown account get the same answer', async ({ page, server, problems }) => {
  problems.allow(REFUSED_SIGN_IN);
  const { email } = server.people.editor;
  const attempts = [
    { email, password: 'not her password' },
    { email: 'nobody.at.all@example.org', password: 'not her password' },
  ];
  for (const attempt of attempts) {
    await page.goto('/login');
    await tryToSignIn(page, attempt);
    await expect(page.getByRole('alert').filter({ hasText: MISMATCH })).toBeVisible();
    await expect(page.getByLabel('E-mail'), 'what was typed is still there').toHaveValue(attempt.email);
    await expect(page).toHaveURL(/\/login$/);
  }
});

test('nothing that is typed at the door ends up in an address', async ({ page, server, problems }) => {
  problems.allow(REFUSED_SIGN_IN);
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
  await page.goto('/login');
  await tryToSignIn(page, { email: server.people.editor.email, password: 'a-secret-in-the-address' });
  await expect(page.getByText(MISMATCH)).toBeVisible();
  addresses.push(page.url());
  expect(addresses.filter((url) => /a-secret-in-the-address|editor@example/.test(url))).toEqual([]);
});

test('the right password opens the desk, at the page that was asked for', async ({ page, server }) => {
  await page.goto('/desk/tags?kind=person');
  await expect(page).toHaveURL(`/login?next=${encodeURIComponent('/desk/tags?kind=person')}`);
  await tryToSignIn(page, server.people.editor);
  await expect(page).toHaveURL('/desk/tags?kind=person');
  await expect(page.getByRole('heading', { level: 1, name: 'Tags' })).toBeVisible();
});

test('a link to the sign-in page cannot send anybody to another site', async ({ page, server }) => {
  const traps = ['https://evil.example/desk', '//evil.example', '/\\evil.example', '/%09/evil.example'];
  await page.goto(`/login?next=${encodeURIComponent(traps[0] ?? '')}`);
  await tryToSignIn(page, server.people.editor);
  await expect(page).toHaveURL('/desk');
  // who is signed in already is sent on at once
  for (const trap of traps) {
    await page.goto(`/login?next=${trap}`);
    await expect(page, trap).toHaveURL('/desk');
  }
});

test('signing out ends the session on the server, not only in the browser', async ({
  page,
  browser,
  server,
  newsroom,
}) => {
  await signInAs(page, await newsroom.person('editor'));
  const cookies = await page.context().cookies();
  const thief = await browser.newContext({ baseURL: server.url });
  await thief.addCookies(cookies);
  const other = await thief.newPage();
  await other.goto('/desk');
  await expect(other, 'the cookie is good as long as its session lives').toHaveURL('/desk');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/login');
  await page.goto('/desk');
  await expect(page).toHaveURL(/\/login/);
  await other.reload();
  await expect(other).toHaveURL(/\/login/);
  await thief.close();
});

test('a disabled account is out at its next click, and stays out', async ({
  page,
  openAs,
  newsroom,
  problems,
}) => {
  problems.allow(REFUSED_SIGN_IN);
  const person = await newsroom.person('editor');
  await signInAs(page, person);

  const admin = await openAs('admin');
  await admin.goto('/desk/people');
  await admin.getByRole('button', { name: `Disable ${person.name}` }).click();
  await expect(admin.getByRole('button', { name: `Enable ${person.name}` })).toBeVisible();

  await page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: 'Articles', exact: true })
    .click();
  await expect(page).toHaveURL(/\/login/);
  await tryToSignIn(page, person);
  await expect(page.getByText(MISMATCH), 'the same answer as for a wrong password').toBeVisible();
});

test('an account that is disabled from the command line is out as well', async ({
  page,
  server,
  newsroom,
}) => {
  const person = await newsroom.person('translator');
  await signInAs(page, person);
  await runOurs(server, 'users.ts', ['disable', person.email]);
  await page.reload();
  await expect(page).toHaveURL(/\/login/);
});

const DESK_PAGES = [
  '/desk',
  '/desk/articles',
  '/desk/articles?status=draft',
  '/desk/articles/1',
  '/desk/articles/1/translate/en',
  '/desk/articles/1/annotations',
  '/desk/articles/1/history',
  '/desk/articles/999999',
  '/desk/tags',
  '/desk/terms',
  '/desk/terms/1',
  '/desk/terms/new',
  '/desk/terms/import',
  '/desk/imports',
  '/desk/imports/1',
  '/desk/people',
  '/desk/settings',
  '/desk/audit',
  '/desk/reports/translations',
];

test('a stranger is sent from every page of the desk to the door, and back afterwards', async ({
  request,
}) => {
  for (const path of DESK_PAGES) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect(response.status(), path).toBe(307);
    expect(response.headers().location, path).toBe(`/login?next=${encodeURIComponent(path)}`);
    expect(await response.text(), path).not.toContain('Stoltenberg');
  }
  expect((await request.get('/desk/tags/suggest?text=nato&language=nb&articleId=1')).status()).toBe(401);
  const upload = await request.post('/desk/imports/upload', { data: 'text' });
  expect(upload.status()).toBe(403);
});

test('the old address of the desk leads to it', async ({ page, signIn }) => {
  await signIn('translator');
  await page.goto('/admin');
  await expect(page).toHaveURL('/desk');
});

test('too many attempts are refused for a while, and the page says for how long', async ({
  page,
  playwright,
  server,
  newsroom,
  problems,
}) => {
  problems.allow(REFUSED_SIGN_IN);
  const person = await newsroom.person('translator');
  const requests = await playwright.request.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { Origin: server.url },
  });
  const { csrfToken } = await (await requests.get('/api/auth/csrf')).json();
  const form = { email: person.email, password: 'a guess', csrfToken, json: 'true' };
  for (let attempt = 1; attempt <= 10; attempt++) {
    const response = await requests.post('/api/auth/callback/credentials', { form });
    expect(response.status(), `attempt ${attempt}`).toBe(401);
  }
  await requests.dispose();

  await page.goto('/login');
  await tryToSignIn(page, person);
  await expect(page.getByText(/^Too many attempts\. Try again in 1\d minutes\.$/)).toBeVisible();
  // nobody else is locked out with them
  await tryToSignIn(page, server.people.translator);
  await expect(page).toHaveURL('/desk');
});

test('who is invited chooses a password once, and gets in with it', async ({ page, openAs }) => {
  const word = ownWord();
  const [name, email, password] = [`New ${word}`, `new.${word}@example.org`, `three words ${word}`];
  const admin = await openAs('admin');
  await admin.goto('/desk/people');
  await admin.getByRole('textbox', { name: 'Name' }).fill(name);
  await admin.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await admin.getByLabel('Role', { exact: true }).selectOption({ label: 'Translator' });
  await admin.getByRole('button', { name: 'Add person' }).click();
  const link = await admin.getByLabel(`Send this link to ${name}.`).inputValue();

  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('link', { name: 'Go to the sign-in page' }).click();
  await tryToSignIn(page, { email, password });
  await expect(page).toHaveURL('/desk');

  await page.goto(link);
  await expect(page.getByText('This link has been used')).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
});
