/** Two people, one article: nothing that anybody wrote is lost, and a conflict is one sentence wide. */
import type { Page } from '@playwright/test';
import { expect, type OwnArticle, test } from './support/newsroom.ts';
import { expectSaved, fieldOf, openSentence, rowButton, startTranslation } from './support/workspace.ts';

const MINE = 'The bird was found on Tuesday, in Bergen.';
const THEIRS = 'On Tuesday the bird was found in Bergen.';

interface TwoPeople {
  article: OwnArticle;
  /** who saved first */
  first: Page;
  /** who saved the same sentence afterwards, without having seen it */
  second: Page;
}

/** Opens one translation in two browsers; `both` then does what the two do. */
const twoPeople = test.extend<{ pair: TwoPeople }>({
  pair: async ({ signIn, openAs, newsroom }, use) => {
    const article = await newsroom.article();
    const first = await signIn('editor');
    await startTranslation(first, article);
    const second = await openAs('admin');
    await second.goto(`${article.path}/translate/en`);
    await expect(rowButton(second, 1)).toBeVisible();
    await use({ article, first, second });
  },
});

/** The first person's text is saved by itself; the second one's meets it. */
async function collide({ first, second }: TwoPeople) {
  await openSentence(first, 1);
  await first.keyboard.type(THEIRS);
  await expectSaved(first);
  await openSentence(second, 1);
  // the first is still there and is asked for: the second writes knowingly
  await second.getByRole('button', { name: 'Write all the same' }).click();
  await expect(fieldOf(second, 1)).toBeFocused();
  await second.keyboard.type(MINE);
  const panel = second.getByRole('region', { name: 'Sentence 1 was changed by Edit Editor' });
  await expect(panel).toBeVisible();
  return panel;
}

/** What the server has, as a page shows it that is opened now. */
async function expectStored(page: Page, text: string) {
  await page.reload();
  await expect(page.getByRole('list', { name: 'Original and translation' })).toContainText(text);
}

twoPeople('who saves second sees both texts and still has their own', async ({ pair }) => {
  const panel = await collide(pair);
  const { first, second } = pair;
  await expect(panel).toContainText(THEIRS);
  await expect(panel).toContainText(MINE);
  await expect(panel.getByRole('heading', { name: 'Theirs (Edit Editor)' })).toBeVisible();
  await expect(fieldOf(second, 1), 'the text is still in the field').toHaveValue(MINE);
  await expect(second.getByText('Sentence 1 was changed by somebody else while you wrote.')).toBeVisible();
  await expect(rowButton(second, 1, 'conflict')).toBeVisible();

  // confirming is no choice: the key leads to the choices instead
  await fieldOf(second, 1).press('Control+Enter');
  await expect(panel.getByRole('button', { name: 'Keep mine' })).toBeFocused();
  await expectStored(first, THEIRS);
});

twoPeople('“Keep mine” puts the own text on top of theirs, which stays in the history', async ({ pair }) => {
  const panel = await collide(pair);
  const { first, second } = pair;
  await panel.getByRole('button', { name: 'Keep mine' }).click();
  await expect(panel).toBeHidden();
  await expectSaved(second);
  await expectStored(first, MINE);

  await openSentence(first, 1);
  await first.getByRole('button', { name: 'History' }).click();
  const earlier = first
    .getByRole('region', { name: 'History' })
    .getByRole('listitem')
    .filter({ hasText: 'Edit Editor' });
  await expect(earlier).toContainText(THEIRS);
});

twoPeople('“Take theirs” sets the own text aside, from where it can be put back', async ({ pair }) => {
  const panel = await collide(pair);
  const { first, second } = pair;
  await panel.getByRole('button', { name: 'Take theirs' }).click();
  await expect(panel).toBeHidden();
  await expect(fieldOf(second, 1)).toHaveValue(THEIRS);
  await expectStored(first, THEIRS);

  await second.getByRole('button', { name: 'Put my text back' }).click();
  await expect(fieldOf(second, 1)).toHaveValue(MINE);
  await expectSaved(second);
  await expectStored(first, MINE);
});

twoPeople('“Edit a merge” saves a third text, and shows both until then', async ({ pair }) => {
  const panel = await collide(pair);
  const { first, second } = pair;
  await panel.getByRole('button', { name: 'Edit a merge' }).click();
  await expect(fieldOf(second, 1)).toBeFocused();
  const merge = 'It was on Tuesday, in Bergen, that the bird was found.';
  await fieldOf(second, 1).fill(merge);
  await expect(panel).toContainText(THEIRS);
  await panel.getByRole('button', { name: 'Save the merge' }).click();
  await expect(panel).toBeHidden();
  await expectSaved(second);
  await expectStored(first, merge);
});

twoPeople('two people on different sentences never meet', async ({ pair: { first, second, article } }) => {
  await openSentence(first, 1);
  await openSentence(second, 2);
  for (const word of ['One', 'and', 'two', 'and', 'three.']) {
    await first.keyboard.type(`${word} `);
    await second.keyboard.type(`${word} `);
  }
  await first.keyboard.press('Control+Enter');
  await second.keyboard.press('Control+Enter');
  await expectSaved(first);
  await expectSaved(second);
  for (const page of [first, second]) {
    await expect(page.getByRole('button', { name: 'Keep mine' })).toHaveCount(0);
    await page.goto(`${article.path}/translate/en`);
    for (const sentence of [1, 2]) await expect(rowButton(page, sentence, 'translated')).toBeVisible();
  }
});

