/** Working together in the translator's room: stale work, suggestions and review, cutting, and seeing each other. */
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, importedFile, type OwnArticle, test } from './support/newsroom.ts';
import {
  expectSaved,
  fieldOf,
  openSentence,
  publishPanel,
  rowButton,
  startTranslation,
  translateAll,
} from './support/workspace.ts';

/** The article's file is imported again, with other words. */
async function comesAgain(admin: APIRequestContext, { file }: OwnArticle, ...replaced: [string, string][]) {
  const text = replaced.reduce(
    (before, [from, to]) => before.replace(from, to),
    file.buffer.toString('utf8'),
  );
  await importedFile(admin, { ...file, buffer: Buffer.from(text) }, { language: 'nb' });
}

const texts = (page: Page) => page.getByRole('list', { name: 'Original and translation' });

test('a sentence whose original changed is kept with one key, beside what changed', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await translateAll(page, article);
  const admin = await newsroom.requestsAs('admin');
  await comesAgain(admin, article, ['ikke til stede', 'slett ikke til stede']);

  await page.goto('/desk/reports/translations');
  await page
    .getByRole('row', { name: new RegExp(article.word) })
    .getByRole('link', { name: '1 stale' })
    .click();
  await page.waitForURL(/show=stale/);
  const panel = page.getByRole('region', { name: 'The original changed' });
  await expect(panel).toBeVisible();
  await expect(panel.locator('ins')).toContainText('slett');
  await expect(rowButton(page, 2, 'stale')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Show', exact: true })).toHaveValue('stale');
  await checkAccessibility(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(panel).toBeVisible();
  await checkAccessibility(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press('Alt+k');
  await expect(panel).toBeHidden();
  await expectSaved(page);
  await expect(rowButton(page, 2, 'approved')).toBeVisible();
  await expect(texts(page)).toContainText(article.english[1] ?? '');
});

test('a note whose words changed is confirmed, one whose words went is placed again', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await page.goto(`${article.path}/annotations`);
  const annotate = async (paragraph: number, words: number) => {
    await page.getByRole('button', { name: `Annotate paragraph ${paragraph}` }).click();
    const field = page.getByRole('textbox', { name: /^Mark a phrase of the original/ });
    for (let index = 1; index < words; index++) await field.press('Shift+ArrowRight');
    await field.press('Enter');
    await page.getByRole('textbox', { name: /^Note, in/ }).fill('A word.');
    await page.getByRole('button', { name: 'Add annotation' }).click();
    await expect(page.getByRole('textbox', { name: /^Note, in/ })).toBeHidden();
  };
  await annotate(1, 2);
  await annotate(2, 1);
  const admin = await newsroom.requestsAs('admin');
  await comesAgain(admin, article, ['Fuglen ', 'Fugelen '], ['Sang hele natten', 'Alt gikk bra']);
  await page.reload();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Confirm place' }).click();
  await expect(page.getByText('Moved: check its place')).toBeHidden();

  const orphan = page.getByRole('listitem').filter({ hasText: 'Orphaned: its text is gone' });
  await orphan.getByRole('button', { name: /^Place again/ }).click();
  await orphan.getByLabel('Paragraph').selectOption({ index: 1 });
  await orphan.getByRole('textbox', { name: /^Mark a phrase/ }).press('Enter');
  await expect(page.getByText('Orphaned: its text is gone')).toBeHidden();
});

test('a translator suggests, an editor edits and accepts, another is rejected with a comment', async ({
  signIn,
  openAs,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const editor = await signIn('editor');
  await startTranslation(editor, article);
  await translateAll(editor, article);
  const translator = await openAs('translator');
  await translator.goto(`${article.path}/translate/en`);
  const suggest = async (sentence: number, text: string) => {
    await rowButton(translator, sentence).click();
    await translator.getByRole('button', { name: 'Suggest' }).click();
    const form = translator.getByRole('textbox', { name: `Your suggestion for sentence ${sentence}` });
    await form.fill(text);
    await form.press('Control+Enter');
    await expect(translator.getByRole('region', { name: 'Suggestion of Tora Translator' })).toBeVisible();
  };
  await suggest(1, `On Tuesday the bird ${article.word} was found in Bergen.`);
  await suggest(2, 'Nobody was there.');

  await editor.goto('/desk');
  const waiting = editor.getByRole('region', { name: 'Suggestions to review' });
  await waiting.getByRole('listitem').filter({ hasText: article.word }).getByRole('link').first().click();
  const first = editor.getByRole('region', { name: 'Suggestion of Tora Translator' });
  await expect(first.locator('ins').first()).toBeVisible();
  await checkAccessibility(editor);
  await first.getByRole('button', { name: 'Edit, then accept' }).click();
  const wording = `On Tuesday, the bird ${article.word} was found in Bergen.`;
  await first.getByRole('textbox', { name: 'Your wording' }).fill(wording);
  await first.getByRole('button', { name: 'Accept your wording' }).click();
  await expect(first).toBeHidden();
  await expect(rowButton(editor, 1, 'approved')).toBeVisible();
  await expect(texts(editor)).toContainText(wording);

  await rowButton(editor, 2).click();
  const second = editor.getByRole('region', { name: 'Suggestion of Tora Translator' });
  await second.getByRole('button', { name: 'Reject' }).click();
  await second.getByRole('textbox', { name: 'Why it is rejected' }).fill('Somebody was.');
  await second.getByRole('button', { name: 'Reject it' }).click();
  await expect(second).toBeHidden();

  await translator.goto('/desk');
  const mine = translator.getByRole('region', { name: 'My suggestions' });
  await expect(mine).toContainText('Somebody was.');
  await expect(mine).toContainText('Accepted');
});

test('an editor assigns a translation, and the translator finds it at the desk', async ({
  signIn,
  openAs,
  newsroom,
}) => {
  const article = await newsroom.article();
  const editor = await signIn('editor');
  await startTranslation(editor, article);
  await editor.getByRole('button', { name: /^People/ }).click();
  const dialog = editor.getByRole('dialog', { name: 'Who works on this translation' });
  await dialog.getByLabel('Person').selectOption({ label: 'admin' });
  await dialog.getByRole('button', { name: 'Assign' }).click();
  await expect(dialog.getByText('admin Translator')).toBeVisible();

  const translator = await openAs('translator');
  await translator.goto(`${article.path}/translate/en`);
  await expect(translator.getByText('This translation is assigned to others')).toBeVisible();
  await rowButton(translator, 1).click();
  await expect(translator.getByRole('button', { name: 'Suggest' })).toBeVisible();
  const admin = await openAs('admin');
  await admin.goto('/desk');
  await expect(admin.getByRole('region', { name: 'Assigned to me' })).toContainText(article.word);
});

test('an editor splits a sentence with its translation, and joins it again, by keyboard', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await translateAll(page, article);
  await openSentence(page, 2);
  await page.keyboard.press('Alt+s');
  const dialog = page.getByRole('dialog', { name: 'Split the sentence' });
  await checkAccessibility(page);
  await dialog.getByRole('slider', { name: 'Place in the original' }).press('Home');
  await dialog.getByRole('slider', { name: 'Place in the translation' }).press('ArrowRight');
  await expect(dialog.getByRole('listitem').first()).toHaveText('Natos');
  await dialog.getByRole('button', { name: 'Split' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowButton(page, 5)).toBeVisible();
  await expect(rowButton(page, 2)).toBeFocused();
  await page.keyboard.press('Alt+j');
  await expect(rowButton(page, 5)).toBeHidden();
  await expect(texts(page)).toContainText(article.english[1] ?? '');
  await page.goto(`${article.path}/translate/en#s5`);
  await expect(fieldOf(page, 2), 'the number of the joined part leads to the whole').toBeVisible();
});

async function bothOpen(
  signIn: (role: 'editor') => Promise<Page>,
  openAs: (role: 'admin') => Promise<Page>,
  article: OwnArticle,
) {
  const first = await signIn('editor');
  await startTranslation(first, article);
  const second = await openAs('admin');
  await second.goto(`${article.path}/translate/en`);
  await expect(rowButton(second, 1)).toBeVisible();
  return { first, second };
}

test('words for a sentence that somebody joined to another meanwhile wait at the whole, and are not lost', async ({
  signIn,
  openAs,
  newsroom,
}) => {
  const article = await newsroom.article();
  const { first, second } = await bothOpen(signIn, openAs, article);
  await openSentence(first, 1);
  await first.keyboard.press('Alt+j');
  await expect(rowButton(first, 2)).toBeHidden();
  await openSentence(second, 2);
  await second.keyboard.type('Words for the second.');
  const waiting = second.getByText(/^Your text for one of these sentences.*Words for the second\.$/);
  await expect(waiting).toBeVisible();
  await second.getByRole('button', { name: 'Add my text' }).click();
  await expectSaved(second);
  await second.reload();
  await expect(texts(second)).toContainText('Words for the second.');
});

test('two people see each other, and who comes second is asked before typing over', async ({
  signIn,
  openAs,
  newsroom,
}) => {
  const article = await newsroom.article();
  const { first, second } = await bothOpen(signIn, openAs, article);
  await openSentence(first, 1);
  await first.keyboard.type('The bird');
  await openSentence(second, 2);
  await expect(second.getByText('Edit Editor is here, on sentence 1')).toBeVisible();
  await rowButton(second, 1).click();
  const held = second.getByText('Edit Editor is changing this sentence.');
  await expect(held).toBeVisible();
  await expect(fieldOf(second, 1)).not.toBeEditable();
  await second.getByRole('button', { name: 'Write all the same' }).click();
  await expect(held).toBeHidden();
  await fieldOf(second, 1).press('End');
  await second.keyboard.type('A bird of mine');
  await expect(
    second.getByRole('button', { name: 'Keep mine' }).or(second.getByText(/^Saved/)),
  ).toBeVisible();
});

test('an error of a check keeps a sentence from approval, and the article from being published without a reason', async ({
  signIn,
  newsroom,
}) => {
  const article = await newsroom.article();
  const page = await signIn('editor');
  await startTranslation(page, article);
  await translateAll(page, {
    ...article,
    english: article.english.map((text, index) => (index === 1 ? `${text} 77.` : text)),
  });
  await openSentence(page, 2);
  await page.keyboard.press('Alt+Enter');
  await expect(
    page.getByText(
      /Not saved, Sentence \d: This sentence cannot be approved until an error is mended. Numbers/,
    ),
  ).toBeVisible();

  await page.goto(`/desk/reports/checks?severity=error`);
  const row = page.getByRole('row').filter({ hasText: article.word });
  await expect(row).toContainText('77');

  await page.goto(article.path);
  const panel = publishPanel(page);
  const publish = panel.getByRole('button', { name: 'Publish', exact: true });
  await expect(panel.getByRole('link', { name: /with an error of the checks/ })).toBeVisible();
  await expect(publish).toBeDisabled();
  await panel.getByLabel('Publish all the same, because').fill('The figure is in the picture.');
  await publish.click();
  await expect(panel.getByText('Edition 1 is public since')).toBeVisible();
  await page.goto(`${article.path}/history`);
  await expect(page.getByRole('table', { name: 'Editions' })).toContainText('The figure is in the picture.');
});
