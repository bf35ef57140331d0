/** Notes beyond one article: explained once and used again, placed in a translation, and changed many at a time. */
import type { Page } from '@playwright/test';
import { expect, importedFile, type OwnArticle, test } from './support/newsroom.ts';
import { dragOver, fieldOf, openSentence, startTranslation } from './support/workspace.ts';

const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1280, height: 900 };

/** Notes words of a sentence, the article's own word where no others are given, from the open workspace. */
async function explain(
  page: Page,
  { word }: OwnArticle,
  text: string,
  sentence = 1,
  phrase = word,
): Promise<void> {
  await openSentence(page, sentence);
  const texts = page.getByRole('list', { name: 'Original and translation' });
  await dragOver(texts.getByText(sentence === 1 ? `Fuglen ${word} ble funnet` : phrase), phrase);
  await page.getByRole('button', { name: 'Annotate selection' }).click();
  await page.getByLabel('Note, in English').fill(text);
  await page.getByRole('button', { name: 'Add annotation' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible();
}

test('a word that is explained in one article is offered in another, and its note used or hidden there', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const first = await newsroom.article();
  const explanation = `A canary of the north, ${first.word}.`;
  const page = await signIn('editor');
  await startTranslation(page, first);
  await explain(page, first, explanation);

  const text = ` date 2023-06 Enda en gang\n\nIngen har sett den. Nå synger ${first.word}s unger i parken.\n`;
  const { id } = await importedFile(
    await newsroom.requestsAs('admin'),
    { name: `${first.word}-igjen.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) },
    { language: 'nb' },
  );
  const second = { path: `/desk/articles/${id}` };
  await startTranslation(page, second);
  await openSentence(page, 1);
  const offers = page.getByRole('region', { name: 'Explained in other articles' });
  await expect(offers, 'it does not stand in the first sentence').toHaveCount(0);
  await openSentence(page, 2);
  await expect(offers).toContainText(explanation);
  await expect(offers).toContainText(`${first.word}s`);
  await expect(offers.getByRole('link', { name: first.title })).toBeVisible();
  await checkAccessibility(page);

  await offers.getByRole('button', { name: new RegExp(`^Not here.*${first.word}s`) }).click();
  await expect(offers).toHaveCount(0);
  await page.goto(`${second.path}/annotations`);
  await offers.getByText('Explained in other articles').click();
  await expect(offers.getByText('One is hidden here.')).toBeVisible();
  await page.setViewportSize(PHONE);
  await checkAccessibility(page);
  await offers.getByRole('button', { name: 'Show again' }).click();
  await offers.getByRole('button', { name: `Use this note on “${first.word}s”` }).click();
  await expect(offers).toHaveCount(0);
  const copy = page.getByRole('listitem').filter({ hasText: explanation });
  await expect(copy).toContainText('Edit Editor');
  await copy.getByRole('link', { name: 'another article’s note' }).click();
  await page.waitForURL((url) => url.pathname === `${first.path}/annotations`);
});

test('a note on the original is put on the words of the translation', async ({ signIn, newsroom }) => {
  const article = await newsroom.article();
  const explanation = `Seen in ${article.word}.`;
  const page = await signIn('editor');
  await startTranslation(page, article);
  await openSentence(page, 1);
  await fieldOf(page, 1).fill(`The bird ${article.word} was found. It was Tuesday.`);
  const aligned = page.getByRole('region', { name: 'Alignment' });
  await expect(aligned.getByRole('listitem'), 'two sentences for one').toHaveText([
    `The bird ${article.word} was found.`,
    'It was Tuesday.',
  ]);
  await page.keyboard.press('Control+Enter');
  await explain(page, article, explanation);
  const about = page.getByRole('complementary', { name: 'About the sentence' });
  await about.getByRole('button', { name: 'Mark its words in English: gloss' }).click();
  const marking = page.getByRole('textbox', { name: 'Mark a phrase of the translation (English)' });
  await expect(
    marking.or(page.getByLabel('Mark a phrase of the translation (English)')).first(),
  ).toBeFocused();
  // the first word is marked; one further, and one more with it
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  const note = about.getByRole('listitem').filter({ hasText: explanation });
  await expect(note).toContainText(`bird ${article.word}`);
  await expect(note.getByRole('button', { name: 'Change its words in English: gloss' })).toBeVisible();
});

test('words are selected with the mouse across the marks of other notes', async ({ signIn, newsroom }) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await explain(page, article, 'The whole phrase.', 2, 'Natos generalsekretær');
  const words = page.locator('#s2 [data-side=source]');
  const selected = () => page.evaluate(() => document.getSelection()?.toString());
  for (const [phrase, said] of [
    ['generalsekretær og', 'More than that.'],
    ['generalsekretær', 'From the edge of a mark.'],
  ] as const) {
    await openSentence(page, 2);
    await dragOver(words, phrase);
    expect(await selected()).toBe(phrase);
    await page.getByRole('button', { name: 'Annotate selection' }).click();
    await page.getByLabel('Note, in English').fill(said);
    await page.getByRole('button', { name: 'Add annotation' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: said })).toBeVisible();
  }
  // a press alone still shows its notes, and the mark has the focus
  const mark = words.locator('mark').first();
  await mark.click();
  await expect(mark).toBeFocused();
});

test('many notes are found, changed at once, deleted and brought back', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await explain(page, article, `First of ${article.word}.`);
  await explain(page, article, `Second of ${article.word}.`, 2, 'Natos generalsekretær');

  await page.setViewportSize(WIDE);
  await page.goto('/desk');
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Notes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notes');
  await page.getByLabel('Contains').fill(article.word.toUpperCase());
  await page.getByRole('button', { name: 'Filter' }).click();
  const table = page.getByRole('table', { name: 'Notes' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await checkAccessibility(page);

  // by keyboard: all of the page, then what is done with them
  await page.getByLabel('Select all on this page').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.getByLabel('With the selected').selectOption({ label: 'Keep at the desk' });
  await page.getByRole('button', { name: 'Apply' }).press('Enter');
  await expect(page.getByText('2 notes changed.')).toBeVisible();
  await expect(table.getByRole('cell', { name: 'Desk only' })).toHaveCount(2);

  await page.getByLabel('Select all on this page').check();
  await page.getByLabel('With the selected').selectOption({ label: 'Make it: entity' });
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('No note changed. 2 notes could not be changed:')).toBeVisible();
  await expect(page.getByText('An entity note leads to a tag: choose one.')).toHaveCount(2);
  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
  await checkAccessibility(page);

  await page.getByLabel('With the selected').selectOption({ label: 'Delete' });
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('2 notes deleted.')).toBeVisible();
  await expect(page.getByText('No note matches.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 notes brought back.')).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(3);
});
