/** From the door to the reader without a mouse: everything is reached, seen to be reached, and done by keys. */
import type { Locator, Page } from '@playwright/test';
import { expect, type OwnArticle, test } from './support/newsroom.ts';
import { expectSaved, fieldOf, publishPanel } from './support/workspace.ts';

const MOST_TABS = 120;

/** Goes on with the Tab key until the element has the focus, and sees that the focus shows. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < MOST_TABS; presses++) {
    const isThere = await wanted.evaluate((element) => element === document.activeElement);
    if (isThere) {
      const outline = await wanted.evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(outline, `the focus on ${wanted} can be seen`).not.toBe('none');
      await expect(wanted).toBeInViewport();
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_TABS} presses of Tab do not lead to ${wanted}.`);
}

async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

test('an editor signs in, translates, annotates and publishes with the keyboard alone', async ({
  page,
  newsroom,
  server,
}) => {
  test.setTimeout(120_000);
  const article = await newsroom.article();
  const { email, password } = server.people.editor;
  await test.step('signs in', async () => {
    await page.goto('/login');
    await tabTo(page, page.getByLabel('E-mail'));
    await page.keyboard.type(email);
    await tabTo(page, page.getByLabel('Password'));
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/desk');
  });
  await test.step('skips the navigation and finds the article', () => find(page, article));
  await test.step('starts a translation', () => start(page, article));
  await test.step('translates', () => translate(page, article));
  await test.step('annotates', () => annotate(page));
  await test.step('publishes', () => publishByKeys(page, article));
});

async function find(page: Page, { word, title, path }: OwnArticle) {
  await press(page, page.getByRole('link', { name: 'Skip to the content' }));
  await expect(page.getByRole('main')).toBeFocused();
  await page.goto('/desk');
  const places = page.getByRole('navigation', { name: 'Desk' });
  await press(page, places.getByRole('link', { name: 'Articles', exact: true }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Articles');
  await tabTo(page, page.getByLabel('Title contains'));
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  await press(page, page.getByRole('link', { name: title }));
  await expect(page).toHaveURL(path);
}

async function start(page: Page, { path, word }: OwnArticle) {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(word);
  // a new tag on the way: typed, found, chosen
  await tabTo(page, page.getByRole('combobox', { name: 'Add a tag' }));
  await page.keyboard.type('steadfast');
  await expect(page.getByRole('option', { name: /^Steadfast Noon/, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove the tag Steadfast Noon' })).toBeVisible();
  await press(page, page.getByRole('button', { name: 'Start translation' }));
  await expect(page).toHaveURL(`${path}/translate/en`);
}

async function translate(page: Page, { english, englishTitle }: OwnArticle) {
  await press(page, page.getByRole('button', { name: /^Title\b.*edit in English$/i }));
  await expect(fieldOf(page, 'title')).toBeFocused();
  await page.keyboard.type(englishTitle);
  await page.keyboard.press('Control+Enter');
  for (const [index, text] of english.entries()) {
    await expect(fieldOf(page, index + 1)).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Control+Enter');
  }
  await expectSaved(page);
  // back and forth between sentences
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(fieldOf(page, 2)).toBeFocused();
}

const NOTE = 'He was Secretary General from 2014 to 2024.';

async function annotate(page: Page) {
  await page.keyboard.press('Alt+a');
  const phrase = page.getByLabel(/^Mark a phrase of the original/);
  await expect(phrase).toBeFocused();
  for (const _ of ['generalsekretær', 'og', 'Jens']) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('Marked: Jens Stoltenberg')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Kind', { exact: true })).toBeFocused();
  // the kinds are a list: its first letter chooses
  await page.keyboard.press('c');
  await expect(page.getByLabel('Kind', { exact: true })).toHaveValue('context');
  await tabTo(page, page.getByLabel('Note, in English'));
  await page.keyboard.type(NOTE);
  await press(page, page.getByRole('button', { name: 'Add annotation' }));
  await expect(page.getByRole('listitem').filter({ hasText: NOTE })).toBeVisible();
  await expect(fieldOf(page, 2), 'the focus is back where it came from').toBeFocused();
}

async function publishByKeys(page: Page, { path, title, english }: OwnArticle) {
  await press(page, page.getByRole('main').getByRole('link', { name: title }));
  await expect(page).toHaveURL(path);
  await press(page, publishPanel(page).getByRole('button', { name: 'Publish', exact: true }));
  await expect(publishPanel(page).getByText('Edition 1 is public since')).toBeVisible();
  await press(page, publishPanel(page).getByRole('link', { name: 'Read in English' }));
  await expect(page.getByRole('main')).toContainText(english[1] ?? '');
  // which of a note's two copies is shown, the style sheet says
  await page.waitForLoadState();
  // from the number of the note to the note, and back
  await press(page, page.getByRole('link', { name: 'note 1', exact: true }));
  await expect(page.getByRole('note', { name: 'note 1' })).toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Note 1, back to its sentence' })).toBeFocused();
}

test('the sheet of keys opens and closes by keys, and gives the focus back', async ({ signIn, newsroom }) => {
  const { path } = await newsroom.article();
  const page = await signIn('translator');
  await page.goto(path);
  await press(page, page.getByRole('button', { name: 'Start translation' }));
  await expect(page).toHaveURL(`${path}/translate/en`);
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  const button = page.getByRole('button', { name: 'Keys' });

  await press(page, button);
  await expect(sheet).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(button).toBeFocused();

  const row = page.getByRole('button', { name: /^Title\b.*edit in English$/i });
  await tabTo(page, row);
  await page.keyboard.press('?');
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('Call the sentence translated and go to the next');
  await press(page, sheet.getByRole('button', { name: 'Close' }));
  await expect(sheet).toBeHidden();
  await expect(row).toBeFocused();

  // in a field a question mark is a question mark
  await page.keyboard.press('Enter');
  await page.keyboard.type('Why?');
  await expect(sheet).toBeHidden();
  await expect(fieldOf(page, 'title')).toHaveValue('Why?');
});

test('keys of one letter can be switched off, for those whose voice types them', async ({
  signIn,
  newsroom,
}) => {
  const { path } = await newsroom.article();
  const page = await signIn('translator');
  await page.goto(path);
  await press(page, page.getByRole('button', { name: 'Start translation' }));
  await press(page, page.getByRole('button', { name: /^Title\b.*edit in English$/i }), 'j');
  const first = page.getByRole('button', { name: /^Sentence 1\b.*edit in English$/i });
  await expect(first.or(fieldOf(page, 1)).and(page.locator(':focus'))).toBeVisible();

  await press(page, page.getByRole('button', { name: 'Keys' }));
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await press(page, sheet.getByRole('checkbox', { name: /^Keys of one letter/ }), 'Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(sheet).toBeHidden();
});

test('the focus is never lost when a dialog or a list closes', async ({ signIn, newsroom }) => {
  const { path } = await newsroom.article();
  const page = await signIn('editor');
  await page.goto(path);
  const tags = page.getByRole('combobox', { name: 'Add a tag' });
  await tabTo(page, tags);
  await page.keyboard.type('nato');
  await expect(page.getByRole('option', { selected: true, name: /^Nato/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(tags).toBeFocused();

  await press(page, publishPanel(page).getByRole('button', { name: 'Publish', exact: true }));
  const withdraw = publishPanel(page).getByRole('button', { name: 'Withdraw' });
  await press(page, withdraw);
  const dialog = page.getByRole('dialog', { name: 'Withdraw this article?' });
  await press(page, dialog.getByRole('button', { name: 'Keep it public' }));
  await expect(dialog).toBeHidden();
  await expect(withdraw).toBeFocused();
});
