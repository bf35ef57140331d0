/** The workspace under the hands: what is never waited for, where the focus is, and what the other text of a conflict is. */
import type { APIResponse, Locator, Page } from '@playwright/test';
import { expect, test } from './support/newsroom.ts';
import { expectSaved, fieldOf, openSentence, rowButton, startTranslation } from './support/workspace.ts';

const PHONE = { width: 390, height: 844 };

test('a presence or a history that is never answered delays no save', async ({ signIn, newsroom }) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  const unanswered: string[] = [];
  // the routes hold what they get: nothing is ever sent on
  await page.route(/\/(presence|history|compared|library)(\?|$)/, (route) => {
    unanswered.push(new URL(route.request().url()).pathname.split('/').at(-1) ?? '');
  });
  await startTranslation(page, article);
  await openSentence(page, 1);
  await page.keyboard.type('The bird.');
  await expectSaved(page);
  await page.getByRole('button', { name: 'History' }).click();
  for (const number of [2, 3, 4]) {
    await openSentence(page, number);
    await page.keyboard.type(`Sentence ${number}.`);
    await page.keyboard.press('Control+Enter');
  }
  await expectSaved(page);
  for (const name of ['presence', 'history', 'compared', 'library'])
    await expect.poll(() => unanswered, `${name} was asked for`).toContain(name);
  // one at a time: a browser has few lines to one server
  expect(unanswered.filter((name) => name === 'presence')).toHaveLength(1);
  await page.goto(article.path);
  await page.goto(`${article.path}/translate/en`);
  for (const number of [2, 3, 4]) await expect(rowButton(page, number, 'translated')).toBeVisible();
});

test('a sentence is saved for who may, from a page of the site, and for nobody else', async ({
  signIn,
  newsroom,
  request: nobody,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  const requests = await newsroom.requestsAs('translator');
  const room = `${article.path}/translate/en`;
  const segmentId = 1;
  const data = { segmentId, version: 0, text: 'Forged.', state: 'approved' };
  const kind = async (response: Promise<APIResponse>) => (await (await response).json()).kind;
  const Origin = 'https://example.org';
  for (const [what, body] of [
    ['sentence', data],
    ['title', { version: 1, title: 'Forged' }],
    ['compared', {}],
  ] as const) {
    const address = `${room}/${what}`;
    expect(await kind(requests.post(address, { data: body, headers: { Origin } })), what).toBe('forbidden');
    expect(await kind(nobody.post(address, { data: body })), what).toMatch(/^(forbidden|signed-out)$/);
    expect(await kind(requests.post(address, { data: 'no object' })), what).toBe('invalid');
    const large = { ...body, text: 'a'.repeat(1_000_000) };
    expect(await kind(requests.post(address, { data: large })), what).toBe('invalid');
  }
  for (const what of [`${room}/history?segmentId=1`, `${room}/notes`, `${article.path}/library`])
    expect(await kind(nobody.get(what)), what).toBe('signed-out');
  expect(await kind(requests.get(`${room}/history`)), 'of no sentence').toBe('invalid');
  expect(await kind(requests.get(`${article.path}/translate/sv/notes`)), 'not begun').toBe('not-found');
  await page.reload();
  await expect(page.getByRole('main')).not.toContainText('Forged');
});

test('a text that meets what a machine wrote meanwhile says which machine it was', async ({
  signIn,
  openAs,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  const other = await openAs('admin');
  await other.goto(`${article.path}/translate/en`);
  await openSentence(other, 1);
  await other.keyboard.press('Alt+m');
  await expect(fieldOf(other, 1)).not.toHaveValue('');

  await openSentence(page, 1);
  await page.keyboard.type('The bird was found.');
  const panel = page.getByRole('region', { name: 'Sentence 1 was changed by a machine (Fake 1)' });
  await expect(panel).toContainText('A machine (Fake 1) wrote another text, saved by admin');
  await expect(panel.getByRole('heading', { name: 'The machine’s (Fake 1)' })).toBeVisible();
  await expect(
    page.getByText('Sentence 1 was translated by a machine (Fake 1) while you wrote.'),
  ).toBeVisible();
  await checkAccessibility(page);
  await panel.getByRole('button', { name: 'Take the machine’s' }).click();
  await expect(fieldOf(page, 1)).toHaveValue(`[en] ${article.sentences[0]}`);
});

test('the focus begins where the work is, and no bar covers it', async ({ signIn, newsroom }) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await expect(fieldOf(page, 'title')).toBeFocused();
  await page.keyboard.type('A title');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('The bird.');
  await page.keyboard.press('Control+Enter');
  await expectSaved(page);
  await page.reload();
  await expect(fieldOf(page, 2), 'the first that is not translated').toBeFocused();
  await page.goto(article.path);
  await page.goto(`${article.path}/translate/en#s4`);
  await expect(fieldOf(page, 4), 'the one that the address names').toBeFocused();
  await page.setViewportSize({ width: 1280, height: 420 });
  for (const key of ['Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowDown'])
    await expectUncovered(page, key);
  for (let presses = 0; presses < 12; presses++) await expectUncovered(page, 'Shift+Tab');
});

test('on a phone nothing takes the focus by itself, the tabs stand in the order of the wide screen, and no bar covers the focus', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('translator');
  await page.setViewportSize(PHONE);
  await startTranslation(page, article);
  await page.goto(`${article.path}/translate/en#s2`);
  await expect(rowButton(page, 2)).toBeVisible();
  await expect(page.getByRole('tab')).toHaveText([/^Memory/, /^Terms/, /^Checks/, /^Notes/, /^History/]);
  await expect(page.getByRole('tab', { name: 'Memory' })).toHaveAttribute('aria-selected', 'true');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await checkAccessibility(page);
  await rowButton(page, 2).focus();
  for (let presses = 0; presses < 12; presses++) await expectUncovered(page, 'Tab');
});

/** Presses the key, and sees that what has the focus then is itself what stands there on the screen (WCAG 2.4.11). */
async function expectUncovered(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  const focused: Locator = page.locator(':focus');
  if ((await focused.count()) === 0) return;
  await expect
    .poll(
      () =>
        focused.evaluate((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const inView = (value: number) => Math.min(Math.max(value, 1), window.innerHeight - 1);
          const at = (y: number) => document.elementFromPoint((left + right) / 2, y);
          const seen = [inView(top + 2), inView(bottom - 2)].map(at);
          return seen.some((hit) => hit !== null && (element.contains(hit) || hit.contains(element)));
        }),
      { message: `what has the focus after ${key} can be seen` },
    )
    .toBe(true);
}
