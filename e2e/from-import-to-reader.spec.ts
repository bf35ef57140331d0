/** The main job: raw text in, a published page in two languages out, with nothing lost on the way. */
import type { Page } from '@playwright/test';
import { expect, type OwnText, ownText, test } from './support/newsroom.ts';
import {
  dragOver,
  expectSaved,
  fieldOf,
  openSentence,
  publish,
  publishPanel,
  rowButton,
  startTranslation,
} from './support/workspace.ts';

/** A text that has become an article: `path` is its page at the desk. */
type Imported = OwnText & { path: string };

test('a text goes from a file to readers in two languages, with its notes', async ({
  signIn,
  openAs,
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const text = ownText();
  const admin = await openAs('admin');
  const path = await test.step('an admin uploads it', () => upload(admin, text));
  const article = { ...text, path };
  const slug = `canary-${article.word}`;
  const title = `Kanarifuglen ${article.word} sang hele natten`;
  const page = await signIn('editor');

  await test.step('finds it in the list', () => findInList(page, article));
  await test.step('sets title and address', () => editFields(page, { title, slug }));
  await test.step('says that a paragraph is one', () => correctKind(page));
  await test.step('tags it', () => tag(page, article.word));
  await test.step('translates it', () => translate(page, article));
  await test.step('annotates it', () => annotate(page));
  await test.step('publishes it', () => publishWithReasons(page, article));

  const reader = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const paper = await reader.newPage();
  await test.step('readers get it without JavaScript', () => read(paper, { ...article, title, slug }));
  await reader.close();
});

/** Through the form and the preview; returns the article's address at the desk. */
async function upload(page: Page, { file, title }: OwnText): Promise<string> {
  await page.goto('/desk/imports');
  await page.getByLabel('Files', { exact: true }).setInputFiles([file]);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await expect(page).toHaveURL(/\/desk\/imports\/uploads\/[0-9a-f]{32}$/);
  await page.getByLabel('Language', { exact: true }).selectOption({ label: 'Norwegian Bokmål' });
  await page.getByRole('button', { name: 'Look with these' }).click();
  await expect(page.getByRole('row').filter({ hasText: file.name })).toContainText('New');
  await page.getByRole('button', { name: 'Start import' }).click();
  await expect(page).toHaveURL(/\/desk\/imports\/\d+$/);
  await expect(page.getByText('1 created')).toBeVisible();
  await expect(page.getByText('Completed', { exact: true })).toBeVisible();
  const path = await page.getByRole('link', { name: title }).getAttribute('href');
  return path ?? '';
}

async function findInList(page: Page, { word, title, path }: Imported) {
  await page.goto('/desk/articles');
  await page.getByLabel('Title contains').fill(word);
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: title });
  await expect(row).toContainText('Draft');
  await row.getByRole('link', { name: title }).click();
  await expect(page).toHaveURL(path);
}