test('two people who edit the fields of an article are told which field both have changed', async ({
  signIn,
  openAs,
  newsroom,
}) => {
  const { path, word } = await newsroom.article();
  const first = await signIn('editor');
  const second = await openAs('admin');
  for (const page of [first, second]) await page.goto(path);
  await first.getByLabel('Title').fill(`First ${word}`);
  await first.getByLabel('Publisher').fill('First Gazette');
  await first.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(first.getByText(/^Saved/)).toBeVisible();

  await second.getByLabel('Title').fill(`Second ${word}`);
  await second.getByLabel('Byline').fill('Second Author');
  await second.getByRole('button', { name: 'Save', exact: true }).click();
  const alert = second.getByRole('alert').filter({ hasText: 'Somebody else changed the same' });
  await expect(alert).toBeVisible();
  const details = second.getByRole('region', { name: 'Details' });
  await expect(details).toContainText(`First ${word}`);
  await expect(details.getByLabel('Publisher'), 'theirs, where only they wrote').toHaveValue('First Gazette');
  await expect(details.getByLabel('Byline'), 'own, where only oneself wrote').toHaveValue('Second Author');
  await details.getByRole('button', { name: 'Keep yours' }).click();
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(`Second ${word}`);
  await first.reload();
  await expect(first.getByLabel('Byline')).toHaveValue('Second Author');
});

const NO_LINE = /net::ERR_|Failed to fetch/;

test('what is written without a connection is kept, and sent when the line is back', async ({
  signIn,
  newsroom,
  context,
  problems,
}) => {
  problems.allow(NO_LINE);
  const article = await newsroom.article();
  const page = await signIn('translator');
  await startTranslation(page, article);
  await openSentence(page, 1);
  await context.setOffline(true);
  await page.keyboard.type(MINE);
  const trouble = page.getByText('The server cannot be reached. One text is kept in this browser');
  await expect(trouble).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type(THEIRS);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('2 texts are kept in this browser')).toBeVisible();

  await context.setOffline(false);
  await expectSaved(page);
  await expect(trouble).toBeHidden();
  await expectStored(page, MINE);
  await expectStored(page, THEIRS);
});

/** The server is there, but takes nothing, until what this gives is called. The route stays: what is under way when a route goes is lost. */
async function refuseSaving(page: Page): Promise<() => void> {
  let isRefusing = true;
  await page.route('**', (route) =>
    isRefusing && route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  return () => {
    isRefusing = false;
  };
}

test('text that the server has not got survives a reload, and is saved after it', async ({
  signIn,
  newsroom,
  problems,
}) => {
  problems.allow(NO_LINE);
  const article = await newsroom.article();
  const page = await signIn('translator');
  await startTranslation(page, article);
  page.on('dialog', (dialog) => dialog.accept());
  const takeAgain = await refuseSaving(page);
  await openSentence(page, 2);
  await page.keyboard.type(MINE);
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await page.reload();
  const back = page.getByText('Text that had not been saved was brought back from this browser: Sentence 2');
  await expect(back).toBeVisible();
  await expect(page.getByRole('list', { name: 'Original and translation' })).toContainText(MINE);

  takeAgain();
  // it may have got through while the page was left; then there is nothing more to save, and no line that says so
  await expect(async () => {
    await page.reload();
    await expect(rowButton(page, 2, 'draft')).toBeVisible();
    await expect(back).toBeHidden({ timeout: 1000 });
  }).toPass({ timeout: 40_000, intervals: [3000] });
  await expect(page.getByRole('list', { name: 'Original and translation' })).toContainText(MINE);
});

test('text that was left unsaved meets what somebody else has saved meanwhile', async ({
  signIn,
  openAs,
  newsroom,
  problems,
}) => {
  problems.allow(NO_LINE);
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  page.on('dialog', (dialog) => dialog.accept());
  const takeAgain = await refuseSaving(page);
  await openSentence(page, 1);
  await page.keyboard.type(MINE);
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();

  const other = await openAs('admin');
  await other.goto(`${article.path}/translate/en`);
  await openSentence(other, 1);
  await other.keyboard.type(THEIRS);
  await expectSaved(other);

  takeAgain();
  await page.reload();
  const panel = page.getByRole('region', { name: /^Sentence 1 was changed by/ });
  await openSentence(page, 1);
  await expect(panel).toContainText(THEIRS);
  await expect(panel).toContainText(MINE);
});

test('who is signed out while writing loses nothing: the text is sent after signing in again', async ({
  page,
  newsroom,
  context,
}) => {
  const person = await newsroom.person('translator');
  const article = await newsroom.article();
  const signIn = async (tab: Page) => {
    await tab.getByLabel('E-mail').fill(person.email);
    await tab.getByLabel('Password').fill(person.password);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.waitForURL(/\/desk/);
  };
  await page.goto('/login');
  await signIn(page);
  await startTranslation(page, article);
  await openSentence(page, 1);
  await context.clearCookies();
  await page.keyboard.type(MINE);
  await expect(page.getByText('You are signed out. One text is kept in this browser')).toBeVisible();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Sign in, in a new tab' }).click();
  const tab = await opened;
  await signIn(tab);
  await tab.close();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expectSaved(page);
  await expectStored(page, MINE);
});