async function editFields(page: Page, { title, slug }: { title: string; slug: string }) {
  const details = page.getByRole('region', { name: 'Details' });
  await details.getByLabel('Title').fill(title);
  await details.getByLabel('Address (slug)').fill(slug);
  await expect(publishPanel(page).getByRole('button', { name: 'Publish' })).toBeDisabled();
  await expect(publishPanel(page)).toContainText('The details hold unsaved text; save or discard it first.');
  await details.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(details.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

async function correctKind(page: Page) {
  await expect(publishPanel(page)).toContainText('The kind of one block is a guess.');
  const kind = page.getByLabel('Kind of block 2');
  await expect(kind.getByRole('option', { selected: true })).toHaveText('Heading');
  await kind.selectOption({ label: 'Paragraph' });
  await expect(publishPanel(page)).not.toContainText('is a guess');
  await page.reload();
  await expect(kind.getByRole('option', { selected: true })).toHaveText('Paragraph');
}

async function tag(page: Page, word: string) {
  const section = page.getByRole('region', { name: 'Tags', exact: true });
  const field = section.getByRole('combobox', { name: 'Add a tag' });
  const tags = section.getByRole('listitem');
  // his name stands in the text: offered, and there only once it is pressed
  const suggested = page.getByRole('region', { name: 'Suggested tags' });
  await expect(tags).toHaveCount(0);
  await suggested.getByRole('button', { name: 'Add the tag Jens Stoltenberg' }).click();
  await expect(tags).toHaveText(['Jens Stoltenberg']);
  await expect(suggested.getByRole('button', { name: 'Add the tag Jens Stoltenberg' })).toHaveCount(0);
  await section.getByRole('button', { name: 'Remove the tag Jens Stoltenberg' }).click();
  await expect(tags).toHaveCount(0);

  // another spelling of his name than the one that is shown
  await field.pressSequentially('zelenskij');
  const offer = { name: 'Volodymyr Zelenskyj also “Zelenskij”', selected: true };
  await expect(page.getByRole('option', offer)).toBeVisible();
  await field.press('Enter');
  await expect(tags).toHaveText(['Volodymyr Zelenskyj']);
  await expect(section.getByRole('term')).toHaveText(['Person']);

  await field.pressSequentially(`Emne ${word}`);
  await page.getByRole('option', { name: `Create “Emne ${word}” as topic` }).click();
  await expect(tags).toHaveCount(2);
  await section.getByRole('button', { name: 'Remove the tag Volodymyr Zelenskyj' }).click();
  await expect(tags).toHaveText([`Emne ${word}`]);
  await expect(section.getByRole('term')).toHaveText(['Topic']);
}

async function translate(page: Page, article: Imported) {
  const { english, englishTitle } = article;
  await startTranslation(page, article);
  await (await openSentence(page, 'title')).fill(englishTitle);
  await page.keyboard.press('Control+Enter');
  await expect(fieldOf(page, 1)).toBeFocused();

  // what is written is saved when the writing pauses, as a draft, whether it is confirmed or not
  await page.keyboard.type(english[0] ?? '');
  await expectSaved(page);
  await expect(rowButton(page, 1, 'draft')).toBeVisible();
  await page.reload();
  await expect(page.getByText(english[0] ?? '')).toBeVisible();
  await expect(page.getByText('0 of 4 translated, 0 approved')).toBeVisible();

  await openSentence(page, 1);
  await page.keyboard.press('Control+Enter');
  for (const [index, text] of english.entries()) {
    if (index === 0) continue;
    await expect(fieldOf(page, index + 1)).toBeFocused();
    await page.keyboard.type(text);
    await page.keyboard.press('Control+Enter');
  }
  await expectSaved(page);
  await expect(page.getByText('4 of 4 translated, 0 approved')).toBeVisible();
}

const BY_MOUSE = 'The highest official of the alliance.';
const BY_KEYBOARD = 'Two who are often seen together.';

async function annotate(page: Page) {
  await openSentence(page, 2);
  const texts = page.getByRole('list', { name: 'Original and translation' });
  await dragOver(texts.getByText('Natos generalsekretær'), 'Natos generalsekretær');
  await page.getByRole('button', { name: 'Annotate selection' }).click();
  await page.getByLabel('Note, in English').fill(BY_MOUSE);
  await page.getByRole('button', { name: 'Add annotation' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: BY_MOUSE })).toContainText(
    'Natos generalsekretær',
  );

  // the next one begins inside the first and reaches beyond it
  await expect(fieldOf(page, 2)).toBeFocused();
  await page.keyboard.press('Alt+a');
  const phrase = page.getByLabel('Mark a phrase of the original (Norwegian Bokmål)');
  await expect(phrase).toBeFocused();
  await page.keyboard.press('ArrowRight');
  for (const _ of ['og', 'Jens', 'Stoltenberg']) await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('Marked: generalsekretær og Jens Stoltenberg')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Kind', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Note, in English')).toBeFocused();
  await page.keyboard.type(BY_KEYBOARD);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('listitem').filter({ hasText: BY_KEYBOARD })).toContainText(
    'generalsekretær og Jens Stoltenberg',
  );
}

async function publishWithReasons(page: Page, { path, sentences }: Imported) {
  await page.goto(path);
  const panel = publishPanel(page);
  await expect(panel).toContainText('Not public yet.');
  await expect(panel).toContainText('Norwegian Bokmål, English');
  await expect(panel).toContainText('The rights in the original are unknown.');
  await expect(panel).toContainText(
    `${sentences.length} sentences of the translation into English not approved.`,
  );
  await publish(page);
  const ways = panel.getByRole('link', { name: /^Read in/ });
  await expect(ways).toHaveText(['Read in Norwegian Bokmål', 'Read in English']);
  await expect(page.getByRole('region', { name: 'Status' })).toContainText('Published');
}

/** Every page of the article as somebody sees it whose browser runs no script. */
async function read(
  page: Page,
  { title, slug, sentences, english, englishTitle, word }: Imported & { slug: string },
) {
  await page.goto('/en');
  await page.getByRole('link', { name: englishTitle }).click();
  await expect(page).toHaveURL(`/en/${slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(englishTitle);
  for (const sentence of english) await expect(page.getByRole('main')).toContainText(sentence);
  await expect(page.getByRole('main')).not.toContainText(sentences[0] ?? '');

  await page.getByRole('navigation', { name: 'Read in' }).getByRole('link', { name: 'Norsk bokmål' }).click();
  await expect(page).toHaveURL(`/nb/${slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  for (const sentence of sentences) await expect(page.getByRole('main')).toContainText(sentence);
  await expect(page.getByRole('note').filter({ hasText: BY_MOUSE })).toBeVisible();
  await expect(page.getByRole('note').filter({ hasText: BY_KEYBOARD })).toBeVisible();
  await expect(page.getByRole('link', { name: `Emne ${word}` })).toBeVisible();

  await page.getByRole('link', { name: 'Side om side' }).click();
  await expect(page).toHaveURL(`/nb/${slug}/en`);
  for (const text of [...sentences, ...english]) {
    await expect(page.getByText(text, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('note').filter({ hasText: BY_MOUSE })).toBeVisible();
}
